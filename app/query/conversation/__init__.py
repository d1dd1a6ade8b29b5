"""What a question owes to the conversation that it stands in.

Functions of texts and of the turns before: nothing of a conversation is kept here.
"""
