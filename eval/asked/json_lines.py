"""Writing JSON Lines: all of a file or nothing."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any


def as_line(record: Mapping[str, Any]) -> str:
    """Returns a record as one line, its end included."""
    return json.dumps(record, ensure_ascii=False) + "\n"


def write_json_lines(records: Iterable[Mapping[str, Any]], file: Path) -> None:
    """Writes records, one a line; if that fails, what was in the file before stays.

    Raises:
        OSError: The file cannot be written.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    scratch = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as out:
            out.writelines(map(as_line, records))
            out.flush()
            os.fsync(out.fileno())
        scratch.chmod(0o644)
        scratch.replace(file)
    finally:
        scratch.unlink(missing_ok=True)
