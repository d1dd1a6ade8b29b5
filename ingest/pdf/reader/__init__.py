"""A PDF -> its pages and their pictures, in a process of its own: all that imports PDFium."""
