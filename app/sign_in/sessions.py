"""Who is signed in, in a file of the data folder: it outlives a restart and is every process's.

Of the token that a browser holds only the hash is kept, so the file lets nobody in.
"""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from ingest.errors import CredentialsError

NAME = "sign-in.sqlite3"
LIFETIME = 12 * 3600  # seconds: a working day, whatever happens
TABLE = """CREATE TABLE IF NOT EXISTS session
(token BLOB PRIMARY KEY, name TEXT NOT NULL, generation TEXT NOT NULL, ends REAL NOT NULL)"""
SECONDS_TO_WAIT = 10  # for another process that writes


class Sessions:
    """Sessions of all processes that use a file.

    Args:
        file: A SQLite file, made if need be.
        now: The time in seconds since 1970.

    Raises:
        CredentialsError: The file cannot be used; so do all methods.
    """

    def __init__(self, file: Path, now: Callable[[], float] = time.time) -> None:
        self._file = file
        self._now = now
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.touch(0o600)
        except OSError as error:
            raise CredentialsError(
                f"The file of sessions {file} cannot be written ({error.strerror})."
            ) from error
        with self._database() as database:
            database.execute(TABLE)

    def open(self, name: str, generation: str) -> str:
        """Begins a session and returns the token that proves it; ended ones are forgotten.

        Args:
            name: Of the user.
            generation: Of the password, as `Credentials.generation` has it.
        """
        token = secrets.token_urlsafe(32)
        with self._database() as database:
            database.execute("DELETE FROM session WHERE ends <= ?", (self._now(),))
            database.execute(
                "INSERT INTO session VALUES (?, ?, ?, ?)",
                (_hashed(token), name, generation, self._now() + LIFETIME),
            )
        return token

    def user(self, token: str, generation: Callable[[str], str | None]) -> str | None:
        """Returns who a token is of; None if it is of nobody, no longer, or of an old password."""
        with self._database() as database:
            found = database.execute(
                "SELECT name, generation FROM session WHERE token = ? AND ends > ?",
                (_hashed(token), self._now()),
            ).fetchone()
        return found[0] if found and generation(found[0]) == found[1] else None

    def close(self, token: str) -> None:
        """Ends a session, if there is one."""
        with self._database() as database:
            database.execute("DELETE FROM session WHERE token = ?", (_hashed(token),))

    @contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        try:
            with (
                closing(sqlite3.connect(self._file, timeout=SECONDS_TO_WAIT)) as database,
                database,
            ):
                yield database
        except sqlite3.Error as error:
            raise CredentialsError(
                f"The file of sessions {self._file} cannot be used ({error})."
            ) from error


def _hashed(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
