from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.query.acts.act_model import (
    WRITTEN_ODDS,
    ActModel,
    LinearModel,
    ReadAct,
    act_model,
    read_act_model,
    write_act_model,
)
from app.query.acts.acts import ACTS
from app.query.acts.grams import grams_of, words_of
from ingest.errors import SettingsError

NOTHING = LinearModel(0.0, {})
MODEL = ActModel(
    LinearModel(-1.0, {"=hoi": 4.0}),
    {act: LinearModel(0.5, {"=hoi": 1.0}) if act == "greeting" else NOTHING for act in ACTS},
)


def test_a_score_is_the_mean_weight_times_the_root_of_their_number() -> None:
    assert LinearModel(1.0, {"a": 3.0, "b": 1.0}).score(("a", "b", "c", "d")) == 1.0 + 4.0 / 2


def test_a_line_is_read_by_its_grams() -> None:
    read = MODEL.read("Hoi!")
    assert read.act == "greeting"
    assert read.odds > -1.0
    assert MODEL.read("iets anders").odds == -1.0


def test_words_that_no_model_has_learned_are_counted_but_for_function_words() -> None:
    assert MODEL.read("Hoi!").new_words == 0
    assert MODEL.read("Hoi, wat is een draagzak met een luchtfilter?").new_words == 2


def test_a_line_that_was_written_as_an_act_is_that_act() -> None:
    model = replace(MODEL, written={"hoi hoi": "goodbye", "hoi allemaal": None})
    assert model.read("Hoi, hoi!") == ReadAct(WRITTEN_ODDS, "goodbye")
    assert model.read("hoi allemaal").odds == -WRITTEN_ODDS
    assert model.read("hoi") == MODEL.read("hoi")


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    model = replace(MODEL, written={"hoi": "greeting", "geld": None})
    write_act_model(model, tmp_path / "model.json")
    assert read_act_model(tmp_path / "model.json") == model


def test_the_act_is_the_one_whose_own_model_scores_highest() -> None:
    model = act_model()
    for line in ("Dank je wel!", "wat staat er op pagina 12?", "en korter?", "Hoeveel kreeg Iran?"):
        grams = grams_of(words_of(line))
        scores = {act: one.score(grams) for act, one in model.acts.items()}
        assert scores[model.read(line).act] == pytest.approx(max(scores.values()))


@pytest.mark.parametrize("text", ["", "{}", '{"aside": {"intercept": 0, "weights": []}}'])
def test_a_file_that_is_none_is_told_in_one_sentence(tmp_path: Path, text: str) -> None:
    (tmp_path / "model.json").write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="python -m eval acts"):
        read_act_model(tmp_path / "model.json")


def test_usual_phrases_are_known() -> None:
    for line, act in (
        ("hoi", "greeting"),
        ("welke pagina is dat?", "place"),
        ("shorter please", "shorter"),
    ):
        assert act_model().read(line).act == act
    assert act_model().read("Hoeveel kreeg Jordanië in 2023?").odds < 0
