"""What happens when a person asks, stops, clears, edits or takes back."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any

import gradio as gr

from app.web.backend import Backend, failure
from app.web.conversation import MOST_QUESTIONS, History, as_question, asked_in, until_question
from app.web.gradio_html import html_content
from app.web.page import no_answer_yet, notice
from app.wording import LANGUAGE_COOKIE, browser_language, word
from index.language import Language
from ingest.errors import SettingsError

POLL_SECONDS = 0.2


def replies(
    backend: Backend,
    history: History,
    questions: Sequence[str],
    language: Language,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Iterator[History]:
    """Yields a conversation with more questions, each at once and again as it is answered.

    Args:
        backend: Answers.
        history: The messages so far.
        questions: What is asked next, in order.
        language: Of the browser.
        is_stopped: Whether the person no longer waits for the index.
    """
    for question in questions[-MOST_QUESTIONS:]:
        history = [*history, as_question(question)]
        yield history if backend.is_ready() else [*history, _notice("loading", language)]
        while not backend.is_ready(POLL_SECONDS):
            if is_stopped():
                yield [*history, _notice("stopped", language)]
                return
        asked = history
        try:
            for reply in backend.wait().replies(asked_in(asked), language):
                history = [*asked, _message(reply)]
                yield history
        except SettingsError as error:
            history = [*asked, _message(failure(error, language))]
            yield history


def unanswered(questions: Sequence[str], language: Language) -> History:
    """Returns a conversation with these questions, whose answers the page then asks for itself.

    So whoever comes back to a long one can ask on at once.

    Args:
        questions: They, in order.
        language: Of the browser.
    """
    asked, history = list(questions[-MOST_QUESTIONS:]), History()
    for number, question in enumerate(asked, start=1):
        history += [as_question(question), _message(no_answer_yet(asked[:number], language))]
    return history


class ChatEvents:
    """What happens when a person sends, stops, clears, edits or takes back.

    The conversation comes with every event from the browser; of a session no more is known than
    whether it still waits.

    Args:
        backend: Answers.
    """

    def __init__(self, backend: Backend) -> None:
        self._backend = backend
        # Sessions that are being answered; of them, those that no longer wait for the index, and
        # those that want nothing of what is being answered.
        self._running: set[str] = set()
        self._stopped: set[str] = set()
        self._cleared: set[str] = set()

    def _answer(
        self,
        history: History | None,
        questions: list[str],
        request: gr.Request,
    ) -> Iterator[History]:
        """Yields a conversation with more questions, as `replies` does, while it is wanted."""
        session = str(request.session_hash)

        def is_stopped() -> bool:
            return session in self._stopped or session in self._cleared

        self._running.add(session)
        try:
            language = _language(request)
            for longer in replies(self._backend, history or [], questions, language, is_stopped):
                if session in self._cleared:
                    return
                yield longer
        finally:
            for sessions in (self._running, self._stopped, self._cleared):
                sessions.discard(session)

    def submit(
        self, question: str | None, history: History | None, request: gr.Request
    ) -> Iterator[tuple[Any, Any]]:
        """Yields the emptied question box, and the conversation with one question more."""
        if not question or not question.strip():
            yield gr.skip(), gr.skip()
            return
        # Only while the index is loading is there time to stop.
        can_stop = not self._backend.is_ready()
        for number, longer in enumerate(self._answer(history, [question], request)):
            if number == 0:
                yield gr.Textbox(value="", **_buttons(can_stop=can_stop)), longer
            else:  # what is being typed by now stays
                yield gr.Textbox(**_buttons(can_stop=False)) if can_stop else gr.skip(), longer

    def stop(self, request: gr.Request) -> None:
        """Ends the wait for the index."""
        self._stopped |= self._running & {str(request.session_hash)}

    def clear(self, request: gr.Request) -> gr.Textbox:
        """Drops what is being answered; returns the question box, ready to send."""
        self._cleared |= self._running & {str(request.session_hash)}
        return gr.Textbox(**_buttons(can_stop=False))

    def asked(
        self, history: History | None, event: gr.EventData, request: gr.Request
    ) -> Iterator[History]:
        """Yields the conversation with what a link asks."""
        yield from self._answer(history, _questions(event), request)

    def begun(self, event: gr.EventData, request: gr.Request) -> History:
        """Returns another conversation: one that is put back, or that a link to the page asks."""
        self.clear(request)
        while str(request.session_hash) in self._running:
            time.sleep(POLL_SECONDS)
        return unanswered(_questions(event), _language(request))

    def retry(
        self, history: History | None, event: gr.RetryData, request: gr.Request
    ) -> Iterator[History]:
        """Yields the conversation with its last question asked again."""
        before, question = until_question(history, _place(event.index))
        yield from self._answer(before, [question], request)

    def undo(self, history: History | None, event: gr.UndoData) -> tuple[History, str]:
        """Returns the conversation without its last question, and that question to change."""
        return until_question(history, _place(event.index))

    def edit(
        self, history: History | None, event: gr.EditData, request: gr.Request
    ) -> Iterator[History]:
        """Yields the conversation up to a question, and the changed one answered."""
        before, _ = until_question(history, _place(event.index))
        question = unescape(str(event.value))
        yield from self._answer(before, [question], request)


def _questions(event: gr.EventData) -> list[str]:
    sent = event.questions if isinstance(event.questions, list) else []
    return [question for question in sent if isinstance(question, str)]


def _language(request: gr.Request) -> Language:
    cookies, headers = request.cookies, request.headers
    return browser_language(cookies.get(LANGUAGE_COOKIE), headers.get("accept-language"))


def _place(index: int | tuple[int, int]) -> int:
    return index if isinstance(index, int) else index[0]


def _buttons(*, can_stop: bool) -> dict[str, Any]:
    """Returns which button the question box has: one to stop or one to send."""
    return {"stop_btn": can_stop, "submit_btn": not can_stop}


def _notice(key: str, language: Language) -> dict[str, Any]:
    return _message(notice(word(key, language), language))


def _message(html: str) -> dict[str, Any]:
    return {"role": "assistant", "content": html_content(html)}
