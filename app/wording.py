"""Every text that a person sees, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

from index.language import Language

WORDING: dict[str, dict[Language, str]] = json.loads(
    (Path(__file__).parent / "wording.json").read_text("utf-8")
)


def word(key: str, language: Language) -> str:
    """Returns a text in a language.

    Raises:
        KeyError: There is no such text.
    """
    return WORDING[key][language]
