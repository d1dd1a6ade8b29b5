from __future__ import annotations

from app.answer.reports.editions import Titles
from tests.app.answer.reports.made import report

REPORTS = (
    report("m24", "Migratierapportage 2024"),
    report("m23", "Migratierapportage 2023"),
    report("acict", "ACICT: advies over wachtgeld 2023"),
    report("los", "Wijkbus"),
)
TITLES = Titles(REPORTS)


def test_editions_are_called_alike_but_for_the_year() -> None:
    assert TITLES.editions == [("m23", "m24")]
    assert TITLES.year("los") == ""


def test_two_of_one_year_are_no_editions() -> None:
    twice = Titles([report("a", "Nota 2023"), report("b", "Nota 2023")])
    assert twice.editions == []


def test_words_of_all_titles_name_none() -> None:
    assert TITLES.by_word["2023"] == {"m23", "acict"}
    assert TITLES.by_word["migratierapportage"] == {"m23", "m24"}
    assert "over" not in TITLES.by_word
    assert "nota" not in Titles([report("a", "Nota 1"), report("b", "Nota 2")]).by_word


def test_a_name_without_its_year_is_that_of_all_editions() -> None:
    assert TITLES.by_name["migratierapportage"] == {"m23", "m24"}
    assert TITLES.by_name["migratierapportage 2024"] == {"m24"}
