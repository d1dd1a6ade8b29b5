"""Search of the reports by words, numbers and phrases, for people who read them.

Nothing is ranked: what is found stands in the order of the report. It knows no questions.
"""
