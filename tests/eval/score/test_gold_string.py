from __future__ import annotations

from typing import Any

import pytest

from eval.score.gold_string import has_gold_string
from tests.eval.examples import citation, gold, record


@pytest.mark.parametrize(
    ("wanted", "answer", "found"),
    [
        ("12", "Er zijn 12 landen.", True),
        ("12", "Het zijn er 12.", True),
        ("12", "In 2012 waren het er 120.", False),
        ("12", "Het zijn er 12.640.", False),
        ("12", "Het is 12,5 procent.", False),
        ("5", "Een 5.", True),
        ("5", "De 5e editie, SDG5.", False),
        ("1", "Jordanië. [1]", False),  # a marker is not an answer
        ("1.250", "Er gingen 1.250 mensen.", True),
        ("1.250", "Er gingen 11.250 of 1.250.000 mensen.", False),
        ("60 miljoen", "Dat is 160 miljoen.", False),
        ("60 miljoen", "Dat is 60\nmiljoen.", True),
        ("Jordani", "JORDANIË kreeg geld.", True),  # a stem
        ("Jordanie", "Jordanië", True),
        ("'s avonds", "’s avonds", True),
        ("onderwijs", "onder- wijs", True),
        ("tweede fase is", "De tweede fase [van het programma] is begonnen. [1]", True),
        ("programma", "De tweede fase [van het programma] is begonnen. [1]", True),
        ("Irak", "Iran", False),
        ("a.b", "axb", False),  # no pattern
        ("100 miljoen", "Dat is EUR 100 mln.", True),
        ("EUR 100 million", "Het is 100 miljoen euro.", True),
        ("100 mln", "It is EUR 100 million.", True),
        ("€ 1.250", "Het zijn er 1 250.", True),
        ("0,55 miljoen", "Er waren 550.000 mensen.", True),
        ("12,5 %", "Dat is 12.5 procent.", True),
        ("100 miljoen", "Het is 100 mld.", False),
        ("100 miljoen", "Het zijn er 100.", False),
        ("12,5 %", "Het is 12,5 miljoen.", False),
        ("100 miljoen mensen", "Dat is EUR 100 mln.", False),  # of what is told, and not there
    ],
)
def test_a_gold_string_stands_in_the_answer(wanted: str, answer: str, found: bool) -> None:
    assert has_gold_string(gold(answer=(wanted,)), record(answer=answer)) is found


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({}, True),
        ({"answer": ("1,250", "1.250")}, True),  # either way of writing thousands
        ({"answer": ("1,250",)}, True),
        ({"answer_all": ("1.250", "vrijwillig")}, True),
        ({"answer_all": ("1.250", "Egypte")}, False),
        ({"answer_all": ("1,250|1.250", "Egypte|vrijwillig")}, True),
        ({"answer": ("1.250",), "answer_all": ("Egypte",)}, False),
    ],
)
def test_one_alternative_or_all_required_strings(fields: dict[str, Any], found: bool) -> None:
    answer = "1.250 mensen keerden vrijwillig terug. [1]"

    assert has_gold_string(gold(**fields), record(answer=answer)) is found


@pytest.mark.parametrize(("language", "found"), [("en", True), ("nl", False)])
def test_an_english_answer_is_searched_with_what_it_translates(language: str, found: bool) -> None:
    answer = record(
        language=language, answer="Jordan. [1]", citations=[citation("Jordanië kreeg geld", 2, 4)]
    )

    assert has_gold_string(gold(answer=("Jordanië",)), answer) is found
