"""Measures what the chat says: questions -> run -> scores.

Answers through `app`'s answering module exactly as the chat does; imports no screen.
"""
