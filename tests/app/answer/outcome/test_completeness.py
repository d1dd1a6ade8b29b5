from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from app.answer.logistic import LogisticModel
from app.answer.outcome.completeness import (
    CompletenessModel,
    read_completeness,
    write_completeness,
)
from app.answer.outcome.evidence import Evidence
from ingest.errors import SettingsError

NAMES = Evidence.names()
MODEL = CompletenessModel(LogisticModel(dict.fromkeys(NAMES, 0.25), -1.5), 0.6, 0.4)


def test_a_whole_answer_is_as_probable_as_its_evidence_says() -> None:
    weights = {**dict.fromkeys(NAMES, 0.0), "beyond_partial": 4.0}
    model = CompletenessModel(LogisticModel(weights, -1.0), 0.5, 0.5)
    evidence = Evidence(**{**dict.fromkeys(NAMES, 1.0), "beyond_partial": 0.25})
    assert model.whole(evidence) == pytest.approx(0.5)


def test_the_model_survives_its_file(tmp_path: Path) -> None:
    write_completeness(MODEL, tmp_path / "model.json")
    assert read_completeness(tmp_path / "model.json") == MODEL


def _without(*path: str) -> dict[str, Any]:
    record = asdict(MODEL)
    inner = record
    for name in path[:-1]:
        inner = inner[name]
    del inner[path[-1]]
    return record


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        json.dumps(_without("answered_from")),
        json.dumps(_without("missing_from")),
        json.dumps(_without("model", "intercept")),
        json.dumps(_without("model", "weights", NAMES[-1])),
        json.dumps({**asdict(MODEL), "answered_from": "often"}),
        json.dumps({**asdict(MODEL), "model": None}),
    ],
)
def test_a_garbled_file_is_one_clear_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "model.json"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="python -m eval calibrate"):
        read_completeness(file)


def test_a_missing_file_is_the_same_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"none\.json"):
        read_completeness(tmp_path / "none.json")


def test_the_bundled_model_fits_the_figures() -> None:
    model = read_completeness()
    assert set(model.model.weights) == set(NAMES)
    assert 0 < model.answered_from < 1
    assert 0 < model.missing_from <= 1
