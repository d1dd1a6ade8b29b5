"""A conversation to take away: as text, Markdown, a web page, a Word document and a table.

What is taken is said once (`content.py`); every other module writes it in a form of its own.
"""
