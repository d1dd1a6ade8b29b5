"""What a question owes to the conversation that it stands in, and how it would be asked by itself.

Functions of texts and of the turns before: nothing of a conversation is kept here.
"""
