"""Every text that a person sees, in both languages."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from index.language import Language

LANGUAGE_COOKIE = "rw-language"

WORDING: dict[str, dict[Language, str]] = json.loads(
    (Path(__file__).parent / "wording.json").read_text("utf-8")
)


def wording(own: str = "") -> Mapping[str, Mapping[Language, str]]:
    """Returns the texts of the page; of a report of one's own, none that speak of the bundled one.

    Args:
        own: Its title; "" for the bundled report.
    """
    if not own:
        return WORDING
    return {
        key: {
            language: own_text.replace("{report}", own)
            for language, own_text in WORDING.get(f"{key}_own", text).items()
        }
        for key, text in WORDING.items()
    }


def word(key: str, language: Language, is_paged: bool = True) -> str:
    """Returns a text in a language.

    Args:
        key: Its name.
        language: The language.
        is_paged: Whether the report that it is about has pages; else it speaks of parts.

    Raises:
        KeyError: There is no such text.
    """
    return WORDING[key if is_paged else f"{key}_unpaged"][language]


def browser_language(chosen: str | None, accepted: str | None) -> Language:
    """Returns the language chosen, else the browser's: Dutch unless it asks for English first.

    Args:
        chosen: What the cookie says, if there is one.
        accepted: The header in which a browser lists its languages.
    """
    return "en" if (chosen or accepted or "").lower().startswith("en") else "nl"


def wanted_language(request: object) -> Language:
    """Returns the language that a request from the page is in: its "language", else Dutch."""
    return "en" if isinstance(request, dict) and request.get("language") == "en" else "nl"
