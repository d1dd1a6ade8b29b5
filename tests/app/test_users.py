from __future__ import annotations

import getpass
import io
import sys
from pathlib import Path

import pytest

from app.__main__ import main

PASSWORD = "correct horse battery"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def type_in(monkeypatch: pytest.MonkeyPatch, *typed: str) -> None:
    monkeypatch.setattr(sys, "stdin", Terminal())
    answers = iter(typed)
    monkeypatch.setattr(getpass, "getpass", lambda prompt: next(answers))


def test_users_are_added_listed_and_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = ["--auth", str(tmp_path / "users.txt")]
    type_in(monkeypatch, PASSWORD, PASSWORD)
    assert main(["users", "add", "ben", *file]) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{PASSWORD}\n"))
    assert main(["users", "add", "ann", *file]) == 0
    assert capsys.readouterr().out == "ben may sign in.\nann may sign in.\n"

    assert main(["users", "list", *file]) == 0
    assert capsys.readouterr().out == "ann\nben\n"

    assert main(["users", "remove", "ann", *file]) == 0
    capsys.readouterr()
    assert main(["users", "list", *file]) == 0
    assert capsys.readouterr().out == "ben\n"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ((PASSWORD, PASSWORD + "!"), "The two passwords are not the same."),
        (("short", "short"), "A password has 12 to 1,024 characters; this one has 5."),
    ],
)
def test_a_slip_is_one_sentence(
    typed: tuple[str, str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    type_in(monkeypatch, *typed)
    assert main(["users", "add", "ann", "--auth", str(tmp_path / "users.txt")]) == 2
    assert capsys.readouterr().err == f"error: {message}\n"
    assert list(tmp_path.iterdir()) == []
