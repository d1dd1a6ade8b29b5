from __future__ import annotations

import getpass
import io
import sys
from pathlib import Path

import pytest

from app.__main__ import main
from app.sign_in.credentials import add_user
from app.sign_in.users import check_known
from ingest.errors import CredentialsError, SettingsError

PASSWORD = "correct horse battery"
THE_ODD_BYTE = "\udcff"  # as Python reads a byte that is not UTF-8


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
        ((PASSWORD + THE_ODD_BYTE,) * 2, "The password is not UTF-8 text."),
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


def test_a_password_that_is_never_typed_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def end(prompt: str) -> str:
        raise EOFError

    type_in(monkeypatch)
    monkeypatch.setattr(getpass, "getpass", end)
    assert main(["users", "add", "ann", "--auth", str(tmp_path / "users.txt")]) == 2
    assert capsys.readouterr().err == "error: No password was typed.\n"


def test_bytes_that_are_no_text_are_no_password(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sent = io.TextIOWrapper(io.BytesIO(b"\xff\xfe and some more\n"), "utf-8")
    monkeypatch.setattr(sys, "stdin", sent)
    assert main(["users", "add", "ann", "--auth", str(tmp_path / "users.txt")]) == 2
    assert capsys.readouterr().err == "error: The password is not UTF-8 text.\n"


def test_no_users_are_no_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "users.txt").write_text("# nobody\n", "utf-8")
    assert main(["users", "list", "--auth", str(tmp_path / "users.txt")]) == 0
    assert capsys.readouterr().out == ""


def test_names_that_are_to_be_given_rights_must_be_those_of_users(tmp_path: Path) -> None:
    file = tmp_path / "users.txt"
    add_user(file, "ann", PASSWORD)
    check_known(["ann"], file)
    check_known([], tmp_path / "no such file")
    with pytest.raises(SettingsError, match=r"^ben is no user of .*; add them first"):
        check_known(["ann", "ben"], file)
    with pytest.raises(CredentialsError):
        check_known(["ann"], tmp_path / "no such file")
