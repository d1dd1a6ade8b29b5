from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from app.query.acts.acts import ACTS
from eval.tune.fit.act_fit import QUESTION, Lines, fit_act_model, gather_lines, held_out_acts
from tests.app.view.glance.made import item, overview
from tests.fakes import RETURN, edition_corpus

WORDS = {act: f"woord{number} zegt dit" for number, act in enumerate((*ACTS, QUESTION))}


@pytest.fixture(scope="module")
def lines() -> Lines:
    """Six lines of each act, told by one word of their own."""
    rows = [(f"{words} {number}", act) for act, words in WORDS.items() for number in "abcdef"]
    texts, acts = zip(*rows, strict=True)
    return Lines(texts, acts, (1.0,) * len(rows))


def test_the_word_that_tells_is_learnt(lines: Lines) -> None:
    model = fit_act_model(lines)
    assert model.read(WORDS["thanks"]).act == "thanks"
    assert model.read(WORDS["sum"]).odds > model.read(WORDS[QUESTION]).odds


def test_only_short_lines_of_one_act_are_known_word_for_word(lines: Lines) -> None:
    texts = (
        "dank hoor",
        "waar staat het",
        "Waar staat het?",
        "dit zijn wel zeven woorden van dank",
    )
    made = Lines(
        (*lines.texts, *texts, "prepared"),
        (*lines.acts, "thanks", "place", "more", "thanks", QUESTION),
        (*lines.weights, *(5.0 for _ in texts), 1.0),
    )
    assert fit_act_model(made).written == {"dank hoor": "thanks"}


def test_each_line_is_read_by_a_model_that_has_not_seen_it(lines: Lines) -> None:
    read = held_out_acts(lines)
    told = [one.act == act for one, act in zip(read, lines.acts, strict=True) if act != QUESTION]
    assert sum(told) / len(told) > 0.9


def test_lines_written_and_prepared_are_gathered_each_once(tmp_path: Path) -> None:
    written = [{"act": "thanks", "line": "dank"}, {"act": "question", "line": "Alles over geld"}]
    (tmp_path / "acts.jsonl").write_text("\n".join(map(json.dumps, written)), "utf-8")
    money = replace(
        overview("o-money", "summary", item(RETURN)),
        title={"nl": "Samenvatting: Geld", "en": "Summary: Money"},
        names={"nl": ("alles over geld", "geld bij elkaar"), "en": ()},
    )
    corpus = replace(edition_corpus(), overviews=(money,), anticipated=(), broad=())
    lines = gather_lines(corpus, tmp_path / "acts.jsonl")
    acts = dict(zip(lines.texts, lines.acts, strict=True))
    assert acts["dank"] == "thanks"
    assert acts["geld bij elkaar"] == QUESTION
    assert acts["waar staat dat van die geld"] == "place"
    assert "alles over geld" not in acts
