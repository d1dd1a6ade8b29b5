"""Putting one folder in the place of another, so that whoever looks finds either of them whole."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path

from ingest.durable import flush

# linux/fcntl.h and linux/fs.h
AT_FDCWD = -100
RENAME_EXCHANGE = 2
ASIDE = "-aside-"


def replace_folder(new: Path, folder: Path) -> None:
    """Puts a folder in the place of another; what stood there is then where the new one was.

    On Linux both change places in one step of the file system, so that a process killed at any
    moment leaves the old folder or the new one. Elsewhere, and on file systems that cannot do
    this, there is a moment without a folder: who is killed then leaves the old one beside the new
    one (see `name_of_aside`). The new folder is on the disk itself before it takes the place, so
    that a power cut leaves a whole folder, too.

    Args:
        new: The folder to put there.
        folder: Its place; nothing need be there. Both are on one file system.

    Raises:
        OSError: It cannot be done; what stood there still does, unless only flushing the folder
            around it failed: then the new one does.
    """
    for path in new.rglob("*"):
        flush(path)
    flush(new)
    if not folder.exists():
        new.rename(folder)
    elif not _exchange(new, folder):
        _exchange_in_steps(new, folder)
    flush(folder.parent)


def name_of_aside(folder: Path) -> str:
    """Returns the name of a folder that was put aside for a new one; "" if this is none.

    The folder that takes a place must have no "-aside-" in its name, that whose place it takes may.
    """
    return folder.name.partition(ASIDE)[2]


def _exchange(one: Path, other: Path) -> bool:
    """Exchanges two folders in one step; returns False where that is not possible."""
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    done: int = rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE)
    return done == 0


def _exchange_in_steps(new: Path, folder: Path) -> None:
    aside = new.with_name(f"{new.name}{ASIDE}{folder.name}")
    folder.rename(aside)
    try:
        new.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    aside.rename(new)
