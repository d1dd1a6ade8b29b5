"""Who may sign in: a file with a name and a salted hash of a password on each line.

Hashes are Argon2id (RFC 9106), with the parameters argon2-cffi takes by default.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import unicodedata
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from app.sign_in.users_file import NAME, how_to_add, put_user, read_hashes
from ingest.errors import CredentialsError

# Lengths by OWASP's Application Security Verification Standard; more is no password.
LEAST_PASSWORD, MOST_PASSWORD = 12, 1024
HASHER = PasswordHasher()


class Credentials:
    """The users of a file, which is read again whenever it has changed.

    Args:
        file: One `name:hash` a line; "#" begins a comment.
        hasher: Checks passwords.

    Raises:
        CredentialsError: The file is missing, has no user, or a line that cannot be used.
    """

    def __init__(self, file: Path, hasher: PasswordHasher = HASHER) -> None:
        self._file = file
        self._hasher = hasher
        self._reading = threading.Lock()
        self._changed = _signature(file)
        self._hashes = read_hashes(file)
        if not self._hashes:
            raise CredentialsError(f"There are no users in {file}; {how_to_add(file)}.")
        # Checked for names that do not exist, so that these take as long as others.
        self._nobody = hasher.hash(os.urandom(16))
        if file.stat().st_mode & 0o077:
            _log().warning("others on this machine can read the file of users")

    def check(self, name: str, password: str) -> bool:
        """Returns whether the password is the user's."""
        if len(password) > MOST_PASSWORD:
            return False
        known = self._read().get(name)
        try:
            self._hasher.verify(known or self._nobody, _encoded(password))
        except (Argon2Error, InvalidHashError):
            return False
        return known is not None

    def generation(self, name: str) -> str | None:
        """Returns what changes with a user's password; None if there is no such user."""
        known = self._read().get(name)
        return hashlib.sha256(known.encode()).hexdigest() if known else None

    def _read(self) -> dict[str, str]:
        with self._reading:  # or a slow reader could bring back what was there before
            changed = _signature(self._file)
            if changed != self._changed:
                self._changed = changed
                try:
                    self._hashes = read_hashes(self._file)
                except CredentialsError as error:
                    # Nobody is shut out by half a change.
                    _log().error(str(error))
            return self._hashes


def add_user(file: Path, name: str, password: str, hasher: PasswordHasher = HASHER) -> None:
    """Adds a user, or gives one another password; the file is made if need be.

    Raises:
        CredentialsError: The name or password cannot be used, or the file not be written.
    """
    if not NAME.fullmatch(name):
        raise CredentialsError(
            "A name has 1 to 64 letters, digits, full stops, hyphens, underscores or at signs."
        )
    if not LEAST_PASSWORD <= len(password) <= MOST_PASSWORD:
        raise CredentialsError(
            f"A password has {LEAST_PASSWORD} to {MOST_PASSWORD:,} characters; "
            f"this one has {len(password):,}."
        )
    put_user(file, name, hasher.hash(_encoded(password)))


def _encoded(password: str) -> bytes:
    """Returns a password as it is hashed: keyboards differ in how they compose a letter."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")


def _signature(file: Path) -> tuple[int, ...]:
    try:
        found = file.stat()
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _log() -> logging.Logger:
    return logging.getLogger(__name__)
