"""What is no question to the report: small talk, questions about the tool, calls for help.

A line is recognised by its words alone: by rules first (`rules.py`), else by a model that has read
such lines and questions to the report (`line_model.py`). What is said to it is in `reply.py`.
"""
