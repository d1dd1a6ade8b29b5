"""What a run comes to in plain words: a verdict, five figures, and two runs compared.

For people who know no measure of retrieval; nothing is said that its margin does not bear.
"""
