"""How a report was read, held against a list that a person made of what is in it."""
