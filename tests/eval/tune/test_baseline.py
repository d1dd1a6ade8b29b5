from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from eval.tune.baseline import check_baseline


@pytest.fixture
def file(tmp_path: Path) -> Path:
    sets = [
        {"questions": "gold.jsonl", "split": "test", "scores": {"all": {"R@1": 0.8, "R@5": 0.9}}},
        {"questions": "more.jsonl", "scores": {"nl": {"R@1": 0.5}}},
    ]
    (tmp_path / "baseline.json").write_text(json.dumps({"tolerance": 0.01, "sets": sets}), "utf-8")
    return tmp_path / "baseline.json"


@pytest.mark.parametrize(
    ("found", "verdict", "expected"),
    [(0.8, "ok", True), (0.95, "ok", True), (0.7901, "ok", True), (0.789, "NOT OK", False)],
)
def test_a_score_may_not_fall_by_more_than_the_tolerance(
    found: float, verdict: str, expected: bool, file: Path
) -> None:
    lines, ok = check_baseline(
        lambda questions, split: {"all": {"R@1": found, "R@5": 0.9}, "nl": {"R@1": 0.5}}, file
    )

    assert ok is expected
    assert lines[1].split() == [
        "all", "R@1", f"{found:.3f}", "(baseline", "0.800)", *verdict.split()
    ]  # fmt: skip
    assert [line.endswith("  ok") for line in lines[2:]] == [True, False, True]


def test_each_set_is_measured_with_its_split(file: Path) -> None:
    asked: list[tuple[Path, str | None]] = []

    def measure(questions: Path, split: str | None) -> dict[str, dict[str, float]]:
        asked.append((questions, split))
        return {"all": {"R@1": 1, "R@5": 1}, "nl": {"R@1": 0}}

    lines, ok = check_baseline(measure, file)

    assert asked == [(file.parent / "gold.jsonl", "test"), (file.parent / "more.jsonl", None)]
    assert [line for line in lines if not line.startswith(" ")] == ["gold.jsonl test", "more.jsonl"]
    assert not ok


def test_every_set_of_our_own_baseline_is_there() -> None:
    def measure(questions: Path, split: str | None) -> dict[str, dict[str, float]]:
        assert questions.is_file()
        return {group: defaultdict(lambda: 1.0) for group in ("all", "nl", "en")}

    lines, ok = check_baseline(measure)

    assert ok
    assert len([line for line in lines if not line.startswith(" ")]) >= 3
