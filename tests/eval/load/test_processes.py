from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import psutil
import pytest

from eval.load.processes import Usage, listeners, machine, usage

CHILD = """
import subprocess, sys
child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
print("started", flush=True)
input()
child.communicate(b"\\n")
"""


@pytest.fixture
def family() -> Iterator[subprocess.Popen[str]]:
    """A process that has started another one."""
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "started\n"
        yield process
        process.communicate("\n")


def test_this_process_holds_something() -> None:
    found = usage([os.getpid()])
    assert found.memory > 10
    assert found.cpu_seconds > 0
    assert found.files > 2
    assert found.threads >= 1


def test_an_open_file_is_counted() -> None:
    before = usage([os.getpid()]).files
    with open(os.devnull):  # noqa: PTH123
        assert usage([os.getpid()]).files == before + 1


def test_processes_that_were_started_count_as_well(family: subprocess.Popen[str]) -> None:
    assert usage([family.pid]).threads == 2


def test_a_process_that_has_ended_holds_nothing() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        ended.wait()
    assert usage([ended.pid]) == Usage(0, 0, 0, 0)


def test_who_listens_on_a_port_is_found() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        assert listeners(port) == [os.getpid()]
    assert listeners(port) == []


def test_who_listens_may_be_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> Any:  # noqa: ANN401
        raise psutil.AccessDenied

    monkeypatch.setattr(psutil, "net_connections", refused)
    assert listeners(1) == []


def test_the_machine_is_described() -> None:
    found = machine()
    assert found["cores"] == os.cpu_count()
    assert len(str(found["load average before"]).split()) == 3
