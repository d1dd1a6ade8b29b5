from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.query.acts.act_model import act_model
from app.query.acts.acts import Move
from app.query.conversation.about_last import MOST_CHARACTERS, AboutLast
from app.query.conversation.about_last import about_last as wanted_of_last
from app.query.query import read_question
from index.language import Language, LanguageDetector


def about_last(question: str) -> AboutLast | None:
    return wanted_of_last(question, act_model().read(question))


QUESTIONS = Path(__file__).parents[4] / "eval" / "questions"
DETECTOR = LanguageDetector()
WORDINGS: dict[Move, tuple[str, ...]] = {
    "place": (
        "waar staat dat?",
        "Waar staat dat in het rapport?",
        "op welke pagina staat dat",
        "welke bladzijde?",
        "bron?",
        "Bronnen?",
        "wat is de bron?",
        "waar heb je dat vandaan?",
        "Hoe weet je dat?",
        "which page is that on?",
        "source?",
        "Where did you get that from?",
        "what page",
        "Can you show me where it says that?",
        "where is that written",
        "Dank u. Waar staat dat?",
        "page number?",
        "what's the source",
        "waar staat dat a.u.b.?",
        "what is your source?",
    ),
    "more": (
        "anything else?",
        "en verder?",
        "meer",
        "more details",
        "tell me more",
        "what else?",
        "nog iets?",
        "wat nog meer?",
        "vertel meer",
        "meer info",
        "is dat alles?",
        "is that all?",
        "kun je daar meer over vertellen?",
        "more please",
        "go on",
        "and what else does it say about that?",
        "En wat nog?",
        "Staat er nog meer over in?",
        "meer weten",
        "can you tell me more about that?",
        "is there anything else?",
        "nog meer?",
        "ga verder",
        "more information",
    ),
    "shorter": (
        "korter",
        "shorter",
        "in één zin",
        "makkelijker",
        "in one sentence",
        "kan het korter?",
        "kun je dat korter zeggen",
        "shorter please",
        "too long",
        "te lang",
        "simpler",
        "can you make it shorter?",
        "In drie zinnen graag",
        "in simpele woorden",
        "in 1 zin",
        "Kan dat makkelijker?",
        "keep it short",
        "in simple words",
        "tl;dr",
        "Can you say that in two sentences?",
    ),
    "repeat": (
        "repeat",
        "zeg nog eens",
        "herhaal dat",
        "kun je dat herhalen?",
        "nog een keer",
        "say that again",
        "what did you say?",
        "can you repeat that",
        "nogmaals graag",
        "again please",
    ),
    "table": (
        "als tabel",
        "as a table",
        "in een tabel",
        "can you put that in a table?",
        "tabel graag",
    ),
    "amounts": (
        "alleen de bedragen",
        "only the amounts",
        "just the numbers",
        "alleen de cijfers",
    ),
    "language": (
        "in English please",
        "in het Nederlands",
        "English please",
        "kan dat in het Engels?",
        "can you say that in English?",
        "nederlands graag",
        "translate that to dutch",
        "vertaal dat naar het Engels",
        "Dutch please",
        "En nu in het Nederlands",
    ),
    "larger": (
        "which of the two is bigger?",
        "welke is groter?",
        "welke van de twee is hoger?",
        "wie heeft het meest?",
        "which one is higher",
        "which is larger?",
    ),
    "smaller": (
        "welke is kleiner?",
        "which of those is lower?",
    ),
    "difference": (
        "what's the difference?",
        "wat is het verschil?",
        "hoeveel scheelt dat?",
        "by how much?",
        "what is the difference between them?",
    ),
    "sum": (
        "how much in total?",
        "samen?",
        "tel op",
        "tel ze op",
        "hoeveel is dat samen?",
        "in totaal?",
        "bij elkaar opgeteld?",
        "together?",
        "add them up",
        "what do they add up to?",
        "Hoeveel is dat in totaal?",
        "And how much is that in total?",
    ),
    "certainty": (
        "how sure are you of that?",
        "klopt dat?",
        "weet je dat zeker?",
        "is that true?",
        "is dat waar?",
        "Klopt dat wel?",
    ),
    "meaning": (
        "what do you mean by COMPASS?",
        "Wat bedoel je met irreguliere migratie?",
    ),
}


