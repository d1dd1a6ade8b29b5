"""The file of users: a name and a hash on each line, changed by one process at a time."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable
from pathlib import Path

from ingest.durable import PRIVATE, write_whole
from ingest.errors import CredentialsError, SettingsError
from ingest.lock import locked

NAME = re.compile(r"[\w.@-]{1,64}")
HASH = re.compile(r"\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$[a-z0-9+/]+\$[a-z0-9+/]+", re.A | re.I)
SECONDS_TO_WAIT = 30.0  # for another process that changes the file


def read_hashes(file: Path) -> dict[str, str]:
    """Returns the hash of each user's password, by name.

    Raises:
        CredentialsError: The file is missing or a line cannot be used; the message names it.
    """
    return _hashes(_lines(file), file)


def put_user(file: Path, name: str, known: str) -> None:
    """Puts a user with the hash of a password into a file, which is made if need be.

    Raises:
        CredentialsError: The file is no file of users or cannot be written.
    """

    def change(lines: list[str]) -> list[str]:
        return [*_without(name, lines), f"{name}:{known}"]

    _change(file, change, is_new=not file.exists())


def remove_user(file: Path, name: str) -> None:
    """Removes a user, whose sessions end at once.

    Raises:
        CredentialsError: There is no such user, or the file cannot be written.
    """

    def change(lines: list[str]) -> list[str]:
        if name not in _hashes(lines, file):
            raise CredentialsError(f"There is no user {name} in {file}.")
        return _without(name, lines)

    _change(file, change)


def _change(file: Path, change: Callable[[list[str]], list[str]], *, is_new: bool = False) -> None:
    """Reads, changes and writes a file while no other process does."""
    if not is_new:
        read_hashes(file)  # nothing is written, no lock either, beside what is no file of users
    file = _behind(file)
    try:
        file.parent.stat()  # else the lock would make the folder
        with locked(file.with_name(f".{file.name}.lock"), SECONDS_TO_WAIT):
            lines = _lines(file) if file.exists() else []
            _hashes(lines, file)
            changed = [f"{line}\n".encode() for line in change(lines)]
            write_whole(file, changed, PRIVATE)  # a running server never reads half of it
    except SettingsError as error:
        raise CredentialsError(str(error)) from error
    except OSError as error:
        which = error.filename or file
        raise CredentialsError(f"The file {which} cannot be written ({error.strerror}).") from error


def _behind(file: Path) -> Path:
    """Returns the file that a link leads to, else the file itself: a link stays one."""
    try:
        found = file.resolve()
    except RuntimeError:  # so Python 3.12 and older tell of a link that leads back to itself
        found = file
    if found.is_symlink():
        raise CredentialsError(f"The file {file} is a link that leads nowhere.")
    return found


def _without(name: str, lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip().partition(":")[0] != name]


def _lines(file: Path) -> list[str]:
    try:
        # What is no file, such as a pipe, could keep whoever opens or reads it waiting for ever.
        with open(file, "rb", opener=_without_waiting) as opened:
            if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
                raise CredentialsError(f"{file} is not a file.")
            return opened.read().decode().splitlines()
    except FileNotFoundError:
        raise CredentialsError(f"There is no file {file}; {how_to_add(file)}.") from None
    except OSError as error:
        raise CredentialsError(f"The file {file} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise CredentialsError(f"The file {file} is not UTF-8 text.") from None


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | os.O_NONBLOCK)


def _hashes(lines: list[str], file: Path) -> dict[str, str]:
    hashes = dict[str, str]()
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, known = line.strip().partition(":")
        if not NAME.fullmatch(name) or not HASH.fullmatch(known):
            raise CredentialsError(f"Line {number} of {file} is not a name, a colon and a hash.")
        if name in hashes:
            raise CredentialsError(f"Line {number} of {file} has the name {name} a second time.")
        hashes[name] = known
    return hashes


def how_to_add(file: Path) -> str:
    """Returns what to do where a user is missing."""
    return f"add one with 'python -m app users add NAME --auth {file}'"
