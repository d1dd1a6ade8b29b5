from __future__ import annotations

import logging
import os
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from argon2 import PasswordHasher
from hypothesis import given
from hypothesis import strategies as st

import app.sign_in.credentials
from app.sign_in.credentials import (
    MOST_PASSWORD,
    Credentials,
    add_user,
)
from app.sign_in.users_file import read_hashes, remove_user
from ingest.errors import CredentialsError

# Of no use against anybody, but a test need not wait.
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
PASSWORD = "correct horse battery"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "users.txt"
    add_user(file, "ann", PASSWORD, QUICK)
    return file


def credentials(file: Path) -> Credentials:
    return Credentials(file, QUICK)


def test_only_name_and_password_together_are_right(file: Path) -> None:
    users = credentials(file)
    assert users.check("ann", PASSWORD)
    assert not users.check("ann", PASSWORD.upper())
    assert not users.check("Ann", PASSWORD)
    assert not users.check("ben", PASSWORD)
    assert not users.check("", "")


@pytest.mark.parametrize(
    ("name", "password"),
    [("ann", "\ud800"), ("ann", "\0" * 99), ("\0", PASSWORD), ("ann:x", PASSWORD), ("#", "\n")],
)
def test_odd_names_and_passwords_are_wrong(name: str, password: str, file: Path) -> None:
    assert not credentials(file).check(name, password)


def test_an_unknown_name_takes_the_work_of_a_known_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users, checked = credentials(file), list[str]()
    verify = PasswordHasher.verify

    def counted(self: PasswordHasher, known: str, password: bytes) -> bool:
        checked.append(known)
        return verify(self, known, password)

    monkeypatch.setattr(PasswordHasher, "verify", counted)
    users.check("ann", "not the password")
    users.check("nobody", "not the password")
    assert len(checked) == 2
    assert all(known.split("$")[:4] == checked[0].split("$")[:4] for known in checked)


def test_a_password_too_long_is_not_hashed(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    users = credentials(file)
    monkeypatch.setattr(PasswordHasher, "verify", None)
    assert not users.check("ann", "x" * (MOST_PASSWORD + 1))


def test_the_file_holds_a_salted_hash_and_is_private(file: Path) -> None:
    add_user(file, "ben", PASSWORD, QUICK)
    hashes = read_hashes(file)
    assert PASSWORD not in file.read_text("utf-8")
    assert len(set(hashes.values())) == 2
    assert all(known.startswith("$argon2id$") for known in hashes.values())
    assert file.stat().st_mode & 0o077 == 0


def test_passwords_are_hashed_as_strongly_as_the_library_advises(tmp_path: Path) -> None:
    add_user(tmp_path / "users", "ann", PASSWORD)
    assert "$m=65536,t=3,p=4$" in read_hashes(tmp_path / "users")["ann"]


def test_a_letter_is_the_same_however_it_was_composed(file: Path) -> None:
    add_user(file, "zoë", "een ge\u0301noteerd woord", QUICK)
    assert credentials(file).check("zoë", "een g\u00e9noteerd woord")


def test_a_running_server_learns_of_changes(file: Path) -> None:
    users = credentials(file)
    before = users.generation("ann")
    add_user(file, "ben", PASSWORD, QUICK)
    assert users.check("ben", PASSWORD)

    add_user(file, "ann", "another password", QUICK)
    assert not users.check("ann", PASSWORD)
    assert users.generation("ann") not in (before, None)

    remove_user(file, "ann")
    assert users.generation("ann") is None
    assert not users.check("ann", "another password")


def test_a_file_that_breaks_while_running_shuts_nobody_out(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    users = credentials(file)
    file.write_text("half a li", "utf-8")
    assert users.check("ann", PASSWORD)
    assert "Line 1" in caplog.text
    file.unlink()
    assert users.check("ann", PASSWORD)


def test_comments_and_other_users_stay(file: Path) -> None:
    file.write_text("# our users\n\n" + file.read_text("utf-8"), "utf-8")
    add_user(file, "ben", PASSWORD, QUICK)
    remove_user(file, "ann")
    lines = file.read_text("utf-8").splitlines()
    assert lines[:2] == ["# our users", ""]
    assert list(read_hashes(file)) == ["ben"]


@pytest.mark.parametrize("name", ["", "a b", "a:b", "a\nb", "x" * 65, "<b>", "#a"])
def test_a_name_that_cannot_be_used_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="A name has"):
        add_user(tmp_path / "users", name, PASSWORD, QUICK)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("password", ["", "short", "x" * 1025])
def test_a_password_too_short_or_long_is_refused(password: str, tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match=r"A password has 12 to 1,024 characters"):
        add_user(tmp_path / "users", "ann", password, QUICK)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"ann\n", "Line 1 of .* is not a name, a colon and a hash"),
        (b"# x\nann:secret\n", "Line 2 of .* is not"),
        (b"ann:$argon2i$v=19$m=8,t=1,p=1$c29tZXNhbHQ$abc\n", "Line 1"),
        ("ann:$argon2id$v=19$m=8,t=1,p=1$é$é\n".encode(), "Line 1"),
        (b"ann:$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$not one word\n", "Line 1"),
        (b"\xff\n", "is not UTF-8 text"),
        (b"# nobody\n", "There are no users in"),
        (b"", "There are no users in"),
    ],
)
def test_a_file_that_cannot_be_used_is_one_sentence(
    content: bytes, message: str, tmp_path: Path
) -> None:
    file = tmp_path / "users"
    file.write_bytes(content)
    with pytest.raises(CredentialsError, match=message):
        credentials(file)


