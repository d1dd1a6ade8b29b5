from __future__ import annotations

import pytest

from app.answer.reports.chosen import Chosen, names_length, of_all, read_chosen, with_chosen

KNOWN = ("acict", "migratie-2023")


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("Hoeveel?", Chosen("Hoeveel?")),
        ("@acict Hoeveel?", Chosen("Hoeveel?", ("acict",))),
        (" @migratie-2023  @acict\nHoeveel?", Chosen("Hoeveel?", ("migratie-2023", "acict"))),
        ("@acict @acict Hoeveel?", Chosen("Hoeveel?", ("acict",))),
        ("@weg @acict Hoeveel?", Chosen("@weg @acict Hoeveel?")),
        ("@acict @weg Hoeveel?", Chosen("@weg Hoeveel?", ("acict",))),
        ("Wie is @acict Hoeveel?", Chosen("Wie is @acict Hoeveel?")),
        ("@alle Hoeveel?", Chosen("Hoeveel?", (), is_all=True)),
        ("@all @acict Hoeveel?", Chosen("Hoeveel?", (), is_all=True)),
        ("@acict", Chosen("@acict")),
    ],
)
def test_the_reports_in_front_of_a_question_are_those_asked(typed: str, chosen: Chosen) -> None:
    assert read_chosen(typed, KNOWN) == chosen


def test_what_is_written_is_read_again() -> None:
    assert read_chosen(with_chosen("Waarom?", KNOWN), KNOWN) == Chosen("Waarom?", KNOWN)
    assert read_chosen(of_all("Waarom?"), KNOWN).is_all
    assert with_chosen("Waarom?", ()) == "Waarom?"


def test_names_have_a_length_of_their_own() -> None:
    assert names_length("@acict @weg Hoeveel?") == len("@acict @weg")
    assert names_length("Hoeveel?") == 0
