from __future__ import annotations

from datetime import date

import pytest

from app.query.period import FIRST_DAY, LAST_DAY, Period
from app.query.periods import asked_periods, periods, stated_periods


def _days(text: str) -> list[tuple[str, str]]:
    return [(p.first.isoformat(), p.last.isoformat()) for p in periods(text)]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2021", "2021-01-01", "2021-12-31"),
        ("juli 2021", "2021-07-01", "2021-07-31"),
        ("Feb. 2024", "2024-02-01", "2024-02-29"),
        ("mei '21", "2021-05-01", "2021-05-31"),
        ("07-2021", "2021-07-01", "2021-07-31"),
        ("op 3 juli 2021", "2021-07-03", "2021-07-03"),
        ("op 31-12-2023", "2023-12-31", "2023-12-31"),
        ("on July 1, 2021", "2021-07-01", "2021-07-01"),
        ("2021-07-01", "2021-07-01", "2021-07-01"),
        ("het derde kwartaal van 2022", "2022-07-01", "2022-09-30"),
        ("Q3 2022", "2022-07-01", "2022-09-30"),
        ("the first half of 2022", "2022-01-01", "2022-06-30"),
        ("schooljaar 2022/23", "2022-01-01", "2023-12-31"),
        ("2022-2023", "2022-01-01", "2023-12-31"),
        ("2023/'24", "2023-01-01", "2024-12-31"),
        ("eind 2023", "2023-09-01", "2023-12-31"),
        ("van 2019 tot en met 2021", "2019-01-01", "2021-12-31"),
        ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
        ("1-10-2022 tot 30-9-2023", "2022-10-01", "2023-09-30"),
        ("van 15 jan. t/m 28 feb. 2024", "2024-01-01", "2024-02-28"),
        ("sinds 2015", "2015-01-01", LAST_DAY.isoformat()),
        ("sinds het begin van het programma in 2021", "2021-01-01", LAST_DAY.isoformat()),
        ("tot 2020", FIRST_DAY.isoformat(), "2020-12-31"),
    ],
)
def test_a_period_is_read_as_days(text: str, first: str, last: str) -> None:
    assert _days(text) == [(first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "2.021 mensen",
        "EUR 2000",
        "2000 mensen",
        "Verordening 2018/1725",
        "de Agenda 2030",
        "31 februari 2021",
        "13-2021",
        "May I ask",
        "Kamerstuk nr. 2022",
        "de tweede helft",
    ],
)
def test_amounts_names_and_impossible_dates_are_no_periods(text: str) -> None:
    assert periods(text) == []


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("In 2021 waren het er 430, meer dan in 2020.", [2021]),
        ("Ten opzichte van 2020 daalde het.", []),
        ("Dit was vergeleken met 2020 in 2021 veel.", [2021]),
        ("Er is 249.000 euro (2024-2026) voor het dorp.", []),
        ("In 2023 EUR 40 mln. voor het dorp.", [2023]),
        ("In 2023 euro 40 miljoen voor het dorp.", [2023]),
        ("In 2023 dollar 5 million for the village.", [2023]),
        ("Er ging 2000 euro naar het dorp, of 2000 dollars.", []),
        ("Er ging 2000 EUR naar het dorp.", []),
        ("Het kostte in het schooljaar (2022/23) veel.", [2022]),
        ("In 2021 waren het er 430, tegen 419 in 2020.", [2021]),
        ("Het waren er meer dan in het schooljaar 2020/21.", []),
        ("Meer dan de helft bleef in 2021 weg.", [2021]),
        ("Meer dan 500 mensen kwamen in 2021 en meer dan honderd in 2022.", [2021, 2022]),
        ("De prik tegen corona kwam in 2021.", [2021]),
        ("In 2021 en 2022 was het stil.", [2021, 2022]),
    ],
)
def test_what_is_compared_with_or_lasts_so_long_is_not_stated(
    sentence: str, stated: list[int]
) -> None:
    assert [period.first.year for period in stated_periods(sentence)] == stated


@pytest.mark.parametrize(
    ("one", "other", "meets"),
    [
        ("2022-2023", "2022/23", True),
        ("2022/23", "2023/24", False),
        ("2019/20", "2023/'24", False),
        ("2018-2022", "2021/22", True),
        ("2022/23", "in 2023", True),
        ("juli 2021", "juli 2020", False),
        ("juli 2021", "2021", True),
        ("juli", "juli 2020", True),
        ("juli", "juni 2020", False),
        ("begin 2023", "eind 2023", False),
        ("sinds 2015", "2021", True),
        ("Q3 2022", "augustus 2022", True),
    ],
)
def test_periods_meet(one: str, other: str, meets: bool) -> None:
    (a,), (b,) = periods(one), periods(other)
    assert a.meets(b) == b.meets(a) == meets


def test_a_period_within_another() -> None:
    (month,), (year,), (school,) = periods("juli 2021"), periods("2021"), periods("2020/21")
    assert month.is_within(year)
    assert not year.is_within(month)
    assert school.is_within(school)
    (bare,) = periods("juli")
    assert bare.of_year(2021) == Period(date(2021, 7, 1), date(2021, 7, 31), bare.span)
    assert year.of_year(2019) == year


def test_spans_hold_what_was_read() -> None:
    text = "In juli 2021 en op 3-4-2022 en eind 2023."
    assert [text[slice(*period.span)] for period in periods(text)] == [
        "juli 2021",
        "3-4-2022",
        "eind 2023",
    ]


def test_a_follow_up_asks_about_the_period_before_unless_it_names_one() -> None:
    before = "Hoeveel in mei 2019?"
    assert asked_periods("Waarom?", before).periods == asked_periods(before).periods
    (june,) = asked_periods("En in juni?", before).periods
    assert (june.first.year, june.first.month) == (2019, 6)
    (year,) = asked_periods("En in 2020?", before).periods
    assert year.first.year == 2020


def test_the_words_that_name_periods_are_known() -> None:
    asked = asked_periods("En in 2020?", "Hoeveel in mei 2019?")
    assert asked.words == {"mei", "2019", "2020"}
