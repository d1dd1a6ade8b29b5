"""Processes ended with what they started."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from ingest.process_group import await_end, kill_group

STARTS_ANOTHER = """
import subprocess, sys, time
subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
print("started", flush=True)
time.sleep(60)
"""


def started(code: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-c", code]
    return subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True)


def test_what_it_started_ends_too() -> None:
    with started(STARTS_ANOTHER) as leader:
        assert leader.stdout is not None
        assert leader.stdout.readline() == b"started\n"
        kill_group(leader)
        assert leader.stdout.read() == b""  # ends only once nobody holds the pipe
        assert leader.wait() != 0


def test_one_that_was_waited_for_is_left_alone() -> None:
    with started("") as leader:
        leader.wait()
        kill_group(leader)
    assert leader.returncode == 0


def test_the_end_of_all_is_awaited() -> None:
    with started(STARTS_ANOTHER) as leader:
        assert leader.stdout is not None
        leader.stdout.readline()
        kill_group(leader)
        leader.wait()
        await_end(leader.pid)
        with pytest.raises(ProcessLookupError):
            os.killpg(leader.pid, 0)


def test_what_does_not_end_is_not_awaited_forever(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []
    monkeypatch.setattr(time, "sleep", looks.append)
    await_end(os.getpgrp())
    assert len(looks) == 100
