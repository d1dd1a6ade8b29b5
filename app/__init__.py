"""From a question to a cited answer, on the command line and in the chat.

Knows how to choose, cite, decline and show; never measures itself (that is `eval`).
"""
