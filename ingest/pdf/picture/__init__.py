"""A page of a PDF as printed: its picture, its letters, and the boxes around words of it."""
