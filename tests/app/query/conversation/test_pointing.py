from __future__ import annotations

import pytest

from app.query.conversation.pointing import leans


@pytest.mark.parametrize(
    "question",
    [
        "En in Egypte?",
        "And in Egypt?",
        "Waarom?",
        "why not?",
        "What about Lebanon?",
        "Who funds it?",
        "Hoeveel landen doen daaraan mee?",
        "Kun je daar meer over vertellen?",
        "Sinds wanneer?",
        "In welke landen is het actief?",
        "Is Tunisia one of them?",
        "What issues did the Netherlands raise there?",
        "Hoeveel migranten zijn er sinds het begin mee geholpen?",
    ],
)
def test_a_question_that_points_back_leans(question: str) -> None:
    assert leans(question)


@pytest.mark.parametrize(
    "question",
    [
        "Wat is COMPASS?",
        "Hoeveel mensen kregen toegang tot onderwijs?",
        "What is the Khartoum Process?",
        "Welke landen zijn focuslanden voor migratiesamenwerking?",
        "Which countries host the most refugees?",
        "Wat zegt het rapport over mensen die vrijwillig terugkeren?",
        "Klopt het dat de EU asiel in één land regelt?",
        "Are there schools for refugees in Jordan?",
        "mijn broer zit in libanon, wat doet nederland daar?",
        "What does a smuggler earn and who pays it?",
        "Which European countries refuse to take back their nationals?",
        "Explain the reintegration scheme",
        "Wie schreef dit rapport?",
    ],
)
def test_a_question_that_stands_alone_does_not_lean(question: str) -> None:
    assert not leans(question)
