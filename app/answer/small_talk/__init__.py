"""What is no question to the report: small talk, questions about the tool, calls for help.

Recognised by what a line looks like and by what the report has on it (`recognition.py`). What is
said to it is in `reply.py`.
"""
