"""PDF files -> text, in a process of their own."""
