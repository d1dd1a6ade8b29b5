from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.answer.logistic import LogisticModel, figure_names, read_models, write_models
from ingest.errors import SettingsError


@dataclass(frozen=True)
class Figures:
    near: float
    long: float


def test_the_probability_is_the_logistic_function_of_the_weighted_sum() -> None:
    model = LogisticModel({"near": 2.0, "long": -1.0}, intercept=-1.0)
    assert model.probability(Figures(near=1.0, long=1.0)) == pytest.approx(0.5)
    assert model.probability(Figures(near=1.0, long=0.0)) == pytest.approx(1 / (1 + math.exp(-1)))


@pytest.mark.parametrize(("near", "bound"), [(1e9, 1.0), (-1e9, 0.0)])
def test_figures_beyond_all_measure_are_no_error(near: float, bound: float) -> None:
    assert LogisticModel({"near": 1.0}, 0.0).probability(Figures(near, 0)) == pytest.approx(bound)


def test_the_figures_are_those_of_the_dataclass_in_order() -> None:
    assert figure_names(Figures) == ["near", "long"]


def test_models_survive_their_file(tmp_path: Path) -> None:
    models = {"één": LogisticModel({"near": 0.25}, -1.5), "two": LogisticModel({}, 1.0)}
    write_models(models, tmp_path / "models.json")
    assert read_models(tmp_path / "models.json") == models


@pytest.mark.parametrize(
    "text",
    ["", "[]", '{"one": 1}', '{"one": {"weights": {"near": "x"}, "intercept": 0}}', '{"one": {}}'],
)
def test_a_garbled_file_is_one_clear_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "models.json"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="python -m eval calibrate"):
        read_models(file)


def test_so_is_a_missing_one_and_one_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00{")
    for name in ("none.json", "bytes.json"):
        with pytest.raises(SettingsError, match=name):
            read_models(tmp_path / name)
