"""The kinds of small talk and of questions about the tool."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal[
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
    "language",
    "repeat",
    "shorter",
    "reaction",
    "complaint",
    "insult",
    "emergency",
    "personal",
]
KINDS: tuple[Kind, ...] = get_args(Kind)
# About the last answer, if there is one: somebody else's to say.
OF_THE_LAST_ANSWER: frozenset[Kind] = frozenset(("repeat", "shorter"))
