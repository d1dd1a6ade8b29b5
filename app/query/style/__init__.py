"""What was typed -> what is asked, the same whatever its dress: greetings, captions, capitals.

Nothing is left out that changes the need: a country, a year, a number or a negation stays.
"""
