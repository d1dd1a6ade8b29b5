"""What can be chosen in the Evaluation tab, and how much it takes."""

from __future__ import annotations

SETS = ("gold", "dialogues", "natural_dev", "fresh", "natural_fresh", "conversations_fresh")
SYSTEMS = ("chat", "tutorial", "bm25", "bm25-translation", "rrf")
MOST_BYTES = 1_000_000  # of a question file
MOST_QUESTIONS = 1_000  # half a minute of both cores