def test_a_name_twice_is_refused(file: Path) -> None:
    file.write_text(file.read_text("utf-8") * 2, "utf-8")
    with pytest.raises(CredentialsError, match=r"Line 2 of .* has the name ann a second time"):
        credentials(file)


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="python -m app users add NAME --auth"):
        credentials(tmp_path / "none")


def test_a_file_that_others_can_read_is_warned_of(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.chmod(0o644)
    with caplog.at_level(logging.WARNING):
        credentials(file)
    assert "can read" in caplog.text


def test_what_is_no_file_of_users_is_not_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("my notes\n", "utf-8")
    with pytest.raises(CredentialsError):
        add_user(file, "ann", PASSWORD, QUICK)
    assert file.read_text("utf-8") == "my notes\n"


def test_a_folder_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match=r"cannot be written \(No such file"):
        add_user(tmp_path / "none" / "users", "ann", PASSWORD, QUICK)


def test_the_file_stays_whose_it_is_and_where_it_is(file: Path) -> None:
    file.chmod(0o640)
    link = file.with_name("link")
    link.symlink_to(file)
    add_user(link, "ben", PASSWORD, QUICK)
    assert link.is_symlink()
    assert sorted(read_hashes(file)) == ["ann", "ben"]
    assert file.stat().st_mode & 0o777 == 0o640


def test_only_a_user_there_is_can_be_removed(file: Path) -> None:
    with pytest.raises(CredentialsError, match="There is no user ben"):
        remove_user(file, "ben")


def test_a_change_that_fails_leaves_the_file_and_nothing_beside_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = file.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CredentialsError, match=r"cannot be written \(No space left on device\)"):
        add_user(file, "ben", PASSWORD, QUICK)
    assert sorted(file.parent.iterdir()) == [file.with_name(".users.txt.lock"), file]
    assert file.read_bytes() == before


def test_a_slow_reader_does_not_bring_back_who_was_removed(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_user(file, "ben", PASSWORD, QUICK)
    users = credentials(file)
    add_user(file, "cem", PASSWORD, QUICK)
    has_read, may_go_on = threading.Event(), threading.Event()

    def slow(read: Path) -> dict[str, str]:
        hashes = read_hashes(read)
        monkeypatch.setattr(app.sign_in.credentials, "read_hashes", read_hashes)
        has_read.set()
        may_go_on.wait(10)
        return hashes

    monkeypatch.setattr(app.sign_in.credentials, "read_hashes", slow)
    with ThreadPoolExecutor(2) as pool:
        pool.submit(users.generation, "cem")
        assert has_read.wait(10)
        remove_user(file, "ben")
        # With a lock it waits for the slow one, without it is done by then.
        wait([pool.submit(users.generation, "ben")], timeout=0.3)
        may_go_on.set()
    assert users.generation("ben") is None


PARTS = r"\$argon2id\$v=[0-9]{1,2}\$m=[0-9]{1,2},t=[0-9],p=[0-9]\$\S{1,30}\$\S{1,50}"


@given(st.from_regex(PARTS, fullmatch=True))
def test_no_line_that_is_taken_makes_a_check_fail(known: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "users"
        file.write_text(f"ann:{known}\n", "utf-8", "replace")
        with suppress(CredentialsError):
            assert not credentials(file).check("ann", PASSWORD)


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "users"
        file.write_text(text, "utf-8", "replace")
        with suppress(CredentialsError):
            assert read_hashes(file) == {}
