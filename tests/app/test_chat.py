from __future__ import annotations

import socket
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from app.answering import ExtractiveAnswerer
from app.wording import word
from ingest.errors import EncoderError, SettingsError

if TYPE_CHECKING:
    from app.chat import Backend

# Gradio takes seconds to import, so it is imported in the tests that need it.
pytestmark = pytest.mark.real


def _browser(language: str) -> SimpleNamespace:
    return SimpleNamespace(headers={"accept-language": language})


def _replies(backend: Backend, question: str, history: list[dict[str, Any]]) -> list[str]:
    from app.chat import make_reply

    return list(make_reply(backend)(question, history, _browser("nl-NL,nl;q=0.9")))


def test_an_answer_is_html_with_markers(answerer: ExtractiveAnswerer) -> None:
    from app.chat import Backend

    backend = Backend(lambda: answerer)
    backend.wait()
    (reply,) = _replies(backend, "Hoeveel migranten gingen naar huis?", [])
    assert 'class="rw-marker"' in reply


def test_earlier_questions_are_the_history(answerer: ExtractiveAnswerer) -> None:
    from app.chat import Backend

    backend = Backend(lambda: answerer)
    backend.wait()
    history: list[dict[str, Any]] = [
        {
            "role": "user",
            "content": [{"type": "text", "text": "Welk land kreeg geld voor scholen?"}],
        },
        {"role": "assistant", "content": "…"},
    ]
    (reply,) = _replies(backend, "En waarom?", history)
    assert "Gelezen als: Welk land kreeg geld voor scholen? En waarom?" in reply


def test_the_page_says_so_while_the_answerer_loads(answerer: ExtractiveAnswerer) -> None:
    from app.chat import Backend, make_reply

    may_load = threading.Event()

    def start() -> ExtractiveAnswerer:
        may_load.wait(10)
        return answerer

    replies = make_reply(Backend(start))("IOM?", [], _browser("en-GB"))
    assert word("loading", "en") in next(replies)
    may_load.set()
    assert "rw-message" in next(replies)


def test_a_failed_start_is_told_in_a_sentence() -> None:
    from app.chat import Backend

    def start() -> ExtractiveAnswerer:
        raise EncoderError("There is no such encoder.")

    assert "There is no such encoder." in _replies(Backend(start), "Wat is IOM?", [])[-1]


@pytest.mark.parametrize(("question", "key"), [("", "empty_question"), ("😀", "wordless_question")])
def test_an_unusable_question_is_told_in_the_browsers_language(
    answerer: ExtractiveAnswerer, question: str, key: str
) -> None:
    from app.chat import Backend

    backend = Backend(lambda: answerer)
    backend.wait()
    assert word(key, "nl") in _replies(backend, question, [])[-1]


def test_a_port_in_use_is_an_error_that_names_it() -> None:
    from app.chat import check_free

    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(SettingsError, match=str(port)):
            check_free("127.0.0.1", port)


def test_an_impossible_port_is_an_error() -> None:
    from app.chat import check_free

    with pytest.raises(SettingsError, match="70000"):
        check_free("127.0.0.1", 70000)
