from __future__ import annotations

import math
from pathlib import Path

import pytest

from app.answer.outcome.abstention import (
    CERTAIN,
    LIKELY,
    AbstentionModel,
    Preparation,
    certainty,
    read_model,
    write_models,
)
from app.answer.outcome.evidence import Evidence
from ingest.errors import SettingsError

NAMES = Evidence.names()


def _evidence(**figures: float) -> Evidence:
    return Evidence(**{**dict.fromkeys(NAMES, 0.0), **figures})


def test_confidence_is_the_logistic_function_of_the_weighted_sum() -> None:
    model = AbstentionModel({**dict.fromkeys(NAMES, 0.0), "wording": 2.0}, -1.0, 0.5)
    assert model.confidence(_evidence(wording=0.5)) == pytest.approx(0.5)
    assert model.confidence(_evidence(wording=1.0)) == pytest.approx(1 / (1 + math.exp(-1)))


def test_a_model_survives_its_file(tmp_path: Path) -> None:
    model = AbstentionModel(dict.fromkeys(NAMES, 0.25), -1.5, 0.3)
    other = AbstentionModel(dict.fromkeys(NAMES, 0.5), 1.0, 0.2)
    write_models({"anticipated": model, "automatic": other}, tmp_path / "model.json")
    assert read_model("anticipated", file=tmp_path / "model.json") == model
    assert read_model("automatic", file=tmp_path / "model.json") == other


@pytest.mark.parametrize(
    "text", ["", "{}", '{"automatic": {"weights": {}, "intercept": 0, "threshold": 0}}']
)
def test_a_model_file_without_a_weight_is_an_error(tmp_path: Path, text: str) -> None:
    file = tmp_path / "model.json"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="python -m eval calibrate"):
        read_model("automatic", file=file)


@pytest.mark.parametrize("preparation", ["anticipated", "automatic"])
def test_the_bundled_models_fit_the_figures(preparation: Preparation) -> None:
    model = read_model(preparation)
    assert set(model.weights) == set(NAMES)
    assert 0 < model.threshold < 1


def test_a_confidence_is_put_in_one_of_three_ways_from_its_bound_on() -> None:
    said = [certainty(one) for one in (1.0, CERTAIN, CERTAIN - 0.01, LIKELY, LIKELY - 0.01, 0.0)]

    assert said == ["certain", "certain", "likely", "likely", "doubtful", "doubtful"]
