from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

import eval.bench.versions.starting
from eval.bench.versions.starting import PEAK, SECONDS, compare_starts, run_whole, with_ratios
from eval.bench.versions.version import Version
from ingest.errors import SettingsError


def test_a_process_is_timed_and_weighed(tmp_path: Path) -> None:
    def weighed(code: str) -> float:
        return run_whole((sys.executable, "-c", code), os.environ, tmp_path)[PEAK]

    assert weighed("held = bytearray(300_000_000)") - weighed("pass") > 100
    wait = "import time; time.sleep(.3); raise SystemExit(3)"  # 3: not in the report
    assert run_whole((sys.executable, "-c", wait), os.environ, tmp_path)[SECONDS] >= 0.3


def test_a_process_that_fails_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="failed with exit code 2"):
        run_whole((sys.executable, "-c", "raise SystemExit(2)"), os.environ, tmp_path)


def test_all_take_turns_and_the_first_round_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns = []

    def measured(command: Sequence[str], _: Mapping[str, str], folder: Path) -> dict[str, float]:
        turns.append(folder.name if "ask" in command else "alone")
        first = len(turns) <= 3
        return {SECONDS: 100.0 if first else {"alone": 2.0, "new": 3.0, "old": 6.0}[turns[-1]]}

    monkeypatch.setattr(eval.bench.versions.starting, "run_whole", measured)
    versions = {"now": Version(Path("new"), tmp_path), "before": Version(Path("old"), tmp_path)}

    figures = compare_starts(versions, "Wat?", 2)

    assert turns == ["alone", "new", "old"] * 3
    assert {name: one[SECONDS] for name, one in figures.items()} == {
        "alone": 2,
        "now": 3,
        "before": 6,
        "now / alone": 1.5,
        "now / before": 0.5,
        "before / alone": 3,
    }


def test_without_what_is_alone_versions_are_divided_by_the_earlier_one() -> None:
    figures = with_ratios({"now": {"ms": 1.0}, "before": {"ms": 4.0}})
    assert figures == {"now": {"ms": 1}, "before": {"ms": 4}, "now / before": {"ms": 0.25}}
