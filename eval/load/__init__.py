"""Many people at once on the real server of this machine, every answer checked.

Knows nothing of scores.
"""
