"""The server: from the socket to the page.

Knows nothing of passwords.
"""
