"""A question -> an answer of the report's own sentences, each with its citation.

Knows nothing of HTML, Gradio or servers.
"""
