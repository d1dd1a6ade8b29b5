from __future__ import annotations

import math

import pytest

from eval.score.summary import by_group, intervals, intervals_by_group, summarise
from tests.eval.examples import gold, ranked, score


def test_a_summary_is_the_mean_of_what_applies() -> None:
    scores = [
        score(ranking=ranked(1), verbatim=1.0, seconds=0.1),
        score(ranking=ranked(4), answered=False, verified=False, seconds=0.2),
        score(
            question=gold(answerable=False),
            ranking={},
            verified=False,
            verbatim=0.5,
            right_language=False,
            seconds=0.6,
        ),
    ]

    figures = summarise(scores)

    assert figures == pytest.approx(
        {
            "questions": 3,
            "R@1": 0.5,
            "R@3": 0.5,
            "R@5": 1.0,
            "R@10": 1.0,
            "P@1": 0.5,
            "P@5": 0.2,
            "RR@10": 0.625,
            "AP@10": 0.625,
            "nDCG@10": (1 + 1 / math.log2(5)) / 2,
            "verified": 0.5,
            "right if answered": 0.5,
            "answerable refused": 0.5,
            "unanswerable refused": 0.0,
            "unanswerable answered": 1.0,
            "quotes verbatim": 0.75,
            "language right": 2 / 3,
            "median seconds": 0.2,
        }
    )


def test_a_summary_leaves_out_what_does_not_apply() -> None:
    unanswerable = score(question=gold(answerable=False), ranking={}, answered=False)

    assert summarise([unanswerable]).keys() == {
        "questions",
        "unanswerable refused",
        "unanswerable answered",
        "language right",
        "median seconds",
    }
    assert summarise([score()]).keys().isdisjoint({"unanswerable refused", "quotes verbatim"})


def test_groups_are_those_of_the_question_and_where_its_answer_stands() -> None:
    scores = [
        score(question=gold(type="number"), chapter="2 Beleid"),
        score(question=gold(language="en")),
        score(question=gold(answerable=False, kind="near_miss", type="number"), ranking={}),
        score(question=gold(answerable=False), ranking={}),
        score(question=gold(id="D1.1", dialogue="D1")),
        score(question=gold(id="D1.2", dialogue="D1", feature="pronoun, going back (to A) and x")),
        score(question=gold(style="forum", writer="W1", partial=True, before=("Wat?",))),
        score(question=gold(move="which page", form="table", kind="greeting", answerable=False)),
    ]

    figures = by_group(scores)

    assert {name: group["questions"] for name, group in figures.items()} == {
        "all": 8,
        "nl": 7,
        "en": 1,
        "answerable in part": 1,
        "type number": 1,
        "type near_miss": 1,
        "type unanswerable": 1,
        "style forum": 1,
        "writer W1": 1,
        "chapter 2 Beleid": 1,
        "later turns": 2,
        "move which page": 1,
        "feature pronoun": 1,
        "feature going back": 1,
        "feature x": 1,
        "form table": 1,
        "type greeting": 1,
    }


def test_an_interval_holds_its_mean_and_narrows_with_more_questions() -> None:
    few = [score(verified=number % 2 == 0) for number in range(10)]
    many = few * 10

    low, high = intervals(few)["verified"]
    narrow_low, narrow_high = intervals(many)["verified"]

    assert 0.1 <= low < narrow_low < 0.5 < narrow_high < high <= 0.9
    # The standard error of a mean of 100 halves and 100 wholes is .05.
    assert narrow_high - narrow_low == pytest.approx(2 * 1.96 * 0.05, abs=0.03)


def test_an_interval_is_the_same_each_time() -> None:
    scores = [score(verified=number % 3 == 0) for number in range(30)]
    assert intervals(scores) == intervals(scores)


def test_two_right_of_two_leave_an_interval_by_wilson() -> None:
    # (2 + z^2 / 2) / (2 + z^2) less z / (2 + z^2) times the root of z^2 / 4, with z = 1.96.
    assert intervals([score(), score()])["verified"] == pytest.approx((0.3424, 1), abs=1e-4)
    wrong = [score(verified=False), score(verified=False)]
    assert intervals(wrong)["verified"] == pytest.approx((0, 0.6576), abs=1e-4)


def test_a_figure_that_is_no_share_and_never_varies_has_an_interval_without_width() -> None:
    halves = [score(citation_precision=0.5), score(citation_precision=0.5)]
    assert intervals(halves)["citation precision"] == (0.5, 0.5)


def test_intervals_are_those_of_each_group() -> None:
    scores = [score(), score(question=gold(language="en", type="list"), verified=False)]
    found = intervals_by_group(scores)
    assert list(found) == ["all", "nl", "en", "type list"]
    assert (found["nl"]["verified"][1], found["en"]["verified"][0]) == (1, 0)
