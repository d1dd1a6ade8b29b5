"""A page beside the chat that somebody else makes: the chat knows only how to show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Tab:
    """A page beside the chat.

    Attributes:
        name: Key of its name in the wording.
        id: Of its element.
        html: Its fixed part.
        script: Brings it to life; `element` and `server` are given.
        style: CSS file.
        functions: What the script can call by name: from a JSON value, and who calls as people
            are told apart, to a JSON value.
    """

    name: str
    id: str
    html: str
    script: str
    style: Path
    functions: Sequence[Callable[[object, str], object]]
