"""Answers to what is asked about the last answer: where it stands, more of it, shorter, added up.

Nothing of a conversation is kept: its answers are concluded again from its turns, and only for such
a question.
"""
