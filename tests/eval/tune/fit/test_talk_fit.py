from __future__ import annotations

import numpy as np
import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.answer.small_talk.figures import TalkFigures
from eval.asked.expected import Label
from eval.tune.fit.talk_fit import (
    LabelledTalk,
    fit_talk,
    gather_talk,
    held_out_chances,
    talk_table,
)
from index.search import Retriever
from tests.eval.examples import gold
from tests.fakes import FakeEncoder, edition_corpus, make_library

ROWS = 400
HELP = Label("help", ("help",))


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> ExtractiveAnswerer:
    folder = tmp_path_factory.mktemp("index") / "index"
    library = make_library(folder, [edition_corpus()], FakeEncoder())
    return ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL)


@pytest.fixture(scope="module")
def toy() -> LabelledTalk:
    """The first figure alone tells, and takes one question for small talk."""
    place = np.arange(ROWS)
    label = place % 4 == 0
    figures = np.random.default_rng(1).normal(size=(ROWS, len(TalkFigures.names())))
    figures[:, 0] = np.where(label | (place == 1), 1.0, -1.0)
    return LabelledTalk(figures, label, ~label, ("toy",) * ROWS)


def test_lines_that_may_be_small_talk_are_gathered(answerer: ExtractiveAnswerer) -> None:
    asked = [
        gold(question="wat kun je allemaal voor mij doen?", label=HELP, answerable=False),
        gold(question="bedankt hoor", label=HELP, answerable=False),
        gold(question="Hoeveel kreeg Jordanië in 2023 voor onderwijs?"),
    ]
    talk = gather_talk(answerer, {"asked": asked})
    assert talk.texts == ("wat kun je allemaal voor mij doen?",)
    assert talk.label.tolist() == [True]
    assert talk.answerable.tolist() == [False]


def test_the_figure_that_tells_gets_the_weight(toy: LabelledTalk) -> None:
    model = fit_talk(toy)
    assert list(model.weights) == TalkFigures.names()
    assert max(model.weights, key=lambda name: model.weights[name]) == "aside"


def test_what_is_taken_for_small_talk_from_a_threshold_on(toy: LabelledTalk) -> None:
    table = talk_table(toy, held_out_chances(toy), [0.5])
    assert table == {"from 0.50": {"small talk": 1.0, "answerable": 1.0, "others": 0.0}}
