"""How a question of a conversation is read where its words alone do not tell."""
