from __future__ import annotations

import json
import re
import threading
from html import unescape
from typing import Any

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.web.assistant import Assistant
from app.web.backend import Backend
from app.web.conversation import asked_in, until_question
from app.wording import word
from ingest.errors import EncoderError

# Gradio takes seconds to import, so it is imported in the tests that need it.
pytestmark = pytest.mark.real

HOSTILE = "<img src=x onerror=alert(1)> **vet** $x^2$ &amp; \u202eIOM?"


@pytest.fixture
def backend(answerer: ExtractiveAnswerer) -> Backend:
    backend = Backend(lambda: Assistant(answerer, None))
    backend.wait()
    return backend


def _last(backend: Backend, history: list[dict[str, Any]], *questions: str) -> Any:  # noqa: ANN401
    from app.web.chat_events import replies

    return list(replies(backend, history, questions, "nl"))[-1]


def test_a_reply_adds_question_and_answer(backend: Backend) -> None:
    question, answer = _last(backend, [], "Hoeveel migranten gingen naar huis?")
    assert question == {"role": "user", "content": "Hoeveel migranten gingen naar huis?"}
    assert 'class="rw-marker"' in answer["content"]["value"]


def test_an_answer_is_sent_once_and_as_gradio_knows_it(backend: Backend) -> None:
    from gradio.components.chatbot import ComponentMessage

    content = _last(backend, [], "Hoeveel migranten gingen naar huis?")[-1]["content"]
    assert ComponentMessage(**content).value == content["value"]
    assert json.dumps(content).count("migranten") == content["value"].count("migranten")


def test_earlier_questions_are_the_history(backend: Backend) -> None:
    history: list[dict[str, Any]] = [
        {
            "role": "user",
            "content": [{"type": "text", "text": "Welk land kreeg geld voor scholen?"}],
        },
        {"role": "assistant", "content": "…"},
    ]
    html = _last(backend, history, "En waarom?")[-1]["content"]["value"]
    assert "Na uw vorige vraag: waarom?" in html


def test_several_questions_are_answered_in_order(backend: Backend) -> None:
    messages = _last(backend, [], "Welk land kreeg geld voor scholen?", "En waarom?")
    assert [message["role"] for message in messages] == ["user", "assistant"] * 2


def test_a_question_is_shown_as_text_and_understood_as_typed(backend: Backend) -> None:
    messages = _last(backend, [], HOSTILE)
    assert "<img" not in messages[0]["content"]
    assert asked_in(messages) == [HOSTILE]
    assert until_question(messages, 1) == ([], HOSTILE)


def test_the_page_says_so_while_the_assistant_loads(answerer: ExtractiveAnswerer) -> None:
    from app.web.chat_events import replies

    may_load = threading.Event()

    def start() -> Assistant:
        may_load.wait(10)
        return Assistant(answerer, None)

    shown = replies(Backend(start), [], ["IOM?"], "en")
    assert word("loading", "en") in next(shown)[-1]["content"]["value"]
    may_load.set()
    assert "rw-actions" in next(shown)[-1]["content"]["value"]


def test_who_no_longer_waits_is_told_that_it_stopped() -> None:
    from app.web.chat_events import replies

    never = threading.Event()

    def start() -> Assistant:
        never.wait(10)
        raise EncoderError("too late")

    shown = list(replies(Backend(start), [], ["IOM?"], "nl", lambda: True))
    never.set()
    assert word("stopped", "nl") in shown[-1][-1]["content"]["value"]


def test_a_failed_start_is_told_in_a_sentence() -> None:
    def start() -> Assistant:
        raise EncoderError("There is no such encoder.")

    html = _last(Backend(start), [], "Wat is IOM?")[-1]["content"]["value"]
    assert "There is no such encoder." in html


def test_a_conversation_is_put_back_as_its_questions() -> None:
    from app.web.chat_events import unanswered

    asked = ["IOM?", HOSTILE]
    shown = unanswered(asked, "en")
    assert asked_in(shown) == asked
    places = [
        json.loads(
            unescape(re.findall(r'data-unanswered="([^"]*)"', message["content"]["value"])[0])
        )
        for message in shown[1::2]
    ]
    assert places == [asked[:1], asked]
    assert unanswered([], "nl") == []
    assert asked_in(unanswered(["IOM?"] * 60, "nl")) == ["IOM?"] * 50
