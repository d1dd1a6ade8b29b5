"""What reading a report was unsure of, as lines for a terminal."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

FIRST = 5  # doubts that are told where the report is only used


def doubt_lines(doubts: Sequence[str], file: Path | None = None) -> Iterator[str]:
    """Yields a heading and a line for each doubt; nothing if there is none.

    Args:
        doubts: One sentence each.
        file: The report file, to tell only the first doubts and how to see the others.
    """
    if not doubts:
        return
    shown = doubts[:FIRST] if file else doubts
    yield f"Unsure of {len(doubts)}:"
    yield from (f"- {doubt}" for doubt in shown)
    if file and len(doubts) > FIRST:
        yield f"… and {len(doubts) - FIRST} more: python -m ingest {shlex.quote(str(file))}"
