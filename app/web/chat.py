"""The chat by Gradio: its components, and which event leads to what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import gradio as gr
from gradio.events import api

from app.web.backend import Backend, failure, failure_text
from app.web.chat_events import ChatEvents
from app.web.conversation import ASK, ASK_HTML
from app.web.gradio_html import own_html
from app.web.own.own_report import OwnReport
from app.web.page import before_asking, chooser, first_screen, kept, offer, script, tools
from ingest.errors import SettingsError

# The reports that are chosen go in front of the question.
CHOSEN = "(question, history) => [rapportwijzer.asking?.(question) ?? question, history]"
# Answers take milliseconds, so a few at a time keep two cores busy.
CONCURRENCY = 4


def add_chat(backend: Backend, text: gr.I18n, own: OwnReport | None) -> None:
    """Adds the chat to the page that is being made.

    Args:
        backend: Answers.
        text: Every text in both languages.
        own: A report of one's own; None for the bundled one.
    """
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
        height="100%",
        elem_id="rw-chat",
    )
    own_html(offer(), elem_id="rw-offer")
    own_html(chooser(), js_on_load=script("chooser"), elem_id="rw-chooser")
    textbox = gr.Textbox(
        placeholder=text("placeholder"),
        label=text("placeholder"),
        show_label=False,
        submit_btn=True,
        max_length=4000,
        elem_id="rw-question",
    )
    own_html(
        first_screen(own),
        js_on_load=script("question_field") + script("first_questions"),
        server_functions=[_begin(backend)],
        elem_id="rw-first",
    )
    with gr.Column(elem_id="rw-foot"):
        toolbar = own_html(
            tools(),
            js_on_load=script("conversation") + script("recall"),
            server_functions=[_export(backend), _rate(backend)],
            elem_id="rw-tools",
        )
        keeper = own_html(
            kept(),
            js_on_load=script("kept") + script("put_back"),
            server_functions=[_answers(backend)],
            elem_id="rw-kept",
        )

    events = ChatEvents(backend)
    settings: dict[str, Any] = {
        "concurrency_limit": CONCURRENCY,
        "concurrency_id": "answer",
        "show_progress": "hidden",
        "api_visibility": "private",
        # The messages as they came, which were checked: Gradio would make two components of each.
        "preprocess": False,
    }
    # A question typed while another is answered waits; a second click on a link does nothing,
    # for Gradio would send what was clicked first once more.
    textbox.submit(
        events.submit,
        [textbox, chatbot],
        [textbox, chatbot],
        trigger_mode="always_last",
        js=CHOSEN,
        **settings,
    )
    toolbar.asked(events.asked, chatbot, chatbot, **settings)
    chatbot.retry(events.retry, chatbot, chatbot, **settings)
    chatbot.edit(events.edit, chatbot, chatbot, **settings)
    keeper.begun(events.begun, None, chatbot, trigger_mode="always_last", **settings)
    chatbot.undo(events.undo, chatbot, [chatbot, textbox], **settings)
    # Not by `cancels`: Gradio (6.31) then never sends a question of that browser again.
    textbox.stop(events.stop, None, None, api_visibility="private")
    told = "() => { document.dispatchEvent(new Event('rw-cleared')); }"
    chatbot.clear(None, None, None, js=told, api_visibility="private")
    chatbot.clear(events.clear, None, textbox, show_progress="hidden", api_visibility="private")

    _add_endpoints(backend)


def _add_endpoints(backend: Backend) -> None:
    """Adds what programs call; Gradio shows them what is said of it here."""

    def ask(question: str, earlier: list[str] | None = None) -> dict[str, Any]:
        """Answers a question about the report with cited sentences, as a run record."""
        try:
            return backend.wait().record([*(earlier or []), question], "nl")
        except SettingsError as error:
            return {"error": failure_text(error, "nl")}

    def ask_html(question: str, earlier: list[str] | None = None) -> str:
        """Answers a question about the report with cited sentences, as HTML; goes next release."""
        try:
            return backend.wait().reply([*(earlier or []), question], "nl")
        except SettingsError as error:
            return failure(error, "nl")

    for name, function in ((ASK, ask), (ASK_HTML, ask_html)):
        api(function, api_name=name, concurrency_limit=CONCURRENCY, concurrency_id="answer")


def _begin(backend: Backend) -> Callable[[object], dict[str, object]]:
    def begin(wanted: object) -> dict[str, object]:
        """Returns questions to begin with about the reports chosen."""
        return backend.wait().begin(wanted)

    return begin


def _export(backend: Backend) -> Callable[[object], dict[str, str]]:
    def export(wanted: object) -> dict[str, str]:
        """Returns a conversation as a file."""
        return backend.wait().export(wanted)

    return export


def _answers(backend: Backend) -> Callable[[object], list[str]]:
    def answers(wanted: object) -> list[str]:
        """Returns answers of a conversation that was put back."""
        return backend.wait().conversation(wanted)

    return answers


def _rate(backend: Backend) -> Callable[[object], dict[str, object]]:
    def rate(wanted: object) -> dict[str, object]:
        """Keeps what somebody thinks of an answer."""
        return backend.wait().rate(wanted)

    return rate
