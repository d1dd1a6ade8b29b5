from __future__ import annotations

import pytest

from app.answer.reports.editions import Titles
from app.answer.reports.request import EditionRequest, read_request
from index.language import Language
from tests.app.answer.reports.made import report

YEARLY = [report(f"m{year}", f"Migratierapportage 20{year}") for year in (22, 23, 24)]
REPORTS = [*YEARLY, report("acict", "ACICT")]
TITLES = Titles(REPORTS)
IDS = [one.id for one in REPORTS]
BOTH = ("m23", "m24")


def _read(
    text: str, language: Language = "nl", named: tuple[str, ...] = ()
) -> EditionRequest | None:
    return read_request(text, IDS, named, TITLES, language)


@pytest.mark.parametrize(
    ("text", "language", "question", "size"),
    [
        ("Keerden er meer mensen terug dan in 2023?", "nl", "Keerden er mensen terug?", "more"),
        ("Meer dan in 2023?", "nl", "", "more"),
        ("What changed since 2023?", "en", "", ""),
        ("What has changed since 2023 in returns?", "en", "What has changed in returns?", ""),
        ("Compare 2023 and 2024 on returns to Morocco", "en", "Returns to Morocco?", ""),
        ("Vergelijk 2023 met 2024: terugkeer naar Marokko", "nl", "Terugkeer naar Marokko?", ""),
        (
            "Is de hulp gestegen ten opzichte van de vorige editie?",
            "nl",
            "De hulp?",
            "more",
        ),
        ("Zijn de kosten gedaald ten opzichte van 2023?", "nl", "De kosten?", "less"),
        ("Daalde het aantal bezoeken sinds 2023?", "nl", "Het aantal bezoeken?", "less"),
        ("Has the number of visits grown since 2023?", "en", "The number of visits?", "more"),
        ("Hoeveel zijn de kosten gestegen sinds 2023?", "nl", "De kosten?", ""),
        ("Were there fewer visits than in 2023?", "en", "Were there visits?", "less"),
        ("How does 2024 compare with 2023 on resettlement?", "en", "Resettlement?", ""),
        ("Hoe is 2024 vergeleken met 2023 wat betreft terugkeer?", "nl", "Terugkeer?", ""),
        ("Vergelijk de terugkeer in 2023 met die in 2024", "nl", "De terugkeer?", ""),
        ("How do the figures of 2024 compare with 2023?", "en", "How do the figures?", ""),
    ],
)
def test_editions_are_compared(text: str, language: Language, question: str, size: str) -> None:
    request = _read(text, language)
    assert request
    assert (request.reports, request.question, request.size) == (BOTH, question, size)
    assert request.subject == "m24"


@pytest.mark.parametrize(
    ("text", "language", "question", "size"),
    [
        ("Met hoeveel is de terugkeer gestegen ten opzichte van 2023?", "nl", "De terugkeer?", ""),
        ("By how much did returns increase compared to 2023?", "en", "Returns?", ""),
        ("Waarom is de hulp gedaald sinds 2023?", "nl", "Waarom is de hulp gedaald?", ""),
        ("Where has aid risen since 2023?", "en", "Where has aid risen?", ""),
        ("Did aid in 2024 rise or fall against 2023?", "en", "Aid?", ""),
        ("Zijn de kosten gestegen of gedaald sinds 2023?", "nl", "De kosten?", ""),
        ("Did it rise or fall since 2023?", "en", "", ""),
        ("Which figures have risen since 2023?", "en", "Which figures have risen?", ""),
        ("Wat is er gestegen sinds 2023?", "nl", "Wat is er gestegen?", ""),
        ("Is de hulp niet gestegen sinds 2023?", "nl", "Is de hulp niet gestegen?", ""),
        (
            "Is bekend waarom de hulp is gestegen sinds 2023?",
            "nl",
            "Is bekend waarom de hulp is gestegen?",
            "",
        ),
        ("En is de hulp gestegen sinds 2023?", "nl", "De hulp?", "more"),
        ("Have people who returned fallen since 2023?", "en", "People who returned?", "less"),
        ("In welke landen is er meer hulp dan in 2023?", "nl", "In welke landen is er hulp?", ""),
        ("Is er hulp, en is die gestegen sinds 2023?", "nl", "Is er hulp, en is die gestegen?", ""),
        ("Is de hulp meer gestegen dan in 2023?", "nl", "De hulp?", ""),
    ],
)
def test_yes_or_no_is_said_to_who_asks_whether_alone(
    text: str, language: Language, question: str, size: str
) -> None:
    request = _read(text, language)
    assert request
    assert (request.question, request.size) == (question, size)


@pytest.mark.parametrize(
    "text",
    [
        "Hoeveel mensen keerden in 2023 terug?",
        "Keerden in 2023 meer mensen terug?",  # than whom is not said
        "Keerden in 2023 meer mensen terug dan in 2019?",  # of 2019 there is no edition
        "Wat is het verschil tussen Prospects en COMPASS?",
        "Sinds wanneer loopt Prospects?",
        "En in 2023?",
    ],
)
def test_no_editions_are_compared(text: str) -> None:
    assert _read(text) is None


def test_what_was_talked_of_is_gone_on_about_in_another_edition() -> None:
    request = _read("En in het rapport van 2023?", named=("m23",))
    assert request == EditionRequest(BOTH, "", "m24")
    request = read_request("En in 2023?", IDS, (), TITLES, "nl", before=("m24",))
    assert request == EditionRequest(BOTH, "", "m24")
    assert read_request("En in 2023?", IDS, (), TITLES, "nl", before=("acict",)) is None


def test_an_edition_that_is_named_need_not_be_among_those_asked() -> None:
    for asked, reports in ((["m24"], BOTH), (["m22"], ("m22", "m23"))):
        found = read_request("Meer bezoeken dan in 2023?", asked, (), TITLES, "nl")
        assert found
        assert found.reports == reports
    found = read_request("Meer dan in de vorige editie?", ["m23"], (), TITLES, "nl")
    assert found
    assert found.reports == ("m22", "m23")
    assert read_request("Meer bezoeken dan in 2023?", ["acict"], (), TITLES, "nl") is None


def test_the_year_that_is_named_first_is_held_against_the_other() -> None:
    request = _read("Waren er in 2022 meer bezoeken dan in 2024?")
    assert request
    assert request.reports == ("m22", "m24")
    assert request.subject == "m22"


def test_two_reports_that_are_asked_are_compared_if_both_are_meant() -> None:
    two = ("acict", "m24")
    found = read_request("Hoe verschillen beide rapporten over geld?", two, (), TITLES, "nl")
    assert found
    assert found.reports == two
    assert read_request("Hoe verschillen de prijzen?", two, (), TITLES, "nl") is None
    assert read_request("Compare the two reports on aid", IDS[2:], (), TITLES, "en")
