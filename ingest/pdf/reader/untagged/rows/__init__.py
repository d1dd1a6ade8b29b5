"""What stands beside each other on a page: two columns of text, or the cells of a table."""
