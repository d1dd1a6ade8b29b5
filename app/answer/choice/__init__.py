"""What was found -> the sentences to say: of the right period and country, lists whole, no labels.

Knows nothing of how sure an answer is, nor of its citations.
"""
