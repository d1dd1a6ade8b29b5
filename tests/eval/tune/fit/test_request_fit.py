from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.query.acts.grams import grams_of, words_of
from eval.tune.fit.request_fit import (
    OF_WRITTEN,
    RequestLine,
    fit_request_model,
    gather_request_lines,
)
from tests.app.view.glance.made import item, overview
from tests.fakes import RETURN, edition_corpus

RETURNING = replace(
    overview("o-return", "summary", item(RETURN)),
    title={"nl": "Terugkeer", "en": "Return"},
    names={"nl": ("alles over terugkeer",), "en": ("everything about return",)},
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = [
        {"act": "question", "line": "kun je zeggen wie er meedeed"},
        {"act": "question", "line": "could you give me a summary of it"},
        {"act": "question", "line": "Alles over terugkeer!"},
        {"act": "greeting", "line": "hoi"},
    ]
    path = tmp_path / "lines.jsonl"
    path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")
    return path


def test_wordings_are_requests_and_prepared_questions_are_none(file: Path) -> None:
    corpus = replace(edition_corpus(), overviews=(RETURNING,))
    lines = gather_request_lines(corpus, file)
    requests = {line.text for line in lines if line.is_request}
    others = {line.text for line in lines} - requests
    assert requests == {"Terugkeer", "Return", "alles over terugkeer", "everything about return"}
    assert {one.question for one in corpus.anticipated} <= others
    assert len(lines) == len(requests) + len(others)


def test_written_questions_count_more_and_those_that_ask_for_a_summary_not_at_all(
    file: Path,
) -> None:
    lines = gather_request_lines(replace(edition_corpus(), overviews=(RETURNING,)), file)
    weights = {line.text: line.weight for line in lines}
    assert weights["kun je zeggen wie er meedeed"] == OF_WRITTEN
    assert weights["alles over terugkeer"] == 1.0
    assert not {"could you give me a summary of it", "Alles over terugkeer!", "hoi"} & set(weights)


def test_the_model_learns_what_is_common_to_requests() -> None:
    topics = ("geld", "visa", "vissen", "boten", "rijst", "koffie")
    lines = [RequestLine(f"alles over {one}", True, 1.0) for one in topics]
    lines += [RequestLine(f"hoeveel {one} was er", False, 1.0) for one in topics]
    model = fit_request_model(lines)
    assert model.score(grams_of(words_of("alles over kaas"))) > 0
    assert model.score(grams_of(words_of("hoeveel kaas was er"))) < 0
