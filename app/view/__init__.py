"""An answer and the report -> what people see, copy or keep.

Knows nothing of Gradio or servers.
"""
