"""From a report file to pages, blocks, sentences and passages.

Knows the report and its layout; knows nothing of encoders, questions or screens.
"""
