"""How well what was found answers -> answered, in part or not in the report, and what is missing.

Knows nothing of how an answer is worded.
"""
