"""Systems put to a question file -> a run file, and what it was made with.

Knows nothing of scores.
"""
