"""Overviews of a report: which one a question asks for, in which form, and how it is said.

It knows what was asked and what was prepared; what it says are sentences of the report.
"""
