"""The page in the browser, by Gradio. Knows layout and events; what is said is `assistant`'s."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from html import unescape
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")
# Of every event Gradio makes a table of all before it, which nobody looks at.
os.environ.setdefault("GRADIO_ANALYTICS_MAX_EVENTS", "100")
os.environ.setdefault("GRADIO_ANALYTICS_CACHE_FREQUENCY", "1000000000")

import gradio as gr
from gradio.events import api
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from app.serve.gradio_wire.gradio_sessions import GradioSessions
from app.serve.request.asker import person
from app.serve.request.guard import FAILED
from app.web.about import about
from app.web.assistant import notice
from app.web.backend import Backend, failure
from app.web.conversation import MOST_QUESTIONS, History, as_question, asked_in, until_question
from app.web.extra_tab import Tab
from app.web.page import STYLE, before_asking, header, reading_room, script, tools
from app.wording import LANGUAGE_COOKIE, browser_language, wanted_language, word, wording
from index.language import LANGUAGES, Language
from ingest.errors import SettingsError

# Answers take milliseconds, so a few at a time keep two cores busy.
CONCURRENCY = 4
MAX_WAITING = 64
POLL_SECONDS = 0.2


def replies(
    backend: Backend,
    history: History,
    questions: Sequence[str],
    language: Language,
    is_stopped: Callable[[], bool] = lambda: False,
) -> Iterator[History]:
    """Yields a conversation with more questions, each at once and again when it is answered.

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
        try:
            reply = backend.wait().reply(asked_in(history), language)
        except SettingsError as error:
            reply = failure(error, language)
        history = [*history, _message(reply)]
        yield history


def translations(own: str = "") -> gr.I18n:
    """Returns every text in both languages, for Gradio to choose from in the browser.

    Args:
        own: Title of a report of one's own; "" for the bundled one.
    """
    return gr.I18n(
        **{
            language: {key: text[language] for key, text in wording(own).items()}
            for language in LANGUAGES
        }
    )


def make_page(
    backend: Backend, text: gr.I18n, tabs: Sequence[Tab], *, signed_in: bool, own: str = ""
) -> gr.Blocks:
    """Returns the page, not yet served, with further tabs before the last."""
    title = f"{own} – {word('title', 'nl')}" if own else word("title", "nl")
    page = gr.Blocks(title=title, analytics_enabled=False, fill_height=True)
    with page:
        _html(header(signed_in=signed_in), js_on_load=script("header"))
        with gr.Tabs():
            with gr.Tab(text("tab_ask")), gr.Row(elem_id="rw-rooms"):
                with gr.Column(scale=5, min_width=280):
                    _add_chat(backend, text, own)
                with gr.Column(scale=4, min_width=280):
                    _add_reading_room(backend, own)
            for tab in tabs:
                with gr.Tab(text(tab.name)):
                    _html(
                        tab.html,
                        js_on_load=tab.script,
                        server_functions=[_with_asker(each) for each in tab.functions],
                        elem_id=tab.id,
                    )
            with gr.Tab(text("tab_about")):
                _html(about(own), elem_id="rw-about")
        page.queue(max_size=MAX_WAITING)
    return page


def _with_asker(
    function: Callable[[object, str], object],
) -> Callable[[object, gr.Request], object]:
    """Returns a function that Gradio can call, which is told who calls it."""

    def call(wanted: object, request: gr.Request) -> object:
        """Answers what the script of a tab asks."""
        return function(wanted, person(request.scope))

    call.__name__ = function.__name__
    return call


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
        self, history: History, questions: list[str], request: gr.Request
    ) -> Iterator[History]:
        session, language = str(request.session_hash), _language(request)

        def is_stopped() -> bool:
            return session in self._stopped or session in self._cleared

        self._running.add(session)
        try:
            for longer in replies(self._backend, history, questions, language, is_stopped):
                if session in self._cleared:
                    return
                yield longer
        finally:
            for sessions in (self._running, self._stopped, self._cleared):
                sessions.discard(session)

    def submit(
        self, question: str | None, history: History, request: gr.Request
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
        self, history: History, event: gr.EventData, request: gr.Request
    ) -> Iterator[History]:
        """Yields the conversation with what a link or the page itself asks."""
        sent = event.questions if isinstance(event.questions, list) else []
        questions = [question for question in sent if isinstance(question, str)]
        yield from self._answer(history, questions, request)

    def typed(self, event: gr.EventData) -> str:
        """Returns what was typed before the connection was lost."""
        return str(event.text)

    def retry(
        self, history: History, event: gr.RetryData, request: gr.Request
    ) -> Iterator[History]:
        """Yields the conversation with its last question asked again."""
        before, question = until_question(history, _place(event.index))
        yield from self._answer(before, [question], request)

    def undo(self, history: History, event: gr.UndoData) -> tuple[History, str]:
        """Returns the conversation without its last question, and that question to change."""
        return until_question(history, _place(event.index))

    def edit(self, history: History, event: gr.EditData, request: gr.Request) -> Iterator[History]:
        """Yields the conversation up to a question, and the changed one answered."""
        before, _ = until_question(history, _place(event.index))
        question = unescape(str(event.value))
        yield from self._answer(before, [question], request)


