"""The hash of files, read piece by piece: a file need not fit in memory to be checked."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

PIECE = 1 << 20  # bytes


class Digest(Protocol):
    """What a hash is computed by."""

    def update(self, data: bytes, /) -> object:
        """Takes in more bytes."""


def take_in(digest: Digest, file: Path) -> None:
    """Takes all bytes of a file into a hash.

    Raises:
        OSError: It cannot be read.
    """
    with file.open("rb") as content:
        while piece := content.read(PIECE):
            digest.update(piece)
