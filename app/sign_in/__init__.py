"""Who may ask: users, passwords, sessions and the page to sign in on.

Knows nothing of what is asked.
"""
