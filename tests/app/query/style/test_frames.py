from __future__ import annotations

import pytest

from app.query.style.frames import without_frame


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("Vraag: wie betaalt de school?", "wie betaalt de school?"),
        ("SUBJECT: school fees", "school fees"),
        ("Question 3: who pays?", "who pays?"),
        ("b) Explain the fund", "Explain the fund"),
        ("Kunt u mij vertellen hoeveel scholen er zijn?", "hoeveel scholen er zijn?"),
        ("weet u wie de school betaalt?", "wie de school betaalt?"),
        ("Ik zou graag willen weten wie betaalt.", "wie betaalt."),
        ("Could you please tell me who pays?", "who pays?"),
        ("so i wanna know who pays", "who pays"),
        ("I'm a student and my teacher wants us to find out who pays.", "who pays."),
        ("If it is not too much trouble, who pays?", "who pays?"),
        ("Journalist on deadline here: who pays?", "who pays?"),
        ("Deelt u de mening dat scholen nodig zijn, en zo ja, wie betaalt?", "wie betaalt?"),
        ("Is it not the case that schools matter, and if so, who pays?", "who pays?"),
        ("Nu er meer scholen komen, wie betaalt de boeken?", "wie betaalt de boeken?"),
        ("Wie betaalt volgens het rapport de school?", "Wie betaalt de school?"),
        ("According to this report, who pays?", "who pays?"),
        ("Wie betaalde er in de rapportage de school?", "Wie betaalde er de school?"),
    ],
)
def test_what_frames_a_question_is_left_out(sentence: str, question: str) -> None:
    assert without_frame(sentence) == question


@pytest.mark.parametrize(
    "sentence",
    [
        "Nu Peru is uitgestapt, welke landen doen mee?",
        "Nu Peru is uitgestapt, welke afspraken heeft Peru?",
        "Nu Stepstone stopt, wie betaalt de boeken?",
        "Deelt u de zorg over Peru, en zo ja, wie betaalt daar?",
        "Nu het in 2019 is gestopt, wie betaalt de boeken?",
        "Peru: who pays?",
        "Wie wordt in het rapport genoemd?",
        "Tell me about schools",
        "Since when does the fund exist?",
        "Waarom zijn er geen scholen in Peru?",
        "Wat is volgens Peru het doel?",
    ],
)
def test_what_the_question_needs_stays(sentence: str) -> None:
    assert without_frame(sentence) == sentence
