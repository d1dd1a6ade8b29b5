"""Real faults: full and read-only disks, changed bits, killed processes.

Tests count the faults that they make; the last lines of a run tell how many that were.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.workspace import Workspace
from tests.fakes import FakeEncoder
from tests.faults.disk import Disk

REPORT = """Klimaat

Droogte treft boeren in Kenia. Het water wordt daar steeds schaarser.

Migratie

In 2022 keerden 1.250 mensen vrijwillig terug. IOM begeleidt hen daarbij.
"""
COUNTED = "faults"
Count = Callable[[int], None]


@pytest.fixture
def count_faults(request: pytest.FixtureRequest) -> Count:
    """Takes how many faults a test has made and survived."""
    return lambda number: request.node.user_properties.append((COUNTED, number))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counted = [
        number
        for report in terminalreporter.getreports("passed")
        for name, number in report.user_properties
        if name == COUNTED and report.when == "call"
    ]
    if counted:
        terminalreporter.write_line(f"{sum(counted):,} faults made in {len(counted)} tests")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of the test's own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        disk = Disk(folder)
    except PermissionError as error:
        if os.environ.get("CI"):
            pytest.fail(f"No disk can be mounted, and CI must not skip its tests: {error}")
        pytest.skip(f"a small disk can be mounted by root or with sudo only: {error}")
    yield disk
    disk.remove()


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder(dimension=512)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "nota.txt"
    file.write_text(REPORT, "utf-8")
    return file


@pytest.fixture
def workspace(tmp_path: Path, report: Path, encoder: FakeEncoder) -> Workspace:
    return Workspace(encoder, report, data=tmp_path / "home")


def contents(folder: Path) -> dict[str, bytes]:
    """Returns every file in a folder; nothing if there is no folder."""
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}
