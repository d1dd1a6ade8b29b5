"""Why the rest of a file is not read."""

from __future__ import annotations

from typing import Literal

Reason = Literal[
    "encrypted",
    "rights",
    "damaged",
    "unknown",
    "spreadsheet",
    "presentation",
    "pages_app",
    "files",
    "bomb",
    "entities",
    "nested",
    "characters",
    "memory",
]


class StoppedError(Exception):
    """The rest of the file is not read.

    Args:
        reason: Why.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason
