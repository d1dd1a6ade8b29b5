"""What a line does in a conversation, if it asks nothing of the report: its dialogue act.

Small talk, questions about the tool, and what is wanted of the last answer, told by a model that
has read such lines and questions to the report. What is said to each is others' to know.
"""
