"""The page in the browser, by Gradio, with its scripts and styles.

Knows nothing of requests, addresses and who asks.
"""
