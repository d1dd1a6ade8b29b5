"""Names of figures and groups of questions, for people, in both languages."""

from __future__ import annotations

import re

from app.wording import WORDING, word
from index.language import Language

DECIMAL_POINT = re.compile(r"(?<=\d)\.(?=\d)")


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


def in_figures(text: str, language: Language) -> str:
    """Returns figures as they are written in a language: in Dutch with a decimal comma.

    A comma that parts two figures becomes a semicolon there: "0,50 [0,40; 0,60]".
    """
    if language == "en":
        return text
    return DECIMAL_POINT.sub(",", text.replace(", ", "; "))
