"""Figures and answers -> pictures, tables and reports in HTML.

Knows nothing of the command line and the browser.
"""
