"""A PDF with a text layer -> its pages, in a process of its own: all that imports PDFium."""
