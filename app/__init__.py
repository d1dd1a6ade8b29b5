"""From a question to a cited answer, on the command line and in the chat.

Knows how to choose, cite, decline and show; never measures itself (that is `eval`).
"""

import os

# Gradio reads these when it is imported, whoever does so first.
os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
# Of every event Gradio makes a table of all before it, which nobody looks at.
os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "100")
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000000")
