"""Adding reports in the browser: a file is read and looked at before it is taken in."""
