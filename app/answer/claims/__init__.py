"""Statements -> what the report says of each: the same, something else, a part, or nothing."""
