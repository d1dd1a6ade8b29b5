"""The line an answer opens with: what was asked, in verbatim values or a calculation over them.

Imports `app.query` and what finds facts; knows nothing of how an answer is said or shown.
"""
