"""Time and memory of the chat beside the tutorial pipeline, and of the store as it grows.

Knows nothing of servers.
"""
