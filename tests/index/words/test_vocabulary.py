from __future__ import annotations

import pytest

from index.words.vocabulary import Vocabulary, content_words, lists_of_numbers
from tests.fakes import FakeEncoder

WORDS = ("app", "sleutels", "verwerkingsverantwoordelijke", "belastingdienst")


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary([*WORDS, "app"], FakeEncoder(), "nl")


def test_function_words_of_both_languages_and_accents_fall_away() -> None:
    assert content_words("Wat is the privé-app of 2023?") == ["prive", "app", "2023"]


@pytest.mark.parametrize(
    ("asked", "word", "near"),
    [
        ("app", "app", 1.0),
        ("sleutel", "sleutels", 1.0),  # one stem
        ("belastingdinest", "belastingdienst", 0.0),  # 9 of 14 runs of letters
        ("belastingdienstmedewerker", "belastingdienst", 0.9 * 13 / 14),
        ("server", "app", 0.0),
    ],
)
def test_words_are_near_by_stem_or_letters(
    asked: str, word: str, near: float, vocabulary: Vocabulary
) -> None:
    found = vocabulary.nearness([asked])

    assert found[0, vocabulary.number[word]] == pytest.approx(near)


def test_words_are_near_by_their_vectors() -> None:
    class OneMeaning(FakeEncoder):
        def place(self, word: str) -> int:
            return super().place({"treasury": "schatkist"}.get(word, word))

    vocabulary = Vocabulary(["schatkist", "app"], OneMeaning(), "nl")

    assert vocabulary.nearness(["treasury"]).tolist() == [[0.0, 1.0]]


def test_nothing_is_near_where_nothing_is_asked_or_known() -> None:
    assert Vocabulary([], FakeEncoder(), "nl").nearness(["app"]).shape == (1, 0)
    assert Vocabulary(["app"], FakeEncoder(), "nl").nearness([]).shape == (0, 1)


def test_every_text_has_the_word_that_is_none(vocabulary: Vocabulary) -> None:
    starts, numbers = lists_of_numbers([["app", "app"], []], vocabulary)

    assert starts.tolist() == [0, 2, 3]
    assert numbers.tolist() == [4, vocabulary.number["app"], 4]


def test_how_far_strangers_are_may_be_said() -> None:
    words = Vocabulary(["water kenia"], FakeEncoder(), "nl")

    near, nearer = (words.nearness(["scholen kenia"], least)[0, 0] for least in (0.2, 0.05))

    assert near == pytest.approx((1 / 2 - 0.2) / 0.8)
    assert nearer == pytest.approx((1 / 2 - 0.05) / 0.95)
