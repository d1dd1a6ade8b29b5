from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

import eval.show.figures
from eval.score.scorecard import Scorecard
from eval.show.figures import figures
from tests.eval.examples import gold, score

SCORES = [
    score(question=gold(id="A1"), confidence=0.9, rank=1),
    score(question=gold(id="A2"), confidence=0.6, rank=1, verified=False),
    score(question=gold(id="A3"), confidence=0.5, rank=12),
    score(question=gold(id="A4", answerable=False), ranking={}, confidence=0.1, answered=False),
]


def test_a_run_with_answers_has_four_figures_in_the_language_of_the_person() -> None:
    found = dict(figures(Scorecard.of(SCORES), "nl"))

    assert list(found) == [
        "Cijfers met 95 %-intervallen",
        "Rang van de eerste passage met het gezochte",
        "Risico en dekking",
        "Kloppen de zekerheden?",
    ]


def test_ranks_beyond_ten_count_as_not_found(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[Mapping[str, int]] = []

    def draw(counts: Mapping[str, int], *_: object) -> str:
        drawn.append(counts)
        return "<svg/>"

    monkeypatch.setattr(eval.show.figures, "rank_histogram", draw)

    list(figures(Scorecard.of(SCORES), "en"))

    zeros = dict.fromkeys(map(str, range(2, 11)), 0)
    assert drawn == [{"1": 2, **zeros, "not\nfound": 1}]


def test_what_does_not_apply_is_not_drawn() -> None:
    ranked = [replace(one, answered=False, confidence=0.0) for one in SCORES[:2]]
    declined = Scorecard.of(SCORES[3:])

    assert len(dict(figures(Scorecard.of(ranked), "en"))) == 2
    assert "Rank of the first passage with what was asked for" not in dict(figures(declined, "en"))


@pytest.mark.parametrize(("languages", "names"), [(("nl", "nl"), 1), (("nl", "en"), 3)])
def test_questions_in_one_language_are_drawn_once(
    languages: tuple[str, str], names: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[Mapping[str, object]] = []

    def draw(estimates: Mapping[str, object], *_: object) -> str:
        drawn.append(estimates)
        return "<svg/>"

    monkeypatch.setattr(eval.show.figures, "estimates_figure", draw)
    scores = [score(question=gold(id=f"A{n}", language=one)) for n, one in enumerate(languages)]

    list(figures(Scorecard.of(scores), "en"))

    assert [len(found) for found in drawn] == [names]
