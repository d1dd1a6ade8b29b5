"""A page of HTML -> its lines, each marked as what it is."""
