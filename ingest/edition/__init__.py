"""Editions: a report's text as a person reviewed it, and what else was prepared for it.

Knows files and the text of a report; nothing of how a report is read automatically from a PDF.
"""
