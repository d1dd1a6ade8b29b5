"""Lists, labels, repeated lines and numbers in small reports of one's own, by the real encoder."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from app.answer.answer import Answer
from app.answer.answering import ExtractiveAnswerer

Read = Callable[[str], ExtractiveAnswerer]
LISTS = """Plan voor de haven van Duinveen

De gemeente wil de oude haven sluiten om de volgende redenen:

• De kade verzakt sinds 2016 op drie plekken

• Het baggeren kost te veel geld voor zo weinig schepen

De haven ligt aan de noordkant van het dorp.

Voor een ligplaats moet een schipper het volgende meenemen:
- Een bewijs van eigendom
- Een geldige verzekering
- Een recente foto van het schip

De havenmeester controleert de schepen in drie stappen:

1. Eerst bekijkt hij de romp.

2. Daarna keurt hij de motor.

3. Tot slot leest hij het logboek.

Bij brand in de haven gelden deze regels:

a) Iedereen verlaat de steiger.

b) De schipper belt 112.

De nieuwe haven krijgt deze voorzieningen:

een douchegebouw;

een werkplaats; en

een winkel.

De subsidie is als volgt verdeeld:

Gevraagd bedrag in euro:

48.500
"""
LABELS = """Register van de muziekschool Duinveen

In het register staan:

- Leerlingen

- Leerlingen en ouders

In het archief staan:

- Leerlingen en ouders

- Docenten

Gevraagd bedrag in euro:

Toelichting op de aanvraag:

De directeur van de muziekschool leest het register iedere week.

De muziekschool staat aan de Zeeweg.

De muziekschool staat aan de Zeeweg.

De muziekschool staat aan de Zeeweg.
"""
NUMBERS = """Kerncijfers Duinveen

De brug kostte 2,75 mln. euro.

Er wonen 64.300 mensen in Duinveen.

Het strand trok 1 350 000 bezoekers.

De dijk kostte 0,4 miljard euro.

Het museum kreeg 8\u00a0250 euro.

De toren is 1.040 treden hoog.

De veerboot voer 365 keer uit.

Van de winkels sloot 12,5% de deuren.

De duinen trekken anderhalf miljoen vogels.
"""


def _texts(answer: Answer) -> list[str]:
    return [sentence.text for sentence in answer.sentences]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Waarom wil de gemeente de oude haven sluiten?", ["De kade verzakt", "Het baggeren"]),
        ("Why does the municipality want to close the haven?", ["De kade verzakt", "Het baggeren"]),
        (
            "Wat moet een schipper meenemen voor een ligplaats?",
            ["bewijs van eigendom", "geldige verzekering", "recente foto"],
        ),
        ("In welke stappen controleert de havenmeester de schepen?", ["romp", "motor", "logboek"]),
        ("Welke regels gelden er bij brand in de haven?", ["verlaat de steiger", "belt 112"]),
        (
            "Welke voorzieningen krijgt de nieuwe haven?",
            ["een douchegebouw; een werkplaats; en een winkel."],
        ),
        ("Wat is het gevraagde bedrag in euro?", ["48.500"]),
    ],
)
def test_a_list_is_said_with_its_introduction_and_each_item_is_cited(
    read_own: Read, question: str, items: list[str]
) -> None:
    answer = read_own(LISTS).answer(question)
    texts = _texts(answer)
    place = next(number for number, text in enumerate(texts) if text.endswith(":"))
    listed = texts[place + 1 : place + 1 + len(items)]
    assert [item in text for item, text in zip(items, listed, strict=True)] == [True] * len(items)
    assert [citation.number for citation in answer.citations] == list(range(1, len(texts) + 1))
    assert [citation.quote for citation in answer.citations] == texts


@pytest.mark.parametrize(
    "question",
    [
        "Hoe lang worden de leerlingen in het register bewaard?",
        "Hoeveel leerlingen staan er in het register?",
        "Wat is het gevraagde bedrag?",
        "Wanneer zijn de leerlingen in het register gezet?",
        "Hoeveel docenten zijn er?",
        "Hoeveel ouders staan er in het archief?",
        "How many pupils are in the register?",
    ],
)
def test_no_label_is_the_answer_to_a_question_for_a_value(read_own: Read, question: str) -> None:
    texts = _texts(read_own(LABELS).answer(question))
    assert [text for text in texts if text.startswith("- ") or text.endswith(":")] == []


def test_labels_are_said_with_the_list_they_stand_in(read_own: Read) -> None:
    texts = _texts(read_own(LABELS).answer("Welke leerlingen staan in het register?"))
    assert texts[:3] == ["In het register staan:", "- Leerlingen", "- Leerlingen en ouders"]


def test_a_line_that_the_report_repeats_is_said_once(read_own: Read) -> None:
    texts = _texts(read_own(LABELS).answer("Waar staat de muziekschool?"))
    assert texts[0] == "De muziekschool staat aan de Zeeweg."
    assert len(set(texts)) == len(texts)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        ("2.750.000", "2,75 mln."),
        ("2750000", "2,75 mln."),
        ("2,75 miljoen", "2,75 mln."),
        ("64300", "64.300"),
        ("64 300", "64.300"),
        ("64,300", "64.300"),
        ("1350000", "1 350 000"),
        ("1,35 miljoen", "1 350 000"),
        ("400 miljoen", "0,4 miljard"),
        ("8250", "8\u00a0250"),
        ("8.250", "8\u00a0250"),
        ("1040", "1.040"),
        ("365", "365"),
        ("12.5%", "12,5%"),
        ("1.500.000", "anderhalf miljoen"),
        ("1,5 miljoen", "anderhalf miljoen"),
    ],
)
def test_a_number_is_found_in_any_spelling_first(read_own: Read, number: str, said: str) -> None:
    answerer = read_own(NUMBERS)
    for question in (f"Waar staat {number}?", f"Waar komt het getal {number} voor?"):
        answer = answerer.answer(question)
        assert answer.answered
        assert " ".join(said.split()) in " ".join(answer.sentences[0].text.split())
    assert (
        answerer.answer(f"Wat is er met de {number}?").ranking[0].quote == answer.citations[0].quote
    )


def test_a_number_that_the_report_does_not_hold_is_declined(read_own: Read) -> None:
    assert not read_own(NUMBERS).answer("Waar staat 64.301?").answered
