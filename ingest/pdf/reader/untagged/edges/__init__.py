"""What stands at the edges of pages and belongs to them, not to the text."""
