from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.answer.overview.vocabulary import Vocabulary
from index.library import Library
from index.overview_terms import count_terms
from index.overview_wordings import OverviewWording
from tests.app.view.glance.made import item, overview
from tests.fakes import RETURN

MONEY = overview("o-money", "figures", item(RETURN))
GOALS = overview("o-goals", "summary", item(RETURN))
WORDINGS = [
    OverviewWording("proef", MONEY, "nl", "alle bedragen op een rij"),
    OverviewWording("proef", MONEY, "en", "list of amounts"),
    OverviewWording("proef", GOALS, "nl", "alle doelen op een rij"),
    OverviewWording("proef", GOALS, "en", "list of goals"),
]


def vocabulary_of(wordings: Sequence[OverviewWording]) -> Vocabulary:
    """Returns the vocabulary of a library with these wordings."""
    counts = count_terms(wordings)
    return Vocabulary(
        Library({}, (), (), (), {}, {}, "", overview_wordings=wordings, overview_terms=counts)
    )


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return vocabulary_of(WORDINGS)


@pytest.mark.parametrize(
    ("text", "own", "other"),
    [
        ("mijn baas vraagt om bedragen", "o-money", "o-goals"),
        ("I am writing on the goals of it", "o-goals", "o-money"),
        ("amountss please", "o-money", "o-goals"),  # by its 4-grams
    ],
)
def test_the_overview_whose_word_it_is_scores_most(
    text: str, own: str, other: str, vocabulary: Vocabulary
) -> None:
    scores = vocabulary.scores([text])
    assert scores["proef", own] > 0 > scores["proef", other]


def test_words_of_all_and_of_none_tell_nothing(vocabulary: Vocabulary) -> None:
    shared = vocabulary.scores(["list"])
    assert shared["proef", "o-money"] == pytest.approx(shared["proef", "o-goals"], abs=0.05)
    assert set(vocabulary.scores(["xyzzy"]).values()) == {0.0}


def test_of_several_texts_the_one_that_suits_an_overview_best_counts(
    vocabulary: Vocabulary,
) -> None:
    both = vocabulary.scores(["bedragen", "doelen"])
    assert both["proef", "o-money"] == vocabulary.scores(["bedragen"])["proef", "o-money"]
    assert both["proef", "o-goals"] == vocabulary.scores(["doelen"])["proef", "o-goals"]


def test_each_report_has_its_own() -> None:
    elsewhere = [replace(one, report_id="ander") for one in WORDINGS[:2]]
    keys = vocabulary_of([*WORDINGS, *elsewhere]).scores(["amounts"])
    assert set(keys) == {("proef", "o-money"), ("proef", "o-goals"), ("ander", "o-money")}


def test_without_wordings_there_are_no_scores() -> None:
    assert vocabulary_of([]).scores(["amounts"]) == {}
