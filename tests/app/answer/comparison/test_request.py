from __future__ import annotations

import pytest

from ingest.corpus import Corpus
from tests.app.answer.comparison.made import columns

PROGRAMMES = ("Prospects", "COMPASS")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Wat is het verschil tussen Prospects en COMPASS?", PROGRAMMES),
        ("prospects tegenover compass", PROGRAMMES),
        ("Zet Prospects en COMPASS eens naast elkaar.", PROGRAMMES),
        ("Welk programma is groter, Prospects of COMPASS?", PROGRAMMES),
        ("How do Prospects and COMPASS differ?", PROGRAMMES),
        ("Prospects vs. COMPASS", PROGRAMMES),
        ("Is Prospects bigger than COMPASS?", PROGRAMMES),
        ("vergelijk marokko met tunesië", ("Marokko", "Tunesië")),
        ("Compare Morocco and Tunisia", ("Morocco", "Tunisia")),
        ("Which hosts more refugees: Iran or Turkey?", ("Iran", "Türkiye")),
        ("Vangt Colombia meer vluchtelingen op dan Pakistan?", ("Colombia", "Pakistan")),
        ("Moroccan versus Nigerian cooperation", ("Morocco", "Nigeria")),
        (
            "vergelijk opvang in de regio met migratiesamenwerking",
            ("Opvang in de regio", "Migratiesamenwerking"),
        ),
        ("vluchteling of migrant, wat is het verschil", ("Vluchteling", "Migrant")),
        ("Difference between refugees and displaced persons?", ("Refugee", "Displaced person")),
        (
            "asielzoeker / vluchteling / migrant: verschillen?",
            ("Asielzoeker", "Vluchteling", "Migrant"),
        ),
        ("Wat kosten Prospects en COMPASS en in welke landen lopen ze?", PROGRAMMES),
        ("How much money do Prospects and COMPASS get, and who runs them?", PROGRAMMES),
        ("Wat is het budget van Prospects en van COMPASS, en hoe lang lopen ze?", PROGRAMMES),
        ("Hoeveel scheelt het budget van Prospects en COMPASS?", PROGRAMMES),
        ("eerste en tweede fase", ("Eerste fase", "Tweede fase")),
        ("compare the two phases of COMPASS", ("First phase", "Second phase")),
        ("wat is het verschil tussen beide fasen van Prospects", ("Eerste fase", "Tweede fase")),
        ("Compare phase 1 and phase 2 of Prospects", ("First phase", "Second phase")),
        ("Geld voor de Afghaanse regio: 2022 versus 2023", ("2022", "2023")),
        (
            "Welke is groter, het Rabat-proces of het Khartoem-proces?",
            ("Rabat-proces", "Khartoem-proces"),
        ),
    ],
)
def test_what_is_compared_is_recognised(
    bundled: Corpus, question: str, expected: tuple[str, ...]
) -> None:
    assert columns(question, bundled) == expected


@pytest.mark.parametrize(
    "question",
    [
        "Prospects and COMPASS",  # a list
        "Wie voert Prospects en COMPASS uit?",  # one thing only
        "Hoeveel kosten Prospects en COMPASS samen, en in welke landen?",
        "Wat kost Prospects, en wie voert COMPASS uit?",
        "Hoe verloopt de samenwerking tussen Nederland en Marokko?",
        "cooperation between the Netherlands and Morocco",
        "Hoeveel mensen gaan er van Marokko naar Spanje?",
        "How much more than EUR 100 million do Prospects and COMPASS get?",
        "Meer over Marokko en Tunesië",
        "Is there more to say about the agreement between Egypt and the EU?",
        "Wat is het verschil tussen git merge en git rebase?",  # is not in the report
        "Wat is het verschil tussen Prospects en Erasmus?",
        "Doet Nederland het beter dan Duitsland?",  # the report is of the Netherlands
        "Klopt het dat Iran meer vluchtelingen opvangt dan Turkije?",  # a statement to be checked
        "Wat is Prospects?",
    ],
)
def test_other_questions_are_not(bundled: Corpus, question: str) -> None:
    assert columns(question, bundled) == ()


def test_a_question_of_any_length_is_read_in_time(bundled: Corpus) -> None:
    for piece in ("verschil tussen ", "Iran of ", "fase 1 en ", "a / ", "en, ", "2022 vs "):
        columns((piece * 2000)[:1999], bundled)