def _add_chat(backend: Backend, text: gr.I18n, own: str) -> None:
    chatbot = gr.Chatbot(
        label=text("chat_label"),
        show_label=False,
        placeholder=before_asking(own),
        buttons=[],
        feedback_options=None,
        editable="user",
        # Questions are escaped and answers are components: nothing is to be read as Markdown.
        render_markdown=False,
        latex_delimiters=[],
        autoscroll=False,  # to the end of an answer; the script goes to its question
        height="max(24rem, calc(100dvh - 19rem))",
        elem_id="rw-chat",
    )
    textbox = gr.Textbox(
        placeholder=text("placeholder"),
        label=text("placeholder"),
        show_label=False,
        submit_btn=True,
        max_length=4000,
        elem_id="rw-question",
        autofocus=True,
    )
    toolbar = _html(
        tools(),
        js_on_load=script("conversation"),
        server_functions=[_export(backend), _rate(backend)],
        elem_id="rw-tools",
    )

    events = ChatEvents(backend)
    settings: dict[str, Any] = {
        "concurrency_limit": CONCURRENCY,
        "concurrency_id": "answer",
        "show_progress": "hidden",
        "api_visibility": "private",
    }
    # A question typed while another is answered waits; a second click on a link does nothing,
    # for Gradio would send what was clicked first once more.
    textbox.submit(
        events.submit,
        [textbox, chatbot],
        [textbox, chatbot],
        trigger_mode="always_last",
        **settings,
    )
    toolbar.asked(events.asked, chatbot, chatbot, **settings)
    chatbot.retry(events.retry, chatbot, chatbot, **settings)
    chatbot.edit(events.edit, chatbot, chatbot, **settings)
    toolbar.typed(events.typed, None, textbox, **settings)
    chatbot.undo(events.undo, chatbot, [chatbot, textbox], **settings)
    # Not by `cancels`: Gradio (6.31) then never sends a question of that browser again.
    textbox.stop(events.stop, None, None, api_visibility="private")
    forget = "() => rapportwijzer.store('localStorage', 'rw-history', null)"
    chatbot.clear(None, None, None, js=forget, api_visibility="private")
    chatbot.clear(events.clear, None, textbox, api_visibility="private")

    def ask(question: str, earlier: list[str] | None = None) -> str:
        """Answers a question about the report with cited sentences, as HTML."""
        return backend.wait().reply([*(earlier or []), question], "nl")

    api(ask, api_name="ask", concurrency_limit=CONCURRENCY, concurrency_id="answer")


def _add_reading_room(backend: Backend, own: str) -> None:
    def read(wanted: object) -> dict[str, object]:
        """Returns a page of the report or a dossier."""
        try:
            return backend.wait().room.read(wanted)
        except SettingsError as error:
            html = failure(error, wanted_language(wanted))
            return {"html": html, "page": None, "sentence": ""}

    def search(wanted: object) -> str:
        """Returns the places where the report has a text."""
        return backend.wait().room.search(wanted)

    _html(
        reading_room(own),
        js_on_load=script("reading_room"),
        server_functions=[read, search],
        elem_id="rw-room",
    )


def _export(backend: Backend) -> Callable[[object], dict[str, str]]:
    def export(wanted: object) -> dict[str, str]:
        """Returns a conversation as a file."""
        return backend.wait().export(wanted)

    return export


def _rate(backend: Backend) -> Callable[[object], dict[str, object]]:
    def rate(wanted: object) -> dict[str, object]:
        """Keeps what somebody thinks of an answer."""
        return backend.wait().rate(wanted)

    return rate


def page_app(
    backend: Backend, tabs: Sequence[Tab] = (), *, signed_in: bool = False, own: str = ""
) -> GradioSessions:
    """Returns the page as a web application, with nothing in front of it.

    Args:
        backend: Answers.
        tabs: Further tabs.
        signed_in: Whether people are signed in, and so can sign out.
        own: Title of a report of one's own; "" for the bundled one.
    """
    text = translations(own)
    page = make_page(backend, text, tabs, signed_in=signed_in, own=own)
    # Gradio's type asks for FastAPI, of which it uses what Starlette has.
    # That other origins are considered here, and none allowed, keeps it from allowing some itself.
    app: Any = Starlette(middleware=[Middleware(CORSMiddleware)])
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        show_error=False,
        run_history=False,
        max_file_size="1mb",  # nothing of ours uploads
        enable_monitoring=False,
        ssr_mode=False,
        footer_links=[],
        i18n=text,
        theme=gr.themes.Default(
            primary_hue="blue", font=["system-ui", "sans-serif"], font_mono=["monospace"]
        ),
        css_paths=[STYLE, *(tab.style for tab in tabs)],
    )
    # Gradio refuses files that nobody uploaded only once it is started; it is, by us.
    page.has_launched = True
    page.app.add_exception_handler(Exception, _say_that_it_failed)
    return GradioSessions(app, page)


async def _say_that_it_failed(request: Request, error: Exception) -> Response:
    """Answers as everything else does; the error goes on to who logs it."""
    del request, error
    return JSONResponse(FAILED, 500)


def _language(request: gr.Request) -> Language:
    cookies, headers = request.cookies, request.headers
    return browser_language(cookies.get(LANGUAGE_COOKIE), headers.get("accept-language"))


def _place(index: int | tuple[int, int]) -> int:
    return index if isinstance(index, int) else index[0]


def _html(html: str, **settings: Any) -> gr.HTML:  # noqa: ANN401
    """Returns HTML of ours, with styles of ours only."""
    return gr.HTML(html, apply_default_css=False, **settings)


def _buttons(*, can_stop: bool) -> dict[str, Any]:
    """Returns which button the question box has: one to stop or one to send."""
    return {"stop_btn": can_stop, "submit_btn": not can_stop}


def _notice(key: str, language: Language) -> dict[str, Any]:
    return _message(notice(word(key, language), language))


def _message(html: str) -> dict[str, Any]:
    return {"role": "assistant", "content": _html(html)}
