"""One process at a time: a lock on a file, which a killed process does not leave behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from ingest.errors import SettingsError

WAIT = -1  # for as long as it takes


@contextmanager
def locked(file: Path, seconds: float = WAIT) -> Iterator[None]:
    """Keeps others out; who is inside may enter again.

    Args:
        file: Made if missing, in a folder that is there.
        seconds: How long to wait for who is inside.

    Raises:
        SettingsError: Somebody is still inside then.
        OSError: The file cannot be made.
    """
    lock = FileLock(file, is_singleton=True)
    try:
        lock.acquire(timeout=seconds)
    except Timeout:
        raise SettingsError(
            f"Another process is at work here: it holds {file}.", "locked"
        ) from None
    try:
        yield
    finally:
        lock.release()
