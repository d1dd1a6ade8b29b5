from __future__ import annotations

import pytest

from ingest.automatic.by_rule.figures import facts, figures_in
from ingest.facts import check_fact
from tests.ingest.automatic.by_rule.made import block, report


@pytest.mark.parametrize(
    ("text", "kind", "value", "number", "unit"),
    [
        ("De bus kostte € 1.250.000 in 2022.", "money", "€ 1.250.000", 1_250_000, "EUR"),
        ("Er ging 2,5 miljoen euro naar de wijk.", "money", "2,5 miljoen euro", 2_500_000, "EUR"),
        ("De brug kostte 3 miljoen pond.", "money", "3 miljoen pond", 3_000_000, "GBP"),
        ("De brug kostte £ 40.", "money", "£ 40", 40, "GBP"),
        ("Het kost 3 miljoen euro 2023 prijzen.", "money", "3 miljoen euro", 3_000_000, "EUR"),
        ("In 2023 EUR 40 mln.", "money", "EUR 40 mln.", 40_000_000, "EUR"),
        ("Hij betaalde 2000 euro.", "money", "2000 euro", 2000, "EUR"),
        ("Er lag 180 Britse pond.", "money", "180 Britse pond", 180, "GBP"),
        ("Het kost CAD 3 miljoen aan hout.", "money", "CAD 3 miljoen", 3_000_000, "CAD"),
        ("Ruim 12,5% van de bewoners reisde.", "share", "12,5%", 12.5, "percent"),
        ("De proef duurt zes maanden.", "duration", "zes maanden", 6, "months"),
        (
            "Er zijn 45 vrijwillige chauffeurs.",
            "count",
            "45 vrijwillige chauffeurs",
            45,
            "chauffeurs",
        ),
        ("Er zijn twee dorpen.", "count", "twee dorpen", 2, "dorpen"),
    ],
)
def test_a_value_is_told_with_number_and_unit(
    text: str, kind: str, value: str, number: float, unit: str
) -> None:
    (figure,) = figures_in(text)
    assert (figure.kind, figure.value, figure.number, figure.unit) == (kind, value, number, unit)


@pytest.mark.parametrize(
    ("text", "time"),
    [("Op 19 mei 2020 begon het.", "2020-05-19"), ("Since March 2021 it runs.", "2021-03")],
)
def test_a_date_is_told_as_a_time(text: str, time: str) -> None:
    (figure,) = figures_in(text)
    assert (figure.kind, figure.time, figure.number) == ("date", time, None)


@pytest.mark.parametrize(
    "text",
    [
        "Zie artikel 12 leden en versie 3 teksten.",
        "ISO 25010 beschrijft eigenschappen.",
        "In 2022 kwamen bussen.",
        "Wij zijn ten aanzien daarvan 1 van mening.",
        "COVID-19 en COVID- 19 besmette personen.",
        "Op 32 mei 2020.",
        "Bedragen in euro 2023 2022",
        "In 2022 Frank Visser vertrok.",
        "In 2023 pounds were lost.",
        "In 2023 dollars gemeten.",
        "Er lag 500 pond vis.",
        "De INR 2,5 is hoog.",
        "Getekend met CAD 2019.",
        "",
    ],
)
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures_in(text) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "Er is 4 miljoen euro 12 procent meer dan in 2022.",
            ["4 miljoen euro", "12 procent"],
        ),
        (
            "2022: 1,2 miljoen euro 2023: 1,5 miljoen euro",
            ["1,2 miljoen euro", "1,5 miljoen euro"],
        ),
        ("He weighs 180 pounds.", ["180 pounds"]),
    ],
)
def test_a_number_behind_an_amount_is_another(text: str, values: list[str]) -> None:
    assert [one.value for one in figures_in(text)] == values
    assert all(one.unit != "GBP" for one in figures_in(text))


def test_a_fact_says_what_its_value_is_of_where_and_when() -> None:
    made = report(
        block(
            "a1",
            "In 2022 reisde ruim 12% van de bewoners van Turkije.",
            "Het kostte 300 euro.",
            section=("2 Geld",),
        ),
        block("a2", "3 bussen", kind="heading"),
    )
    share, money = facts(made)
    for fact in (share, money):
        check_fact(fact, made)
    assert share.subject["nl"] == "de bewoners van Turkije"
    assert (share.qualifier, share.time, share.places) == ("ruim", "2022", ("TR",))
    assert (money.subject["en"], money.time) == ("Geld", None)
    assert share.id != money.id
