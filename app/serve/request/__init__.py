"""What every request meets, whatever answers it: whom it is from and for, how often, and the log.

Knows nothing of Gradio.
"""
