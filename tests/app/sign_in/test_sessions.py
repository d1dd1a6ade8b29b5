from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.sign_in.sessions import LIFETIME, Sessions
from ingest.errors import CredentialsError


class Clock:
    now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_a_token_is_of_who_signed_in(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path / "s")
    ann, ben = sessions.open("ann", "1"), sessions.open("ben", "1")

    assert sessions.user(ann, lambda name: "1") == "ann"
    assert sessions.user(ben, lambda name: "1") == "ben"
    assert ann != ben
    assert len(ann) >= 43  # 256 bits


@pytest.mark.parametrize("token", ["", "x", "' OR 1=1 --", "\ud800", "é" * 9999])
def test_any_other_is_of_nobody(token: str, tmp_path: Path) -> None:
    sessions = Sessions(tmp_path / "s")
    sessions.open("ann", "1")
    assert sessions.user(token, lambda name: "1") is None
    sessions.close(token)


def test_a_closed_session_is_over_for_every_process(tmp_path: Path) -> None:
    one, other = Sessions(tmp_path / "s"), Sessions(tmp_path / "s")
    token = one.open("ann", "1")
    assert other.user(token, lambda name: "1") == "ann"
    other.close(token)
    assert one.user(token, lambda name: "1") is None


@pytest.mark.parametrize("generation", ["2", None])
def test_another_password_or_a_removed_user_ends_it(generation: str | None, tmp_path: Path) -> None:
    sessions = Sessions(tmp_path / "s")
    token = sessions.open("ann", "1")
    assert sessions.user(token, lambda name: generation) is None


def test_a_session_ends_by_itself_and_is_forgotten(tmp_path: Path) -> None:
    clock = Clock()
    sessions = Sessions(tmp_path / "s", clock)
    token = sessions.open("ann", "1")
    clock.now += LIFETIME - 1
    assert sessions.user(token, lambda name: "1") == "ann"
    clock.now += 1
    assert sessions.user(token, lambda name: "1") is None

    sessions.open("ben", "1")
    clock.now = 0  # even by a clock that goes back
    assert sessions.user(token, lambda name: "1") is None


def test_the_file_lets_nobody_in(tmp_path: Path) -> None:
    file = tmp_path / "s"
    token = Sessions(file).open("ann", "1")
    assert token.encode() not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_many_can_sign_in_at_once(tmp_path: Path) -> None:
    stores = [Sessions(tmp_path / "s") for _ in range(4)]
    with ThreadPoolExecutor(8) as pool:
        tokens = list(pool.map(lambda n: stores[n % 4].open(f"user{n}", "1"), range(40)))
    found = [stores[0].user(token, lambda name: "1") for token in tokens]
    assert found == [f"user{n}" for n in range(40)]


def test_a_file_that_cannot_be_used_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(CredentialsError, match="cannot be written"):
        Sessions(tmp_path / "file" / "s")
    (tmp_path / "s").write_bytes(b"no database" * 1000)
    with pytest.raises(CredentialsError, match="cannot be used"):
        Sessions(tmp_path / "s")
