"""Gradio's wire format: the one place that knows its addresses, fields and private attributes.

Knows nothing of questions and answers.
"""
