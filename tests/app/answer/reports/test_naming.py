from __future__ import annotations

import pytest

from app.answer.reports.editions import Titles
from app.answer.reports.naming import Naming
from index.language import Language
from tests.app.answer.reports.made import report

ADVICE = (
    report("rvs-1", "ADVIES RAAD VAN STATE EN NADER RAPPORT"),
    report("acict-2", "Advies Adviescollege project Abacus"),
    report("pve-3", "Programma van Eisen voor een wijkbus"),
    report("list-4", "Besluitenlijst raadsvergadering"),
)
OF_ADVICE = Naming(Titles(ADVICE), [one.id for one in ADVICE])
REPORTS = (
    report("m24", "Migratierapportage 2024"),
    report("m23", "Migratierapportage 2023"),
    report("acict", "ACICT over wachtgeld"),
    report("wijkbus", "Wijkbus"),
)
NAMING = Naming(Titles(REPORTS), [one.id for one in REPORTS])


@pytest.mark.parametrize(
    ("question", "language", "ids", "rest"),
    [
        (
            "Hoeveel keerden terug volgens de Migratierapportage 2024?",
            "nl",
            {"m24"},
            "Hoeveel keerden terug volgens het rapport?",
        ),
        ("Wat zegt het ACICT-rapport hierover?", "nl", {"acict"}, "Wat zegt het rapport hierover?"),
        ("What is in the 2023 report on aid?", "en", {"m23"}, "What is in the report on aid?"),
        ("Staat dat in het rapport van 2024?", "nl", {"m24"}, "Staat dat in het rapport?"),
        ("De editie 2023 noemt wie?", "nl", {"m23"}, "Het rapport noemt wie?"),
        ("Wie wonen er volgens Wijkbus?", "nl", {"wijkbus"}, "Wie wonen er volgens het rapport?"),
        ("Wat staat in de migratierapportage?", "nl", {"m23", "m24"}, "Wat staat in het rapport?"),
        (
            "Which does the report of 2023 and that of 2024 name?",
            "en",
            {"m23", "m24"},
            "Which does the reports name?",
        ),
    ],
)
def test_a_report_is_named(question: str, language: Language, ids: set[str], rest: str) -> None:
    named = NAMING.find(question)
    assert named
    assert named.reports == ids
    assert named.without(question, language) == rest


@pytest.mark.parametrize(
    ("question", "id_", "rest"),
    [
        ("Wat zegt het ACICT-advies over geld?", "acict-2", "Wat zegt het rapport over geld?"),
        ("Staat dat in het programma van eisen?", "pve-3", "Staat dat in het rapport?"),
        ("Noemt het RvS advies geld?", "rvs-1", "Noemt het rapport geld?"),
        ("Zegt het advies van de Raad van State dat?", "rvs-1", "Zegt het rapport dat?"),
        ("Wat is volgens Abacus te doen?", "acict-2", "Wat is volgens het rapport te doen?"),
        ("Wat staat op de besluitenlijst?", "list-4", "Wat staat op het rapport?"),
    ],
)
def test_a_report_is_named_by_what_people_call_it(question: str, id_: str, rest: str) -> None:
    named = OF_ADVICE.find(question)
    assert named
    assert named.reports == {id_}
    assert named.without(question, "nl") == rest


@pytest.mark.parametrize(
    "question",
    [
        "Welk advies geeft de bus?",
        "Wat is het programma van de wijk?",
        "Wie schreef het plan van de minister?",
        "Wat besloot de raad?",
    ],
)
def test_words_for_documents_alone_name_no_report(question: str) -> None:
    assert OF_ADVICE.find(question) is None


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel mensen keerden in 2024 terug?",  # when, not where
        "Hoe vaak rijdt de wijkbus?",  # what is asked about
        "Wat is wachtgeld?",
        "Wat zegt het rapport over wachtgeld?",
        "Hoe heet het rapport van 2019?",
        "Wat staat er in het rapport?",
    ],
)
def test_no_report_is_named(question: str) -> None:
    assert NAMING.find(question) is None


def test_all_reports_are_no_choice() -> None:
    two = REPORTS[:2]
    naming = Naming(Titles(two), [one.id for one in two])
    assert naming.find("Wat staat er in de migratierapportage?") is None
    assert naming.find("Wat staat er in de migratierapportage 2023?")