@pytest.mark.parametrize(
    ("move", "question"), [(move, one) for move, asked in WORDINGS.items() for one in asked]
)
def test_what_is_wanted_of_the_last_answer_is_recognised(move: Move, question: str) -> None:
    wanted = about_last(question)
    assert wanted is not None
    assert wanted.move == move


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("Tel die vier eens op", AboutLast("sum", count=4)),
        ("in twee zinnen graag", AboutLast("shorter", count=2)),
        ("top 3", AboutLast("shorter", count=3)),
        ("In het Engels graag", AboutLast("language", language="en")),
        ("Now in Dutch please", AboutLast("language", language="nl")),
        ("Korter, in het Engels", AboutLast("language", language="en")),
        ("Zeg het nog eens in het Engels", AboutLast("language", language="en")),
        ("Nederlands graag. Op welke bladzijde staat dat?", AboutLast("place", language="nl")),
        ("pagina van dat bedrag van 5 euro", AboutLast("place", "bedrag van 5 euro")),
        ("where does it say that about the schools?", AboutLast("place", "schools")),
        ("What do you mean by ‘Alpha’?", AboutLast("meaning", "alpha")),
        ("Any others?", AboutLast("more")),
        ("zijn er nog anderen?", AboutLast("more")),
        ("in totaal?", AboutLast("sum", is_open=True)),
        ("totaal van beide?", AboutLast("sum")),
    ],
)
def test_numbers_languages_and_what_is_meant_are_read(question: str, wanted: AboutLast) -> None:
    assert about_last(question) == wanted


@pytest.mark.parametrize(
    "question",
    [
        "Op welke pagina staat dat? Ik wil het gebruiken in een werkstuk.",
        "Too long. One line please.",
        "Korter, mijn zoon is acht",
    ],
)
def test_chatter_around_it_changes_nothing(question: str) -> None:
    assert about_last(question)


@pytest.mark.parametrize(
    "question",
    [
        "Waar staat het hoofdkantoor van IOM?",
        "Waar staat de afkorting GCFF voor?",
        "Where is it?",
        "Waar komen ze vandaan?",
        "Meer over Libië graag",
        "Vertel meer over de campagnes",
        "Hoeveel is er samen met Marokko gedaan?",
        "Hoeveel kregen alle landen in totaal?",
        "Alpha is actief in Libië, klopt dat?",
        "Nederland betaalde 300 miljoen, bron?",
        "Welke landen zijn groter?",
        "Which country is bigger?",
        "Wat is het verschil tussen een migrant en een vluchteling?",
        "Sorry, can we do English. What is Alpha?",
        "In één zin: wat is Alpha?",
        "Nederlands geld voor scholen?",
        "Wat doet Nederland? Korter graag. Wie betaalt dat?",
        "meer " * MOST_CHARACTERS,
        # Nothing of it but its form is like what compares two figures.
        "Which app stores must the app be available in?",
    ],
)
def test_a_question_to_the_report_is_not_taken_for_one(question: str) -> None:
    assert about_last(question) is None


def test_of_the_question_sets_only_turns_that_ask_for_it_are_taken() -> None:
    taken = [one for one in _later_turns() if about_last(one)]
    assert len(taken) < len(_later_turns()) / 6
    assert not [one for one in taken if len(one.split()) > 16]


def test_no_first_question_is_read_as_one() -> None:
    for question in ("korter", "waar staat dat?", "anything else?"):
        assert read_question(question, DETECTOR).about_last is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_later_question_leans_on_what_it_was_about(language: Language) -> None:
    first = read_question("Wat kreeg Jordanië voor scholen?", DETECTOR, default=language)
    asked = read_question("bron?", DETECTOR, [first.turn])
    assert asked.about_last == AboutLast("place")
    thanking = read_question("Dank u wel. Waar staat dat?", DETECTOR, [first.turn])
    assert thanking.about_last == AboutLast("place")
    assert asked.turn.searched == first.turn.searched
    assert read_question("En waarom?", DETECTOR, [first.turn, asked.turn]).context == first.searched


@pytest.mark.parametrize("piece", ["meer ", "waar staat dat ", "in ", "van die 2 ", "? ", "- "])
def test_a_long_question_takes_no_time(piece: str) -> None:
    assert about_last(piece * 30 + "x") is None or piece in ("? ", "- ")


def _later_turns() -> list[str]:
    found = []
    for file in sorted(QUESTIONS.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            record = json.loads(line)
            found += [turn["question"] for turn in record.get("turns", [])[1:]]
            found += [record["question"]] if record.get("before") else []
    return found


@pytest.mark.parametrize(
    "question",
    [
        "and how old is it",
        "hoe oud is het dan?",
        "en eerder?",
        "and earlier?",
        "en daarvoor?",
        "how much then?",
        "en wanneer dan?",
    ],
)
def test_what_asks_a_kind_of_thing_or_another_time_asks_the_report(question: str) -> None:
    wanted = about_last(question)
    assert wanted is None or wanted.move in ("sum", "difference")
