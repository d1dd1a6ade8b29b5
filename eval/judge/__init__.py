"""A run and what its questions say of right answers -> whether each answer is right, and why not.

Knows nothing of gold quotes and of files.
"""
