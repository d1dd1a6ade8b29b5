from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.answer.overview.figures import RequestFigures
from eval.asked.expected import Label
from eval.asked.question_record import GoldQuestion
from eval.tune.fit.overview_fit import (
    LabelledRequests,
    asks_for,
    fit_requests,
    gather_requests,
    held_out_chances,
    request_table,
)
from index.search import Retriever
from tests.app.view.glance.made import item, overview
from tests.eval.examples import gold
from tests.fakes import GUIDANCE, JORDAN, RETURN, SUPPORT, FakeEncoder, edition_corpus, make_library

RETURNING = replace(
    overview("o-return", "summary", item(RETURN), item(GUIDANCE)),
    names={"nl": ("alles over terugkeer",), "en": ("everything about return",)},
)
ROWS = 400
QUESTION = "Noem alles over terugkeer"


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> ExtractiveAnswerer:
    folder: Path = tmp_path_factory.mktemp("index") / "index"
    corpus = replace(edition_corpus(), overviews=(RETURNING,))
    library = make_library(folder, [corpus], FakeEncoder())
    return ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL)


@pytest.fixture(scope="module")
def toy() -> LabelledRequests:
    """The first figure alone tells, and takes one precise question for a request."""
    place = np.arange(ROWS)
    label, precise, lacks = place % 4 == 0, place % 4 == 1, place == 1
    figures = np.random.default_rng(1).normal(size=(ROWS, len(RequestFigures.names())))
    figures[:, 0] = np.where(label | lacks, 1.0, -1.0)
    return LabelledRequests(figures, np.zeros(ROWS, bool), label, precise, lacks, ("toy",) * ROWS)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (gold(overviews=("o-return", "o-other")), True),
        (gold(overviews=("o-other",)), False),
        (gold(label=Label("overview", ("overview",), (RETURN, GUIDANCE))), True),
        (gold(label=Label("overview", ("overview",), (JORDAN,))), None),
        (gold(label=Label("answered", ("answered",), (RETURN,))), False),
        (gold(label=Label("answered", ("answered", "overview"), (RETURN,))), None),
        (gold(label=Label("answered", ("answered",), (RETURN, GUIDANCE, SUPPORT))), None),
        (gold(label=Label("partly", ("partly",), (JORDAN, SUPPORT, RETURN))), False),
        (gold(answerable=False), False),
        (gold(evidence=("a", "b")), False),
        (gold(evidence=("a", "b", "c")), None),
    ],
)
def test_what_is_learnt_of_a_question(
    question: GoldQuestion, expected: bool | None, answerer: ExtractiveAnswerer
) -> None:
    reading = answerer.as_request(QUESTION)
    assert reading
    assert asks_for(question, reading) is expected


def test_a_question_that_one_sentence_answers_may_lack_it_among_the_first(
    answerer: ExtractiveAnswerer,
) -> None:
    sets = {
        "requests": [gold(question=QUESTION, overviews=("o-return",))],
        "there": [gold(question=QUESTION, label=Label("answered", ("answered",), (RETURN,)))],
        "lacking": [gold(question=QUESTION, label=Label("answered", ("answered",), (JORDAN,)))],
        "open": [gold(question=QUESTION, evidence=("a", "b", "c"))],
    }
    found = gather_requests(answerer, sets)
    assert found.group == ("requests", "there", "lacking")
    assert found.label.tolist() == [True, False, False]
    assert found.precise.tolist() == [False, True, True]
    assert found.lacks.tolist() == [False, False, True]


def test_the_figure_that_tells_gets_the_weight(toy: LabelledRequests) -> None:
    model = fit_requests(toy)
    assert list(model.weights) == RequestFigures.names()
    assert max(model.weights, key=lambda name: model.weights[name]) == "beyond_answered"


def test_what_becomes_an_overview_from_a_threshold_on(toy: LabelledRequests) -> None:
    table = request_table(toy, held_out_chances(toy), [0.5])
    assert table == {
        "from 0.50": {"requests": 1.0, "precise": 0.01, "precise lacking": 1.0, "others": 0.0}
    }


def test_what_is_sure_is_taken_whatever_the_model_says(toy: LabelledRequests) -> None:
    sure = replace(toy, sure=np.ones(ROWS, bool))
    assert held_out_chances(sure).min() >= 0.9
