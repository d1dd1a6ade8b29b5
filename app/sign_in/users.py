"""`python -m app users`: adding, removing and listing who may sign in."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.sign_in.credentials import add_user
from app.sign_in.users_file import read_hashes, remove_user
from ingest.errors import CredentialsError, SettingsError


def add_users_command(commands: Any) -> None:  # noqa: ANN401
    """Adds the command to those of a parser (what `add_subparsers` returned)."""
    users = commands.add_parser("users", help="who may sign in").add_subparsers(required=True)
    for name, run, text in (
        ("add", _add, "add a user, or give one another password"),
        ("remove", _remove, "remove a user"),
        ("list", _list, "list the users"),
    ):
        command = users.add_parser(name, help=text)
        if name != "list":
            command.add_argument("name")
        command.add_argument("--auth", type=Path, required=True, metavar="FILE")
        command.set_defaults(run=run)


def check_known(names: Sequence[str], file: Path | None) -> None:
    """Checks that all of some names are those of users; of none the file is not read.

    Raises:
        SettingsError: One is not.
        CredentialsError: The file cannot be used.
    """
    known = read_hashes(file) if names and file else {}
    for name in names:
        if name not in known:
            raise SettingsError(
                f"{name} is no user of {file}; add them first, with python -m app users add."
            )


def _add(arguments: argparse.Namespace) -> int:
    add_user(arguments.auth, arguments.name, _password())
    print(f"{arguments.name} may sign in.")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    remove_user(arguments.auth, arguments.name)
    print(f"{arguments.name} may no longer sign in.")
    return 0


def _list(arguments: argparse.Namespace) -> int:
    for name in sorted(read_hashes(arguments.auth)):
        print(name)
    return 0


def _password() -> str:
    """Returns the password, which is text that a browser can send.

    Raises:
        CredentialsError: There is none, it is not such text, or it was typed differently.
    """
    try:
        password = _typed_or_sent()
        password.encode("utf-8")
    except EOFError:
        raise CredentialsError("No password was typed.") from None
    except UnicodeError:
        raise CredentialsError("The password is not UTF-8 text.") from None
    return password


def _typed_or_sent() -> str:
    """Returns the password that is typed, twice, or that a program sends as one line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != password:
        raise CredentialsError("The two passwords are not the same.")
    return password
