"""What was typed -> what to search for: its language, and the countries and periods it is tied to.

Knows nothing of answers, HTML or servers.
"""
