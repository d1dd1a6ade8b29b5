"""Names of figures and groups of questions, for people, in both languages."""

from __future__ import annotations

import re

from app.wording import WORDING, word
from index.language import Language


def figure_name(figure: str, language: Language) -> str:
    """Returns a figure's name; the field's own notation ("nDCG@10") is the same everywhere."""
    if figure.startswith("sentence "):
        return f"{word('measure_sentence', language)} {figure.removeprefix('sentence ')}"
    key = f"measure_{figure.replace(' ', '_')}"
    return word(key, language) if key in WORDING else figure


def group_name(group: str, language: Language) -> str:
    """Returns a group's name: a language, "type list", "chapter 2 …" and so on."""
    key = f"group_{re.sub(r'^said to be ', 'said_', group).replace(' ', '_')}"
    if key in WORDING:
        return word(key, language)
    kind, _, name = group.partition(" ")
    return f"{word(f'group_{kind}', language)} {name}" if f"group_{kind}" in WORDING else group
