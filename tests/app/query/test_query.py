from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.query import periods, query, question, slots, value_lookup
from app.query.conversation import follow_up
from app.query.query import Turn, read_question
from index import answer_type
from index.language import LanguageDetector
from ingest.errors import QuestionError
from tests.fakes import asked

DETECTOR = LanguageDetector()
# Whatever reads something of a question, and of which of its texts.
READERS: tuple[Callable[..., Any], ...] = (
    answer_type.question_type,
    question.without_markup,
    follow_up.resolve,
    slots.countries,
    slots.years,
    slots.names,
    periods.periods,
    value_lookup.is_value_lookup,
    query.read_question,
)


def test_a_question_is_read_for_all_that_it_asks() -> None:
    read = asked("Hoeveel Jordaanse scholen kregen van UNHCR in mei 2021 meer dan 1.250 euro?")
    assert (read.language, read.kind, read.own_kind) == ("nl", "number", "number")
    assert read.countries == {"JO"}
    assert read.years == {"2021"}
    assert read.names == {"UNHCR"}
    assert [(p.first.year, p.first.month) for p in read.periods.periods] == [(2021, 5)]
    assert {int(value.amount) for value in read.values} == {1250, 2021}
    assert not read.is_value_lookup
    assert not read.asks_for_sources


def test_the_netherlands_are_no_country_that_is_asked_about() -> None:
    assert asked("Wat doet Nederland in Marokko?").countries == {"MA"}


def test_a_follow_up_is_read_with_what_it_leans_on_and_by_itself() -> None:
    history = [Turn("Hoeveel mensen keerden in 2022 terug naar Jordanië?", "nl")]
    read = read_question("En waarom?", DETECTOR, history)
    assert (read.text, read.context) == ("Waarom?", history[0].searched)
    assert (read.kind, read.own_kind) == ("number", "reason")
    assert read.countries == {"JO"}
    assert read.turn == Turn(read.searched, "nl", read)


def test_a_double_question_is_read_in_parts_in_the_language_of_the_whole() -> None:
    history = [Turn("Hoeveel scholen zijn er in Jordanië?", "nl")]
    read = read_question("Wie betaalt IOM en hoe lang bestaat het?", DETECTOR, history)
    assert [part.text for part in read.parts] == ["Wie betaalt IOM?", "Hoe lang bestaat IOM?"]
    assert [part.kind for part in read.parts] == ["person", "time"]
    assert {part.answer_language for part in read.parts} == {"nl"}
    assert asked("Wie betaalt IOM?").parts == ()


def test_a_part_that_only_points_leans_on_the_first() -> None:
    read = asked("Wie leidt de scholen? Waarom?")
    assert [part.text for part in read.parts] == ["Wie leidt de scholen?", "Waarom?"]
    assert [part.context for part in read.parts] == ["", "Wie leidt de scholen?"]
    read = asked("Who pays the teachers of the school, and how often does that happen?")
    assert read.parts[1].context == read.parts[0].searched


def test_a_third_language_is_answered_in_english_and_leaves_the_conversation_in_its_own() -> None:
    german = "Wie viele Menschen erhielten Zugang zu Bildung?"
    read = read_question(german, DETECTOR, [Turn("Wat is IOM?", "nl")])
    assert (read.language, read.answer_language, read.turn.language) == (None, "en", "nl")


def test_a_question_that_cannot_be_used_is_an_error() -> None:
    with pytest.raises(QuestionError):
        asked("  ")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[tuple[str, str]]:
    """How often each reader was called, wherever it was imported, by the text it read."""
    counted = Counter[tuple[str, str]]()

    def counting(read: Callable[..., Any]) -> Callable[..., Any]:
        def call(text: str, *rest: object, **named: object) -> object:
            counted[read.__name__, text] += 1
            return read(text, *rest, **named)

        return call

    for reader in READERS:
        call = counting(reader)
        for module in [name for name in sys.modules if name.split(".")[0] in ("app", "index")]:
            for name, value in list(vars(sys.modules[module]).items()):
                if value is reader:
                    monkeypatch.setattr(sys.modules[module], name, call)
    detect = LanguageDetector.detect

    def detecting(detector: LanguageDetector, text: str, *rest: Any) -> object:  # noqa: ANN401
        counted["detect", text] += 1
        return detect(detector, text, *rest)

    monkeypatch.setattr(LanguageDetector, "detect", detecting)
    return counted


@pytest.mark.parametrize(
    "question",
    [
        "Hoeveel migranten gingen in 2022 naar huis?",  # answered
        "Wat kreeg Jordanië in mei 2022 voor onderwijs van UNHCR?",
        "Hoeveel migranten gingen in 1999 naar huis?",  # of another period
        "Welk land kreeg geld voor scholen in Peru?",  # of no country in the report
        "Waar staat het getal 1.250?",
        "Vat het terugkeerbeleid in Jordanië samen",
        "Hoe bak ik een taart met appels en kaneel?",
    ],
)
def test_everything_is_read_of_a_question_once(
    question: str, answerer: ExtractiveAnswerer, calls: Counter[tuple[str, str]]
) -> None:
    answerer.answer(question)
    names = [*(reader.__name__ for reader in READERS), "detect"]
    assert {name: calls[name, question] for name in names} == dict.fromkeys(names, 1)


def test_a_follow_up_is_read_once_too(
    answerer: ExtractiveAnswerer, calls: Counter[tuple[str, str]]
) -> None:
    first, second = "Hoeveel migranten gingen in 2022 naar huis?", "En waarom?"
    turn = answerer.answer(first).turn
    assert turn is not None
    calls.clear()
    answer = answerer.answer(second, [turn])
    rest = "Waarom?"
    assert answer.searched == f"{first} {rest}"
    once = {
        ("without_markup", second),
        ("detect", second),
        ("question_type", rest),
        ("question_type", answer.searched),
        ("countries", answer.searched),
        ("years", answer.searched),
        ("periods", first),
        ("periods", rest),
    }
    assert {call: calls[call] for call in once} == dict.fromkeys(once, 1)
    assert [call for call in calls if call[0] == "question_type" and call not in once] == []
