from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

import eval.commands.loading as loading
from eval.commands.loading import add
from eval.load.client import Browser
from eval.load.people import LoadSettings
from eval.load.processes import Usage
from eval.load.script import Step
from eval.load.tally import Sample, Tally
from eval.load.unread import Unread
from ingest.errors import SettingsError

TALLY = Tally(requests=300, samples=[Sample(float(n), 10 * n, 100.0 + n / 1000) for n in range(30)])
TALLY.add("ask", 0.25, "right")
TALLY.add("read", 0.02, "right")


class Ended:
    """A process that is not there."""

    pid = 0


class FakeServer:
    url = "http://127.0.0.1:1"
    process = Ended()

    def check_alive(self) -> None:
        pass


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[LoadSettings]:
    """How the load was asked for, where nothing is started."""
    found: list[LoadSettings] = []

    @contextmanager
    def running(number: int, folder: Path) -> Iterator[list[FakeServer]]:
        assert folder.is_dir()
        yield [FakeServer()] * number

    def run(settings: LoadSettings, *_: object) -> tuple[Tally, float]:
        found.append(settings)
        return TALLY, 30.0

    monkeypatch.setattr(loading, "running_servers", running)
    monkeypatch.setattr(loading, "_computed", lambda people: None)
    monkeypatch.setattr(loading, "usage", lambda pids: Usage(100, 3.0, 10, 4))
    monkeypatch.setattr(loading, "run_load", run)
    monkeypatch.setattr(loading, "asked_alone", _alone)
    monkeypatch.setattr(loading, "repertoires", lambda corpus, seed: {})
    return found


async def _alone(url: str, steps: Sequence[Step]) -> Mapping[str, Any]:
    del url, steps
    return {}


def load(*options: str) -> int:
    parser = argparse.ArgumentParser()
    add(parser.add_subparsers())
    arguments = parser.parse_args(["load", *options])
    return int(arguments.command(arguments))


def test_the_figures_are_printed_and_kept(
    runs: list[LoadSettings], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "load.json"
    assert load("--sessions", "3", "--minutes", "0.5", "--workers", "2", "--json", str(file)) == 0
    assert runs == [
        LoadSettings((FakeServer.url,) * 2, sessions=3, seconds=30.0, pause=1.0, seed=13)
    ]
    printed = capsys.readouterr().out
    for told in ("chat answers", "load average before", "swapped", "MB an hour", "cores used"):
        assert told in printed
    kept = json.loads(file.read_text("utf-8"))
    assert kept["counts"]["requests"] == 300
    assert kept["settings"]["workers"] == 2
    assert kept["growth"]["MB an hour"] == pytest.approx([3.6, 3.6, 3.6])
    assert len(kept["samples"]) == 30


def test_what_went_wrong_is_told_and_is_the_exit_code(
    runs: list[LoadSettings], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = Tally(requests=2)
    bad.errors["HTTP 500"] += 2
    monkeypatch.setattr(loading, "run_load", lambda *_: (bad, 1.0))
    assert load() == 1
    assert "HTTP 500" in capsys.readouterr().out
    assert runs == []


def test_a_running_server_may_be_asked(
    runs: list[LoadSettings], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "is_ready", lambda url: True)
    assert load("--url", "http://127.0.0.1:9/") == 0
    assert runs[0].urls == ("http://127.0.0.1:9",)


@pytest.mark.usefixtures("runs")
@pytest.mark.parametrize(("peak", "code"), [(130.0, 0), (131.0, 1)])
def test_unread_answers_are_a_test_of_their_own(
    peak: float,
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(browser: Browser, number: int, memory: Callable[[], float]) -> Unread:
        assert (number, memory()) == (7, 100)
        assert isinstance(browser, Browser)
        return Unread(before=90.0, warm=100.0, peak=peak, statuses=Counter({"200": 5, "429": 2}))

    monkeypatch.setattr(loading, "run_unread", run)
    file = tmp_path / "unread.json"
    assert load("--unread", "7", "--json", str(file)) == code
    figures = json.loads(file.read_text("utf-8"))["unread"]
    assert (figures["answered 429"], figures["growth, MB"]) == ("2", f"{peak - 100}")
    assert "MB after ordinary questions" in capsys.readouterr().out


@pytest.mark.usefixtures("runs")
def test_a_server_elsewhere_is_refused() -> None:
    with pytest.raises(SettingsError, match="on this machine"):
        load("--url", "http://example.org")


@pytest.mark.usefixtures("runs")
def test_nobody_at_the_address_is_told() -> None:
    with pytest.raises(SettingsError, match="There is no server at"):
        load("--url", "http://127.0.0.1:9")


@pytest.mark.usefixtures("runs")
@pytest.mark.parametrize(
    ("option", "given"),
    [
        ("sessions", "0"),
        ("sessions", "501"),
        ("minutes", "0"),
        ("minutes", "61"),
        ("minutes", "nan"),
        ("pause", "-1"),
        ("workers", "0"),
        ("unread", "0"),
        ("unread", "100001"),
    ],
)
def test_numbers_have_bounds(option: str, given: str) -> None:
    with pytest.raises(SettingsError, match=f"--{option} must be from"):
        load(f"--{option}", given)
