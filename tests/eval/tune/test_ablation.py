from __future__ import annotations

from app.answer.answering import ExtractiveAnswerer
from eval.run.systems import WEIGHED
from eval.score.metrics import QuestionScore
from eval.tune.ablation import FIGURES, ablate, variants
from tests.eval.examples import gold, score
from tests.fakes import FakeEncoder, edition_corpus

QUESTION = "Vat het terugkeerbeleid samen"


def test_every_signal_is_switched_off_once() -> None:
    off = [
        name for variant in variants() for name in WEIGHED if getattr(variant.weights, name) == 0
    ]
    assert "question_cosine" in off
    assert sorted(off) == sorted(WEIGHED)


def test_each_part_is_off_when_the_questions_are_answered() -> None:
    sentences: list[int] = []
    indexed: list[int] = []

    def ask(answerer: ExtractiveAnswerer) -> list[QuestionScore]:
        sentences.append(len(answerer.answer(QUESTION).sentences))
        indexed.append(len(answerer.library.rows))
        ranking = dict.fromkeys(FIGURES[:-1], 1.0)
        return [score(ranking=ranking), score(ranking=ranking, question=gold(language="en"))]

    rows = dict(ablate(edition_corpus(), FakeEncoder(), ask))

    named = dict(zip(rows, zip(sentences, indexed, strict=True), strict=True))
    everything, rows_of_all = named["everything"]
    assert everything > 1
    assert named["one sentence"][0] == 1
    assert named["no broad questions"][1] < rows_of_all
    assert named["neither of them"][1] < named["no anticipated questions"][1] < rows_of_all
    assert list(rows["everything"])[:2] == ["R@1 nl", "R@1 en"]
