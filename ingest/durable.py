"""Files that a kill, a power cut or a full disk leaves whole: written at once, or line by line."""

from __future__ import annotations

import errno
import json
import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

PRIVATE = 0o600  # for who runs the program alone
FOR_ALL_TO_READ = 0o644
NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
# What file systems answer that cannot, or need not, write a folder's entries at once.
NOT_FOR_FOLDERS = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}


def why_unwritten(error: OSError) -> str:
    """Returns the reason of an error for the user where something could not be written."""
    return "full" if error.errno in NO_ROOM else "unwritable"


def flush(path: Path) -> None:
    """Has the system write a file, or the entries of a folder, to the disk itself.

    Raises:
        OSError: It cannot be done.
    """
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if not (path.is_dir() and error.errno in NOT_FOR_FOLDERS):
            raise
    finally:
        os.close(descriptor)


def write_whole(file: Path, parts: Iterable[bytes], mode: int = FOR_ALL_TO_READ) -> None:
    """Writes a file whole or not at all: whoever looks finds the old content or the new.

    It is on the disk itself when this returns. A file that was there hands its owner and mode on
    to the new one, and a link still leads to it. What is no file, such as a pipe, is written to.

    Args:
        file: In a folder that is there.
        parts: Its content, piece by piece.
        mode: Of a file that is made.

    Raises:
        OSError: It cannot be written; what was there still is, unless only flushing the folder
            around it failed: then the new content is.
    """
    if file.exists() and not file.is_file():
        with file.open("wb") as out:
            out.writelines(parts)
        return
    file = Path(os.path.realpath(file))
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    scratch = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.writelines(parts)
            _hand_over(file, scratch, mode)
            out.flush()
            os.fsync(out.fileno())
        scratch.replace(file)
    finally:
        scratch.unlink(missing_ok=True)
    flush(file.parent)


def append_line(file: Path, line: bytes, mode: int = FOR_ALL_TO_READ) -> None:
    """Adds a line to a file of JSON lines, whole or not at all.

    It is on the disk itself when this returns. Nobody else may be writing, so half a line at the
    end is of a write that failed and was never acknowledged: it goes.

    Args:
        file: Made if missing, in a folder that is there.
        line: A JSON value and the end of its line.
        mode: Of a file that is made.

    Raises:
        OSError: The file is as it was, without half a line.
    """
    is_new = not file.exists()
    with open(
        file, "ab+", buffering=0, opener=lambda path, flags: os.open(path, flags, mode)
    ) as out:
        end, missing = _end_of_lines(file)
        out.truncate(end)
        try:
            rest = memoryview(missing + line)
            while rest:  # a disk that is nearly full takes part of it
                rest = rest[out.write(rest) :]
            os.fsync(out.fileno())
        except OSError:
            out.truncate(end)
            raise
    if is_new:
        flush(file.parent)


def _hand_over(old: Path, new: Path, mode: int) -> None:
    """Gives a file the owner and mode of an old one: who reads it may be somebody else."""
    if not old.exists():
        new.chmod(mode)
        return
    found, made = old.stat(), new.stat()
    new.chmod(found.st_mode & 0o777)
    if (found.st_uid, found.st_gid) != (made.st_uid, made.st_gid):
        os.chown(new, found.st_uid, found.st_gid)


def _end_of_lines(file: Path) -> tuple[int, bytes]:
    """Returns how many bytes of a file are whole lines, and the end that the last one lacks."""
    with file.open("rb") as content:
        size = content.seek(0, os.SEEK_END)
        content.seek(max(0, size - 1))
        if content.read(1) in (b"", b"\n"):
            return size, b""
        content.seek(0)
        start = content.read().rfind(b"\n") + 1
        content.seek(start)
        try:
            json.loads(content.read())
        except (ValueError, RecursionError):
            return start, b""
        return size, b"\n"
