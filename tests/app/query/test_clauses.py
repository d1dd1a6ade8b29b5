from __future__ import annotations

import pytest

from app.query.clauses import (
    joined_clauses,
    last_name,
    self_contained,
    sentences_of,
    subject_of,
    verb_place,
)


@pytest.mark.parametrize(
    ("statement", "subject"),
    [
        ("Het programma Stepstone loopt tot 2025", "Het programma Stepstone"),
        ("The first phase of the fund ended in 2023", "The first phase of the fund"),
        ("In 2023 kreeg Peru geld", ""),
        ("Mensen die terugkeren krijgen geld", ""),
        ("Peru", ""),
    ],
)
def test_the_subject_stands_before_the_verb(statement: str, subject: str) -> None:
    assert subject_of(statement) == subject


def test_nouns_and_infinitives_are_no_finite_verbs() -> None:
    assert verb_place("with Peru as hosts of the forum") is None
    assert verb_place("Ghana hosts many") == 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Peru is lid. Chili ook.", ["Peru is lid.", "Chili ook."]),
        ("peru joined in 2019. is that right?", ["peru joined in 2019.", "is that right?"]),
        ("dat is bijv. zo", ["dat is bijv. zo"]),
        ("waar? wanneer?", ["waar?", "wanneer?"]),
    ],
)
def test_sentences_end_before_small_letters_too(text: str, sentences: list[str]) -> None:
    assert sentences_of(text) == sentences


@pytest.mark.parametrize(
    ("statement", "clauses"),
    [
        ("Peru is lid en Chili is weg", ["Peru is lid", "Chili is weg"]),
        ("Peru en Chili zijn lid", ["Peru en Chili zijn lid"]),
        ("Peru helpt scholen en ouders", ["Peru helpt scholen en ouders"]),
        ("Between 2019 and 2021 was a pause", ["Between 2019 and 2021 was a pause"]),
        ("Peru paid, but Chile has left", ["Peru paid", "Chile has left"]),
        ("Peru kreeg geld en is lid", ["Peru kreeg geld", "Peru is lid"]),
        ("Peru helpt kinderen leren en werken", ["Peru helpt kinderen leren en werken"]),
    ],
)
def test_clauses_are_told_from_lists(statement: str, clauses: list[str]) -> None:
    assert joined_clauses(statement) == clauses


def test_what_points_back_is_given_its_name() -> None:
    assert self_contained(
        ["Peru steunt Stepstone", "het project is klein", "het land is groot"]
    ) == [
        "Peru steunt Stepstone",
        "Het project Stepstone is klein",
        "Het land Peru is groot",
    ]
    assert self_contained(["Het project Bridge is small"]) == ["Het project Bridge is small"]


def test_the_last_name_is_of_the_kind_asked_for() -> None:
    assert last_name("In Peru en Chili werkt Stepstone", is_country=True) == "Chili"
    assert last_name("Peru steunt Stepstone", is_country=False) == "Stepstone"
    assert last_name("Er zijn er geen", is_country=False) == ""
