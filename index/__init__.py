"""From passages to an encoder, a vector store and a lexical index, and back to ranked hits.

Knows how to find sentences; knows nothing of answers, citations or screens.
"""
