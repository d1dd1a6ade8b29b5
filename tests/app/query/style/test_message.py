from __future__ import annotations

import pytest

from app.query.style.message import asking_sentences, without_mail


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("Hoi! Wie betaalt de school? Bedankt :)", "Wie betaalt de school?"),
        ("Goedemiddag, wie betaalt de school? Alvast hartelijk dank!", "wie betaalt de school?"),
        ("Hi there, who pays for it? Kind regards, Tom", "who pays for it?"),
        ("Geachte heer, mevrouw, wie betaalt? Hoogachtend, J. de Boer", "wie betaalt?"),
        ("Dear Sir or Madam, who pays?", "who pays?"),
        ("hoi wie betaalt de school", "wie betaalt de school"),
        ("who pays for the school thanks", "who pays for the school"),
        ("Answer briefly. Who pays for books?", "Who pays for books?"),
        ("Opdracht 4. Wie betaalt de school? Licht dit toe.", "Wie betaalt de school?"),
        ("Ik ben student in Delft. Wie betaalt de school?", "Wie betaalt de school?"),
        ("I teach at a school. Who pays for books? I need it for class.", "Who pays for books?"),
    ],
)
def test_greetings_thanks_and_introductions_are_left_out(message: str, asked: str) -> None:
    assert asking_sentences(message) == asked


@pytest.mark.parametrize(
    "message",
    [
        "Mijn broer woont in Peru. Welke hulp is daar?",
        "My cousin was cheated in Peru. Is there help for victims like her?",
        "I heard there is an envoy. Name?",
        "How many schools were built thanks to the fund?",
        "Hoeveel scholen zijn er dank zij het fonds?",
        "What happens after they return - does anyone help them?",
        "Dag van de Vrede: wie was er?",
        "Peru heeft scholen gesloten. Waarom?",
        "Dear all",
        "bedankt",
    ],
)
def test_what_the_question_needs_stays(message: str) -> None:
    assert asking_sentences(message) == message


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "Goedemorgen, ik werk al jaren bij een gemeente en heb net het rapport bekeken "
            "voor een korte notitie. Hoeveel mensen keerden in 2022 vrijwillig terug? Bedankt!",
            "Hoeveel mensen keerden in 2022 vrijwillig terug?",
        ),
        (
            "My professor sent me here and I am new to all of this, so sorry in advance. I would "
            "like to know which country got money for schools. Thank you.",
            "I would like to know which country got money for schools.",
        ),
        ("woord " * 30 + "einde", "woord " * 30 + "einde"),
    ],
)
def test_of_a_long_message_only_what_asks_is_searched_for(message: str, asked: str) -> None:
    assert asking_sentences(message) == asked


def test_quoted_mail_headers_and_signatures_are_left_out() -> None:
    mail = "Van: Jan\nOnderwerp: scholen\n\n> Oude vraag?\n\nWie betaalt?\n\nGroet,\nKarin\nBZ"
    assert without_mail(mail) == "Wie betaalt?"
    assert without_mail("> Wie betaalt?\n> Jan") == "> Wie betaalt?\n> Jan"
    assert without_mail("Wie betaalt?") == "Wie betaalt?"
