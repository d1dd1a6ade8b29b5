"""Reports as Word, OpenDocument, EPUB or HTML -> lines, each marked as what it is."""
