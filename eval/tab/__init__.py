"""The Evaluation tab of the chat: question files checked, run and scored in the browser.

Knows nothing of the command line.
"""
