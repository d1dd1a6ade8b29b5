from __future__ import annotations

import numpy as np
import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.choice.relevance import SentenceFigures
from app.answer.logistic import figure_names
from eval.asked.expected import Label
from eval.tune.fit.relevance_fit import (
    LabelledSentences,
    fit_relevance,
    gather_sentences,
    relevance_figures,
)
from tests.eval.examples import JORDAN_QUOTE, gold

NAMES = figure_names(SentenceFigures)


@pytest.fixture(scope="module")
def toy() -> LabelledSentences:
    """Twenty questions of two writers with three sentences each; the first figure alone tells."""
    right = np.arange(60) % 3 == 0
    figures = np.random.default_rng(1).normal(size=(60, len(NAMES)))
    figures[:, 0] += np.where(right, 4.0, -4.0)
    right[57] = False  # the first sentence of one question is wrong, like all behind it
    figures[57, 0] = -4.0
    return LabelledSentences(figures, right, np.arange(60) % 3, ("W1",) * 30 + ("W2",) * 30)


def test_the_figure_that_tells_gets_the_weight(toy: LabelledSentences) -> None:
    model = fit_relevance(toy)

    assert list(model.weights) == NAMES
    assert max(model.weights, key=lambda name: abs(model.weights[name])) == NAMES[0]


def test_what_the_model_is_worth_to_unseen_writers(toy: LabelledSentences) -> None:
    figures = relevance_figures(toy)

    assert figures["sentences"] == 60
    assert figures["right"] == pytest.approx(19 / 60)
    assert figures["first right"] == pytest.approx(19 / 20)
    assert figures["AUC"] == figures["AUC of the first"] == 1
    assert figures["calibration error"] < 0.1


def test_sentences_are_right_by_label_or_quote_and_all_wrong_without(
    tiny_answerer: ExtractiveAnswerer,
) -> None:
    asked = "Hoeveel ontving Jordanië voor onderwijs?"
    result = tiny_answerer.found(asked)
    assert result
    refs = [hit.ref for hit in result.sentences]
    second = Label("answered", ("answered",), (refs[1].key,))
    sets = {
        "quotes": [gold(question=asked, evidence=(JORDAN_QUOTE,))],
        "labels": [gold(question=asked, label=second, writer="W1")],
        "none": [gold(question=asked, answerable=False)],
    }

    found = gather_sentences(tiny_answerer, sets)

    count = len(refs)
    of_quotes, of_labels, of_none = np.split(found.right, 3)
    jordan = tiny_answerer.library.sentence(refs[0]).text
    assert jordan == "Jordanië ontving 60 miljoen euro voor onderwijs."
    assert of_quotes.tolist() == [True] + [False] * (count - 1)
    assert of_labels.tolist() == [place == 1 for place in range(count)]
    assert not of_none.any()
    assert found.rank.tolist() == list(range(count)) * 3
    assert found.group == ("quotes",) * count + ("W1",) * count + ("none",) * count
    assert found.figures.shape == (3 * count, len(NAMES))
