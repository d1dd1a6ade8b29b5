from __future__ import annotations

from pathlib import Path

import pytest

from app.answer.overview.request_model import (
    read_request_model,
    worded_as_request,
    write_request_model,
)
from app.query.acts.act_model import LinearModel
from ingest.errors import SettingsError


@pytest.mark.parametrize(
    "line",
    [
        "Geef me een overzicht van alle partners",
        "alles over Ghana graag",
        "could you sum up what they say about shipping",
        "I have a meeting in an hour, what is in this thing",
    ],
)
def test_requests_are_worded_as_such_whatever_they_are_about(line: str) -> None:
    assert worded_as_request(line) > 0


@pytest.mark.parametrize(
    "line",
    [
        "Hoeveel geld ging er in 2023 naar Ghana?",
        "When did the shipping agreement end?",
        "Wie tekende het akkoord met Ghana?",
    ],
)
def test_precise_questions_are_not(line: str) -> None:
    assert worded_as_request(line) < 0


def test_a_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    model = LinearModel(-1.5, {" lij": 0.25, "één lijst": -2.0})
    write_request_model(model, tmp_path / "model.json")
    assert read_request_model(tmp_path / "model.json") == model


@pytest.mark.parametrize("text", ["", "[]", '{"intercept": 1}', '{"intercept": 1, "weights": []}'])
def test_a_file_that_holds_none_is_told(text: str, tmp_path: Path) -> None:
    file = tmp_path / "model.json"
    file.write_text(text, "utf-8")
    with pytest.raises(SettingsError, match="eval calibrate"):
        read_request_model(file)
