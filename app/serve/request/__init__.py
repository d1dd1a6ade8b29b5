"""What every request meets, whatever answers it: whom it is from and for, and the log.

Knows nothing of what the page's functions take.
"""
