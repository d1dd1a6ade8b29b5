from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from eval.tune.grid import Configuration, Grid
from eval.tune.sweep import (
    Circumstances,
    Figures,
    ResultsFile,
    best_over_the_rest,
    key_of,
    ranked,
    sweep,
)

NOW = Circumstances("0" * 64, "dev", "abc", {"python": "3"})
GRID = Grid(systems=("bm25",), sizes=(500, 1000, 1500))
CONFIGURATIONS = [point.configuration for point in GRID.points()]


class Measure:
    """Counts what it measures, and is interrupted before a given size."""

    def __init__(self, stop_at: int | None = None) -> None:
        self.sizes: list[int] = []
        self._stop_at = stop_at

    def __call__(self, configuration: Configuration) -> Figures:
        size = configuration.passages.size
        if size == self._stop_at:
            raise KeyboardInterrupt
        self.sizes.append(size)
        return {"nDCG@10": size / 2000}


def _sweep(
    file: Path, measure: Measure, now: Circumstances = NOW, encoder: str | None = None
) -> dict[Configuration, Figures]:
    return sweep(
        CONFIGURATIONS, lambda one: now.record_of(one, encoder), measure, ResultsFile(file)
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "new" / "results.jsonl"


def test_an_interrupted_sweep_measures_only_what_is_missing(file: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        _sweep(file, Measure(stop_at=1500))
    assert len(file.read_text("utf-8").splitlines()) == 2

    measure = Measure()
    found = _sweep(file, measure)

    assert measure.sizes == [1500]
    assert [found[one]["nDCG@10"] for one in CONFIGURATIONS] == [0.25, 0.5, 0.75]
    assert len(file.read_text("utf-8").splitlines()) == 3


def test_each_result_is_on_disk_before_the_next_is_measured(file: Path) -> None:
    lines = []

    def measure(configuration: Configuration) -> Figures:
        lines.append(len(file.read_text("utf-8").splitlines()) if file.exists() else 0)
        return {"nDCG@10": 1.0}

    sweep(CONFIGURATIONS, lambda one: NOW.record_of(one, None), measure, ResultsFile(file))

    assert lines == [0, 1, 2]


@pytest.mark.parametrize("cut", [1, 2, 30, 200])
def test_a_line_that_was_cut_off_is_measured_again(file: Path, cut: int) -> None:
    _sweep(file, Measure())
    file.write_bytes(file.read_bytes()[:-cut])
    # Without its newline alone, a line is still whole.
    missing = [] if cut == 1 else [1500]

    again, later = Measure(), Measure()
    found = _sweep(file, again)
    _sweep(file, later)

    assert again.sizes == missing
    assert later.sizes == []
    assert found[CONFIGURATIONS[2]]["nDCG@10"] == 0.75


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe",
        b"[]",
        b"null",
        b'"text"',
        b'{"key": "x"}',
        b'{"figures": {}}',
        b'{"key": "x", "figures": []}',
        b'{"key": "x", "figures": {"R@1": "high"}}',
        b'{"key": "x", "figures": {"R@1": null}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_line_is_skipped(file: Path, line: bytes) -> None:
    _sweep(file, Measure())
    file.write_bytes(line + b"\n" + file.read_bytes())

    assert len(ResultsFile(file).read()) == 3


@pytest.mark.parametrize(
    "now",
    [
        replace(NOW, questions="1" * 64),
        replace(NOW, split=None),
        replace(NOW, code="abd"),
        replace(NOW, versions={"python": "4"}),
    ],
)
def test_results_of_other_circumstances_are_not_used(file: Path, now: Circumstances) -> None:
    _sweep(file, Measure())

    measure = Measure()
    _sweep(file, measure, now)

    assert measure.sizes == [500, 1000, 1500]


def test_results_of_an_encoder_trained_anew_are_not_used(file: Path) -> None:
    _sweep(file, Measure(), encoder="mine@000000000000")

    again, other = Measure(), Measure()
    _sweep(file, again, encoder="mine@000000000000")
    _sweep(file, other, encoder="mine@000000000001")

    assert (again.sizes, other.sizes) == ([], [500, 1000, 1500])


def test_a_line_says_what_it_was_measured_with(file: Path) -> None:
    _sweep(file, Measure(), encoder="mine@000000000000")

    record: Mapping[str, Any] = json.loads(file.read_text("utf-8").splitlines()[0])
    assert record["settings"] == {
        "system": "bm25",
        "passages": {"size": 500, "overlap": 200},
        "k": 10,
        "encoder": "mine@000000000000",
        "weights": None,
    }
    assert (record["questions"], record["split"], record["code"]) == ("0" * 64, "dev", "abc")
    assert record["figures"] == {"nDCG@10": 0.25}
    made_with = {name: record[name] for name in record if name not in ("key", "figures")}
    assert record["key"] == key_of(made_with)


def test_circumstances_change_with_the_question_file(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text("1", "utf-8")
    first = Circumstances.of(file, "dev")
    file.write_text("2", "utf-8")

    assert Circumstances.of(file, "dev").questions != first.questions
    assert {"python", "faiss-cpu", "bm25s"} <= first.versions.keys()


def test_the_table_has_the_best_first_and_each_configuration_once() -> None:
    grid = Grid(systems=("chat", "bm25"), weights={"block_cosine": (0.1, 0.2)})
    points = grid.points()
    values = iter((0.7, 0.9, 0.8))
    found: dict[Configuration, Figures] = {
        one: {"nDCG@10": next(values), "R@1": 0.5, "median seconds": 1.0}
        for one in dict.fromkeys(point.configuration for point in points)
    }

    table = ranked(points, found)

    assert list(table.items()) == [
        ("chat, block_cosine 0.2", {"R@1": 0.5, "nDCG@10": 0.9}),
        ("bm25", {"R@1": 0.5, "nDCG@10": 0.8}),
        ("chat, block_cosine 0.1", {"R@1": 0.5, "nDCG@10": 0.7}),
    ]


def test_a_cell_is_the_best_over_all_other_settings() -> None:
    grid = Grid(systems=("chat", "bm25"), sizes=(500, 1000), weights={"block_cosine": (0.1, 0.2)})
    points = grid.points()
    chat = {(500, 0.1): 0.4, (500, 0.2): 0.6, (1000, 0.1): 0.9, (1000, 0.2): 0.8}

    def value(one: Configuration) -> float:
        return chat[one.passages.size, one.weights.block_cosine] if one.weights else 0.5

    found = {point.configuration: {"nDCG@10": value(point.configuration)} for point in points}
    varying = grid.varying()

    def cells(row: str | None, column: str) -> list[list[float]]:
        rows = (row, varying[row]) if row else None
        return best_over_the_rest(points, found, rows, (column, varying[column]))

    assert cells("system", "size") == [[0.6, 0.9], [0.5, 0.5]]
    # BM25 has no weights: its cells are all alike.
    assert cells("system", "block_cosine") == [[0.9, 0.8], [0.5, 0.5]]
    assert cells(None, "size") == [[0.6, 0.9]]
