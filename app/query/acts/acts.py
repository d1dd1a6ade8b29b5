"""The dialogue acts of lines that ask nothing of the report."""

from __future__ import annotations

from typing import Literal, get_args

# Small talk, and questions about the tool.
Talk = Literal[
    "greeting",
    "thanks",
    "apology",
    "goodbye",
    "who",
    "can",
    "source",
    "official",
    "reliable",
    "model",
    "upload",
    "privacy",
    "help",
    "contact",
    "reaction",
    "complaint",
    "insult",
    "emergency",
    "personal",
]
# What is wanted of the last answer.
Move = Literal[
    "place",
    "more",
    "shorter",
    "repeat",
    "table",
    "amounts",
    "language",
    "larger",
    "smaller",
    "difference",
    "sum",
    "certainty",
    "meaning",
]
Act = Talk | Move
TALK: tuple[Talk, ...] = get_args(Talk)
MOVES: tuple[Move, ...] = get_args(Move)
ACTS: tuple[Act, ...] = (*TALK, *MOVES)
