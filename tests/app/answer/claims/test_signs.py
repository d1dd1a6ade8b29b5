from __future__ import annotations

import pytest

from app.answer.claims.signs import after_negation, is_one_of, is_second, lessens, signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Peru is geen lid", "not"),
        ("Peru isn't a member", "not"),
        ("Alle scholen kregen geld", "all"),
        ("only schools got money", "only"),
        ("Peru kreeg meer geld dan Chili", "more"),
        ("Peru got more money than Chile", "more"),
        ("the largest donor", "largest"),
        ("Dankzij het fonds", "cause"),
        ("the fund led to it", "cause"),
        ("het is bewezen", "proven"),
        ("het bedrag is verhoogd", "up"),
        ("the amount was reduced", "down"),
        ("dat is lastig meetbaar", "hard"),
    ],
)
def test_what_turns_or_widens_a_statement_is_told(text: str, sign: str) -> None:
    assert sign in signs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Meer mensen dan ooit keerden terug",
        "More people than ever returned",
        "Nog nooit keerden er zoveel mensen terug",
        "Never before did so many people return",
        "Een recordaantal mensen keerde terug",
        "het hoogste aantal ooit",
    ],
)
def test_a_record_of_all_time_is_the_largest_ever(text: str) -> None:
    assert signs(text) == {"largest", "ever"}


@pytest.mark.parametrize("text", ["a ten-year record", "het hoogste aantal ooit in tien jaar"])
def test_a_record_of_some_years_is_not_one_of_all_time(text: str) -> None:
    assert signs(text) == {"largest"}


@pytest.mark.parametrize("text", ["Peru kreeg geld in 2023.", "Top 5, no. 2: Peru", "more schools"])
def test_a_plain_statement_has_no_sign(text: str) -> None:
    assert signs(text) == frozenset()


def test_what_is_said_for_likely_or_of_several_is_less() -> None:
    assert lessens("Het is aannemelijk dat het helpt")
    assert is_one_of("Peru is one of the largest donors")
    assert is_second("het op één na grootste land")
    assert not any(check("Peru is the largest donor") for check in (lessens, is_one_of, is_second))


def test_what_is_denied_follows_the_word_that_denies() -> None:
    assert after_negation("Peru is geen lid, Chili wel") == [" lid"]
