"""Small talk and questions about the tool that are known by what must be said in them.

The patterns of `rules.json` are matched against the words of a line, folded and without
apostrophes, one space between them. They speak to somebody ("you"), of the tool itself, or of
oneself in need. "<YOU>" in a pattern stands for the words of that name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.answer.small_talk.kinds import KINDS, Kind

FILE = Path(__file__).parent / "rules.json"
MOST_WORDS = 40  # who writes more tells more than small talk


@dataclass(frozen=True, slots=True)
class Rules:
    """Patterns of each kind, in the order in which they are tried."""

    patterns: Mapping[Kind, re.Pattern[str]]

    def kind(self, words: Sequence[str]) -> Kind | None:
        """Returns the kind whose rules a line keeps first; None if it keeps those of none.

        Args:
            words: Of the line, folded.
        """
        if len(words) > MOST_WORDS:
            return None
        text = " ".join(words)
        return next((kind for kind, one in self.patterns.items() if one.search(text)), None)


def read_rules(file: Path = FILE) -> Rules:
    """Reads the rules."""
    record = json.loads(file.read_text("utf-8"))
    words: dict[str, str] = record["words"]

    def filled(pattern: str) -> str:
        while (found := re.search(r"<([A-Z]+)>", pattern)) is not None:
            pattern = pattern.replace(found[0], words[found[1]])
        return pattern

    return Rules(
        {
            kind: re.compile("|".join(f"(?:{filled(pattern)})" for pattern in patterns))
            for kind, patterns in record["patterns"].items()
            if kind in KINDS
        }
    )
