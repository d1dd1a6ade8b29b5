"""A file of marked-up text -> its lines, in a process of its own: lxml, selectolax and mammoth."""
