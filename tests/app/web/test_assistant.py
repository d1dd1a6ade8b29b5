from __future__ import annotations

import json
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from urllib.parse import quote_plus

import pytest
from hypothesis import HealthCheck, given, settings

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.answer.record import run_record
from app.view.feedback import FeedbackFile, read_feedback
from app.web.assistant import Assistant
from app.wording import word
from index.language import Language
from index.search import Retriever
from tests.app.view.glance.made import glance_corpus
from tests.app.view.test_reading_room import ANYTHING
from tests.fakes import FakeEncoder, make_library

pytestmark = pytest.mark.slow  # takes seconds

NUMBER, SCHOOLS = "Hoeveel migranten gingen naar huis?", "Welk land kreeg geld voor scholen?"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "feedback.jsonl"


@pytest.fixture
def assistant(answerer: ExtractiveAnswerer, file: Path) -> Assistant:
    return Assistant(answerer, FeedbackFile(file))


def test_an_answer_carries_the_conversation_that_led_to_it(assistant: Assistant) -> None:
    html = assistant.reply([SCHOOLS, "En waarom?"], "nl")
    asked = json.loads(unescape(re.findall(r'data-asked="([^"]*)"', html)[0]))
    assert asked == [SCHOOLS, "En waarom?"]
    assert "Na uw vorige vraag: waarom?" in unescape(html)
    assert f"#q={quote_plus('Los daarvan: En waarom?')}" in unescape(html)


def test_a_conversation_put_back_has_the_answers_that_it_had(assistant: Assistant) -> None:
    asked = [SCHOOLS, "En waarom?", "", NUMBER, "Dank u wel", "En in welk jaar?"]
    before = [assistant.reply(asked[:number], "nl") for number in range(1, len(asked) + 1)]
    for first in (0, 3, 5):
        answers = assistant.conversation({"asked": asked, "first": first, "language": "nl"})
        assert list(map(_untimed, answers)) == list(map(_untimed, before[first:]))


@pytest.mark.parametrize("wanted", [None, {}, {"asked": []}, {"asked": [NUMBER], "first": 1}])
def test_of_nothing_asked_nothing_is_put_back(wanted: object, assistant: Assistant) -> None:
    assert assistant.conversation(wanted) == []


def _untimed(html: str) -> str:
    return re.sub(r'data-seconds="[^"]*"', "", html)


@pytest.mark.parametrize(("question", "key"), [("", "empty_question"), ("😀", "wordless_question")])
def test_an_unusable_question_is_told_in_the_browsers_language(
    assistant: Assistant, question: str, key: str
) -> None:
    assert word(key, "en") in assistant.reply([question], "en")


def test_a_program_gets_the_run_record(assistant: Assistant, answerer: ExtractiveAnswerer) -> None:
    turns = answerer.turns([SCHOOLS])
    expected = run_record(answerer.answer("En waarom?", turns), "ask", 0.0).as_object()

    found = assistant.record([SCHOOLS, "En waarom?"], "nl")

    assert found == {**expected, "seconds": found["seconds"]}
    assert list(found) == list(expected)


@pytest.mark.parametrize(
    ("asked", "language", "key"),
    [
        ([""], "nl", "empty_question"),
        (["How many migrants went home?", ""], "en", "empty_question"),
        ([NUMBER, "😀"], "nl", "wordless_question"),
        (["How many migrants went home? " * 100], "en", "long_question"),
        ([f"{NUMBER} " * 100], "nl", "long_question"),
    ],
)
def test_a_program_is_told_why_a_question_is_unusable_in_the_language_of_the_questions(
    assistant: Assistant, asked: list[str], language: Language, key: str
) -> None:
    assert assistant.record(asked, "nl") == {"error": word(key, language)}


def test_many_at_once_get_their_own_answers(assistant: Assistant) -> None:
    conversations = [[NUMBER], [SCHOOLS], [SCHOOLS, "En waarom?"], ["What does IOM mean?"]] * 10

    def reply(asked: list[str]) -> str:
        return re.sub(r' data-seconds="[^"]*"', "", assistant.reply(asked, "nl"))

    alone = [reply(asked) for asked in conversations]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(reply, conversations)) == alone


@pytest.mark.parametrize("format_", ["html", "markdown"])
def test_a_conversation_is_exported_with_what_can_be_answered(
    assistant: Assistant, format_: str
) -> None:
    request = {"asked": [NUMBER, "", SCHOOLS], "format": format_, "base": "https://chat.example/"}
    file = assistant.export(request)
    assert file["name"].endswith({"html": ".html", "markdown": ".md"}[format_])
    assert file["text"].count("https://chat.example/?s=") >= 2


@pytest.mark.parametrize(
    "base", ["javascript:alert(1)", "http://" + "x" * 400, "//evil", None, "http://[", 7]
)
def test_a_forged_address_makes_no_link(assistant: Assistant, base: object) -> None:
    text = assistant.export({"asked": [NUMBER], "format": "html", "base": base})["text"]
    assert "href" not in text


def test_an_overview_is_a_file_with_links_to_the_chat(
    tmp_path: Path, lenient_model: AbstentionModel
) -> None:
    library = make_library(tmp_path, [glance_corpus()], FakeEncoder())
    answerer = ExtractiveAnswerer(Retriever(library, FakeEncoder()), lenient_model)
    assistant = Assistant(answerer, None)
    wanted = {"overview": "proef:o-figures", "language": "en", "base": "https://chat.example/?q=x"}
    file = assistant.table(wanted)
    assert file is not None
    assert file["name"] == "proef-title-o-figures.csv"
    assert ",https://chat.example/?s=proef:a1.1\r\n" in file["text"]
    forged = assistant.table({**wanted, "base": "javascript:alert(1)//"})
    assert forged is not None
    assert "?s=" not in forged["text"]
    here = assistant.table({**wanted, "base": "http://127.0.0.1:7860/"})
    assert here == forged
    assert assistant.table({"overview": ["proef:o-figures"]}) is None


def test_feedback_is_kept_with_what_was_answered(assistant: Assistant, file: Path) -> None:
    request = {"asked": [NUMBER], "verdict": "bad", "remark": " te kort ", "language": "nl"}
    assert assistant.rate(request) == {"kept": True, "text": word("feedback_kept", "nl")}
    (one,) = read_feedback(file)
    assert (one.verdict, one.remark, one.asked) == ("bad", "te kort", (NUMBER,))
    assert "1.250" in one.answer.answer


def test_feedback_that_cannot_be_kept_is_told(answerer: ExtractiveAnswerer, tmp_path: Path) -> None:
    request = {"asked": [NUMBER], "verdict": "good", "language": "en"}
    broken = Assistant(answerer, FeedbackFile(tmp_path))
    assert broken.rate(request) == {"kept": False, "text": word("feedback_lost", "en")}
    unwanted = Assistant(answerer, None)
    assert unwanted.rate(request) == {"kept": False, "text": word("feedback_refused", "en")}
    assert "data-verdict" not in unwanted.reply([NUMBER], "nl")


@given(ANYTHING)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_browser_sends_there_is_an_answer(assistant: Assistant, sent: object) -> None:
    assert set(assistant.export(sent)) == {"name", "type", "text"}
    assert set(assistant.rate(sent)) == {"kept", "text"}
    assert isinstance(assistant.room.search(sent), str)
