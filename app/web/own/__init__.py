"""A report of one's own on the page: what it is called, and what to ask it at first."""
