from __future__ import annotations

import pytest

from index.words.asked_value import Value, states_value, value_asked
from tests.fakes import FakeEncoder


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("Hoeveel euro is er uitgegeven?", "money"),
        ("Hoeveel Zweedse kronen kreeg de school?", "money"),
        ("How many pounds did the school get?", "money"),
        ("Hoeveel scholen bezocht Frank?", "count"),
        ("How many million euros did the school get?", "money"),
        ("How many people received money?", "count"),
        ("How many asylum seekers lost euros?", "count"),
        ("Hoeveel mensen kregen geld?", "count"),
        ("Hoeveel miljoen euro kreeg de school?", "money"),
        ("Hoeveel extra geld kreeg de school?", "money"),
        ("How much of the money is left?", "money"),
        ("What did the renovation cost?", "money"),
        ("Welk percentage van de scholen doet mee?", "percentage"),
        ("Op welke datum is het besluit genomen?", "date"),
        ("Hoeveel weken duurt de procedure?", "duration"),
        ("How long are the records kept?", "duration"),
        ("Hoeveel scholen doen mee?", "count"),
        ("Waarom is het besluit genomen?", None),
        ("Wie nam het besluit?", None),
        ("Wanneer is het besluit genomen?", "date"),
        ("Sinds wanneer geldt het besluit?", "date"),
        ("Who took the decision, and when?", "date"),
        ("Who took the decision and when was that?", "date"),
        ("Kunt u zeggen wanneer het besluit viel?", "date"),
        ("Het besluit is genomen wanneer?", "date"),
        ("Hallo, wanneer is het besluit genomen?", "date"),
        ("In the Netherlands, when did it open?", "date"),
        ("Weet je wanneer het opent?", "date"),
        ("Per wanneer geldt het besluit?", "date"),
        ("What if the roof leaks when it rains?", None),
        ("Wie betaalt wanneer de huur te laat is?", None),
        ("Wat gebeurt er wanneer de trein niet rijdt?", None),
        ("When the roof leaks, who mends it?", None),
    ],
)
def test_the_value_that_is_asked_for(question: str, value: Value | None) -> None:
    assert value_asked(question) == value


@pytest.mark.parametrize(
    ("value", "sentence", "stated"),
    [
        ("money", "Het kostte € 3.000.", True),
        ("money", "Het kostte 12 miljoen dollar.", True),
        ("money", "Het kostte veel moeite.", False),
        ("percentage", "Van de scholen doet 12% mee.", True),
        ("percentage", "Van de scholen doen er 12 mee.", False),
        ("percentage", "Het project begon in 2019 op de 3 locaties.", False),
        ("percentage", "Een in 2019 begonnen project.", False),
        ("percentage", "Eén op de 5 scholen doet mee.", True),
        ("percentage", "One in 5 schools takes part.", True),
        ("date", "Het besluit viel op 3 mei.", True),
        ("date", "Het besluit viel in oktober.", True),
        ("date", "The decision was taken on 3 May.", True),
        ("date", "They decided on May 12.", True),
        ("date", "They decided in May.", True),
        ("date", "Members may be asked to march.", False),
        ("date", "May members be asked?", False),
        ("date", "Het besluit viel later.", False),
        ("duration", "De procedure duurt zes weken.", True),
        ("duration", "De procedure duurt lang.", False),
    ],
)
def test_a_value_is_stated_by_its_form(value: Value, sentence: str, stated: bool) -> None:
    assert states_value(value, "", sentence, FakeEncoder(), "nl") is stated


@pytest.mark.parametrize(
    ("sentence", "stated"),
    [
        ("Er doen 45 scholen mee.", True),
        ("Aantal scholen: 45.", True),
        ("Vijfentwintig grote scholen doen mee.", True),
        ("De scholen kregen 45 stoelen per lokaal.", True),  # a word before the number
        ("In 2020 kreeg men een school.", False),
        ("Er doen 45 gemeenten mee.", False),
        ("Er doen scholen mee.", False),
        ("Er doen tweeënveertig scholen mee.", True),
        ("Een vijftigtal scholen doet mee.", True),
        ("Er doen zeventien scholen mee.", True),
        ("Er doen driehonderd scholen mee.", True),
        ("Twenty-five scholen do.", True),
        ("Het aantal scholen is gegroeid.", False),
        ("Er zijn ernstige zorgen: het is ernstig met scholen.", False),
        ("Digital scholen are a capital matter in a canteen.", False),
    ],
)
def test_a_count_stands_by_what_is_counted(sentence: str, stated: bool) -> None:
    question = "Hoeveel scholen doen mee?"

    assert states_value("count", question, sentence, FakeEncoder(), "nl") is stated


def test_a_count_of_nothing_is_not_stated() -> None:
    assert not states_value("count", "Hoeveel?", "Er zijn 45 scholen.", FakeEncoder(), "nl")
