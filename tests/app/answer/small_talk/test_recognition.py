from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.logistic import LogisticModel
from app.answer.small_talk.recognition import OF_LAST_ANSWER, Recogniser
from app.query.acts.acts import Act
from app.query.query import Query, Turn, read_question
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from eval.tune.fit.histories import with_histories
from index.hits import QuestionMatch, SearchResult
from index.language import LanguageDetector
from tests.app.answer.small_talk.lines import LINES

DETECTOR = LanguageDetector()
FAR = SearchResult((), (), (QuestionMatch("een vraag", "anticipated", (), 0.1),), 0.2, 0.2)


def searched(query: Query) -> SearchResult:
    return FAR


def no_overview(query: Query, history: object) -> float:
    return 0.0


def read(line: str, history: list[Turn] | None = None) -> Query:
    return read_question(line, DETECTOR, history or [])


ASIDE = LogisticModel({"aside": 10.0}, 0.0)


@pytest.mark.parametrize(("act", "line"), [(act, one) for act in LINES for one in LINES[act]])
def test_what_its_letters_say_is_weighed(act: Act, line: str) -> None:
    assert Recogniser(searched, no_overview, ASIDE).act(read(line)) == act


@pytest.mark.real
@pytest.mark.parametrize(
    "line",
    [
        "hoi, hoeveel vluchtelingen zijn er in Iran?",
        "thanks! and what about Jordan?",
        "I work for an NGO, what does the report say about children?",
        "bedankt, en hoeveel kostte dat?",
        "is there an official agreement with Tunisia?",
        "Wat is de bron van het aantal vluchtelingen in Iran?",
        "Which help do migrants in Libya get to go home?",
        "vat hoofdstuk 3 samen",
    ],
)
def test_a_question_to_the_report_is_never_small_talk(
    real_answerer: ExtractiveAnswerer, line: str
) -> None:
    recogniser = real_answerer.small_talk.recogniser
    before = real_answerer.turns(["Wat is COMPASS?"])
    assert recogniser.act(read(line)) is None
    assert recogniser.act(read(line, before), before) is None


def test_where_no_questions_are_known_only_what_is_sure_is_small_talk() -> None:
    recogniser = Recogniser(lambda query: SearchResult((), (), ()), no_overview, ASIDE)
    assert recogniser.act(read("do you use ChatGPT for this?")) == "model"
    assert recogniser.act(read("kunt u een visum regelen voor mijn moeder")) is None


def test_what_surely_asks_the_report_something_is_not_even_searched_for() -> None:
    def unsearched(query: Query) -> SearchResult:
        raise AssertionError(query.typed)

    recogniser = Recogniser(unsearched, no_overview, ASIDE)
    assert recogniser.act(read("Hoeveel kreeg Jordanië in 2023 voor onderwijs?")) is None


def test_what_is_wanted_of_the_last_answer_is_small_talk_only_if_there_is_none() -> None:
    recogniser = Recogniser(searched, no_overview, ASIDE)
    before = [read("Wat is COMPASS?").turn]
    assert recogniser.act(read("korter graag")) == "shorter"
    assert recogniser.act(read("korter graag", before), before) is None


HALF = LogisticModel({"aside": 0.0}, 0.0)  # as probable as not


@pytest.mark.parametrize(
    ("line", "act"),
    [
        ("hartelijk dank zeg, daar ben ik mee geholpen", "thanks"),
        ("cheers mate, lifesaver", "thanks"),
        ("crazy lol", "reaction"),
        ("are you even a living person", "who"),
        ("hoe heet jij nou", "who"),
    ],
)
def test_in_a_conversation_less_is_enough_where_nothing_of_the_report_is_named(
    line: str, act: Act
) -> None:
    before = [read("Wat is COMPASS?").turn]
    recogniser = Recogniser(searched, no_overview, HALF)
    assert recogniser.act(read(line, before), before) == act
    assert recogniser.act(read(line)) is None


@pytest.mark.parametrize(
    "line",
    [
        "hartelijk dank, daar ben ik mee geholpen voor Irak",
        "wow that is a lot of refugees man",
        "bedankt zeg, 300 dus",
        "wow so is that it?",
        "nice, and what came of it",
        "are there people like you involved in 2022",
    ],
)
def test_but_not_where_something_of_it_is_named_or_asked(line: str) -> None:
    before = [read("Wat is COMPASS?").turn]
    assert Recogniser(searched, no_overview, HALF).act(read(line, before), before) is None


# Small talk and own cases by their words, labelled before it had a word for them.
SMALL_TALK = frozenset(
    "A165 U321 U323 U325 U326 U327 U332 U345 U366 U367 U368 U369 U371 U373 U394 U395 W1-105 "
    "N1-063 N3-039".split()
)
# Questions to the report that are swallowed all the same, and should not be; see eval/LOG.md.
SWALLOWED = frozenset("F069 N103 O2-018".split())


@pytest.mark.real
def test_no_other_question_of_any_set_is_swallowed(real_answerer: ExtractiveAnswerer) -> None:
    recogniser = real_answerer.small_talk.recogniser
    taken = set()
    for file in sorted(QUESTION_FOLDER.glob("*.jsonl")):
        for question, before in with_histories(real_answerer, read_questions(file)):
            act = recogniser.act(read(question.question, before), before)
            if act and act not in OF_LAST_ANSWER and "help" not in question.outcomes:
                taken.add(question.id)
    assert taken - SMALL_TALK - SWALLOWED == set()


@pytest.mark.real
def test_most_lines_of_the_development_set_are_known(real_answerer: ExtractiveAnswerer) -> None:
    questions = read_questions(QUESTION_FOLDER / "small_talk_dev.jsonl")
    recogniser = real_answerer.small_talk.recogniser
    acts = [recogniser.act(read(one.question)) for one in questions]
    assert sum(act is not None for act in acts) / len(acts) >= 0.85
    assert (
        sum(act == one.kind for act, one in zip(acts, questions, strict=True)) / len(acts) >= 0.78
    )
