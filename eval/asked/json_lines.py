"""Writing JSON Lines: all of a file or nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ingest.durable import write_whole


def as_line(record: Mapping[str, Any]) -> str:
    """Returns a record as one line, its end included."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def write_json_lines(records: Iterable[Mapping[str, Any]], file: Path) -> None:
    """Writes records, one a line; if that fails, what was in the file before stays.

    Raises:
        OSError: The file cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, (as_line(record).encode() for record in records))
