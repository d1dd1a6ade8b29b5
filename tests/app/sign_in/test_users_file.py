from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

import app.sign_in.users_file
from app.__main__ import main
from app.sign_in.users_file import put_user, read_hashes, remove_user
from ingest.checkout import ROOT
from ingest.errors import CredentialsError
from ingest.lock import locked

KNOWN = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$aGFzaA"
PROCESSES, USERS = 4, 25
# Each process adds users of its own and removes every other one, when all are told to begin.
CHANGES = """
import sys
from pathlib import Path
from app.sign_in.users_file import put_user, remove_user
file, mine, count, known = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
print("ready", flush=True)
sys.stdin.readline()
for number in range(count):
    put_user(file, f"{mine}-{number}", known)
    if number % 2:
        remove_user(file, f"{mine}-{number}")
        remove_user(file, f"old-{mine}-{number}")
"""


def test_nothing_is_lost_and_nobody_is_back_when_several_change_it_at_once(tmp_path: Path) -> None:
    file = tmp_path / "users.txt"
    put_user(file, "ann", KNOWN)
    for mine in range(PROCESSES):
        for number in range(1, USERS, 2):
            put_user(file, f"old-{mine}-{number}", KNOWN)
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", CHANGES, str(file), str(mine), str(USERS), KNOWN],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for mine in range(PROCESSES)
    ]
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in processes:
        with process:
            assert process.wait(120) == 0

    left = {f"{mine}-{number}" for mine in range(PROCESSES) for number in range(0, USERS, 2)}
    assert set(read_hashes(file)) == left | {"ann"}


def test_who_changes_it_waits_for_another_but_not_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "users.txt"
    put_user(file, "ann", KNOWN)
    inside, done = threading.Event(), threading.Event()

    def hold() -> None:
        with locked(tmp_path / ".users.txt.lock"):
            inside.set()
            done.wait(30)

    holder = threading.Thread(target=hold)
    holder.start()
    assert inside.wait(30)
    monkeypatch.setattr(app.sign_in.users_file, "SECONDS_TO_WAIT", 0.1)
    with pytest.raises(CredentialsError, match="Another process is at work here"):
        remove_user(file, "ann")
    monkeypatch.setattr(app.sign_in.users_file, "SECONDS_TO_WAIT", 30.0)
    waiting = threading.Thread(target=remove_user, args=(file, "ann"))
    waiting.start()
    time.sleep(0.2)
    assert list(read_hashes(file)) == ["ann"]
    done.set()
    waiting.join(30)
    holder.join(30)
    assert read_hashes(file) == {}


@pytest.fixture
def odd(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    file = tmp_path / "users.txt"
    match request.param:
        case "pipe":
            os.mkfifo(file)
        case "link to itself":
            file.symlink_to(file)
        case "two links":
            file.symlink_to(tmp_path / "other")
            (tmp_path / "other").symlink_to(file)
        case "folder":
            file.mkdir()
        case "device":
            file.symlink_to("/dev/zero")
    return file


ODD = ["pipe", "link to itself", "two links", "folder", "device"]


@pytest.mark.parametrize("odd", ODD, indirect=True)
@pytest.mark.parametrize("command", ["list", "remove", "add", "serve"])
def test_what_is_no_file_is_one_sentence_at_once(
    odd: Path, command: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(odd.parent / "home"))
    monkeypatch.setattr("app.sign_in.users._password", lambda: "correct horse battery")
    before = sorted(odd.parent.iterdir())
    name = ["ann"] if command in ("add", "remove") else []
    asked = (
        ["--auth", str(odd)]
        if command == "serve"
        else ["users", command, *name, "--auth", str(odd)]
    )
    code: list[int] = []
    running = threading.Thread(target=lambda: code.append(main(asked)), daemon=True)
    running.start()
    running.join(30)

    assert code == [2]
    told = capsys.readouterr().err
    assert told.startswith("error: ")
    assert told.count("\n") == 1
    assert "Traceback" not in told
    assert sorted(odd.parent.iterdir()) == before


def test_a_link_to_a_file_that_is_not_there_yet_is_followed(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "users.txt")
    put_user(link, "ann", KNOWN)
    assert link.is_symlink()
    assert list(read_hashes(tmp_path / "users.txt")) == ["ann"]
