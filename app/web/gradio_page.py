"""The page by Gradio: the chat, the reading room and further tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import gradio as gr
from starlette.types import Scope

from app.web.about import about
from app.web.backend import Backend, failure
from app.web.chat import add_chat
from app.web.extra_tab import Tab
from app.web.gradio_html import own_html
from app.web.own.own_report import OwnReport
from app.web.page import citation_card, header, reading_room, script
from app.wording import wanted_language, word, wording
from index.language import LANGUAGES
from ingest.errors import SettingsError

ROOM_SCRIPTS = (
    "room_frame",
    "room_controls",
    "printed_pages",
    "room_answers",
    "reading_room",
    "room_contents",
)
MAX_WAITING = 64  # questions


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
    backend: Backend,
    text: gr.I18n,
    tabs: Sequence[Tab],
    asker: Callable[[Scope], str],
    *,
    signed_in: bool = False,
    own: OwnReport | None = None,
) -> gr.Blocks:
    """Returns the page, not yet served.

    Args:
        backend: Answers.
        text: Every text in both languages.
        tabs: Further tabs, before the last.
        asker: Tells of a request's scope who asks.
        signed_in: Whether people are signed in, and so can sign out.
        own: A report of one's own; None for the bundled one.
    """
    name = own.title if own else ""
    title = f"{name} – {word('title', 'nl')}" if name else word("title", "nl")
    page = gr.Blocks(title=title, analytics_enabled=False, fill_height=True)
    with page:
        scripts = script("header") + script("tabs")
        own_html(header(signed_in=signed_in), js_on_load=scripts, elem_id="rw-header")
        with gr.Tabs():
            with (
                gr.Tab(text("tab_ask"), id="ask", elem_id="rw-ask-tab"),
                gr.Row(elem_id="rw-rooms"),
            ):
                with gr.Column(scale=5, min_width=280):
                    add_chat(backend, text, own)
                with gr.Column(scale=4, min_width=280):
                    _add_reading_room(backend, name)
            for tab in tabs:
                with gr.Tab(text(tab.name), id=tab.name.removeprefix("tab_")):
                    own_html(
                        tab.html,
                        js_on_load=tab.script,
                        server_functions=[_with_asker(each, asker) for each in tab.functions],
                        elem_id=tab.id,
                    )
            with gr.Tab(text("tab_about"), id="about"):
                own_html(about(name), elem_id="rw-about")
        own_html(citation_card(), js_on_load=script("citation_card"), elem_id="rw-card")
        page.queue(max_size=MAX_WAITING)
    return page


def _with_asker(
    function: Callable[[object, str], object], asker: Callable[[Scope], str]
) -> Callable[[object, gr.Request], object]:
    """Returns a function that Gradio can call, which is told who calls it."""

    def call(wanted: object, request: gr.Request) -> object:
        """Answers what the script of a tab asks."""
        return function(wanted, asker(request.scope))

    call.__name__ = function.__name__
    return call


def _add_reading_room(backend: Backend, own: str) -> None:
    def read(wanted: object) -> dict[str, object]:
        """Returns a page of the report, an overview or a dossier."""
        try:
            return backend.wait().room.read(wanted)
        except SettingsError as error:
            html = failure(error, wanted_language(wanted))
            return {"html": html, "page": None, "sentence": ""}

    def printed(wanted: object) -> str:
        """Returns a page of the report as printed."""
        return backend.wait().room.printed(wanted)

    def search(wanted: object) -> str:
        """Returns the places where the report has a text."""
        return backend.wait().room.search(wanted)

    def table(wanted: object) -> dict[str, str] | None:
        """Returns an overview as a file."""
        return backend.wait().table(wanted)

    own_html(
        reading_room(own),
        js_on_load="".join(map(script, ROOM_SCRIPTS)),
        server_functions=[read, printed, search, table],
        elem_id="rw-room",
    )
