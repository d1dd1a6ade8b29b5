"""Who may sign in: a file with a name and a salted hash of a password on each line.

Hashes are Argon2id (RFC 9106), with the parameters argon2-cffi takes by default.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
import threading
import unicodedata
from collections.abc import Callable
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from ingest.errors import CredentialsError

NAME = re.compile(r"[\w.@-]{1,64}")
HASH = re.compile(r"\$argon2id\$v=\d+\$m=\d+,t=\d+,p=\d+\$[a-z0-9+/]+\$[a-z0-9+/]+", re.A | re.I)
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
            raise CredentialsError(f"There are no users in {file}; {_how_to_add(file)}.")
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


def read_hashes(file: Path) -> dict[str, str]:
    """Returns the hash of each user's password, by name.

    Raises:
        CredentialsError: The file is missing or a line cannot be used; the message names it.
    """
    hashes = dict[str, str]()
    for number, line in enumerate(_lines(file), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, known = line.strip().partition(":")
        if not NAME.fullmatch(name) or not HASH.fullmatch(known):
            raise CredentialsError(f"Line {number} of {file} is not a name, a colon and a hash.")
        if name in hashes:
            raise CredentialsError(f"Line {number} of {file} has the name {name} a second time.")
        hashes[name] = known
    return hashes


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
    line = f"{name}:{hasher.hash(_encoded(password))}"
    _change(file, name, lambda others: [*others, line])


def remove_user(file: Path, name: str) -> None:
    """Removes a user, whose sessions end at once.

    Raises:
        CredentialsError: There is no such user, or the file cannot be written.
    """
    if name not in read_hashes(file):
        raise CredentialsError(f"There is no user {name} in {file}.")
    _change(file, name, lambda others: others)


def _change(file: Path, name: str, change: Callable[[list[str]], list[str]]) -> None:
    file = file.resolve()  # a link stays one
    lines = _lines(file) if file.exists() else []
    if lines:
        read_hashes(file)  # nothing is written to what is no file of users
    others = [line for line in lines if line.strip().partition(":")[0] != name]
    try:
        # In one step, so that a running server never reads half a file.
        with tempfile.TemporaryDirectory(prefix=f".{file.name}-", dir=file.parent) as folder:
            scratch = Path(folder, file.name)
            scratch.touch(0o600)
            with scratch.open("w", encoding="utf-8") as out:
                out.writelines(f"{line}\n" for line in change(others))
                out.flush()
                os.fsync(out.fileno())
            _hand_over(file, scratch)
            scratch.replace(file)
    except OSError as error:
        raise CredentialsError(f"The file {file} cannot be written ({error.strerror}).") from error


def _hand_over(old: Path, new: Path) -> None:
    """Gives a file the owner and mode of an old one: the server may run as somebody else."""
    if old.exists():
        found = old.stat()
        new.chmod(found.st_mode & 0o777)
        if (found.st_uid, found.st_gid) != (new.stat().st_uid, new.stat().st_gid):
            os.chown(new, found.st_uid, found.st_gid)


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text("utf-8").splitlines()
    except FileNotFoundError:
        raise CredentialsError(f"There is no file {file}; {_how_to_add(file)}.") from None
    except OSError as error:
        raise CredentialsError(f"The file {file} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise CredentialsError(f"The file {file} is not UTF-8 text.") from None


def _encoded(password: str) -> bytes:
    """Returns a password as it is hashed: keyboards differ in how they compose a letter."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "replace")


def _signature(file: Path) -> tuple[int, ...]:
    try:
        found = file.stat()
    except OSError:
        return ()
    return (found.st_mtime_ns, found.st_size, found.st_ino)


def _how_to_add(file: Path) -> str:
    return f"add one with 'python -m app users add NAME --auth {file}'"


def _log() -> logging.Logger:
    return logging.getLogger(__name__)
