"""The chat in the browser, by Gradio. Knows layout and events; answers come from `answering`."""

from __future__ import annotations

import logging
import os
import socket
import threading
from collections.abc import Callable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")

import gradio as gr

from app.answering import ExtractiveAnswerer
from app.reading_room import answer_read, answer_search, script, shell
from app.rendering import render
from app.wording import EXAMPLES, WORDING, word
from index.language import LANGUAGES, Language
from ingest.document import Report
from ingest.errors import QuestionError, RapportwijzerError, SettingsError

HERE = Path(__file__).parent
# Answers take milliseconds, so a few at a time keep two cores busy.
CONCURRENCY = 4
MAX_WAITING = 64
UNEXPECTED = "unexpected"

Message = dict[str, Any]


class Backend:
    """An answerer that is being loaded while the page is already there.

    Args:
        start: Loads it.
    """

    def __init__(self, start: Callable[[], ExtractiveAnswerer]) -> None:
        self._start = start
        self._ready = threading.Event()
        self._answerer: ExtractiveAnswerer | None = None
        self._error = ""
        threading.Thread(target=self._load, daemon=True).start()

    def _load(self) -> None:
        try:
            self._answerer = self._start()
        except RapportwijzerError as error:
            self._error = str(error)
            logging.getLogger(__name__).error(self._error)
        except Exception:
            self._error = UNEXPECTED
            raise
        finally:
            self._ready.set()

    @property
    def is_ready(self) -> bool:
        """Whether `wait` returns at once."""
        return self._ready.is_set()

    def wait(self) -> ExtractiveAnswerer:
        """Returns the answerer once it is loaded.

        Raises:
            SettingsError: It could not be loaded.
        """
        self._ready.wait()
        if self._answerer is None:
            raise SettingsError(self._error)
        return self._answerer


def make_reply(backend: Backend) -> Callable[..., Iterator[str]]:
    """Returns the chat function: question and history to the answer as HTML."""

    def ask(question: str, history: list[Message], request: gr.Request) -> Iterator[str]:
        """Answers a question about the report with cited sentences."""
        language = browser_language(request)
        if not backend.is_ready:
            yield _notice(word("loading", language), language)
        try:
            answerer = backend.wait()
            turns = answerer.turns(_questions(history), language)
            answer = answerer.answer(question, turns, language)
        except SettingsError as error:
            reason = word("unexpected", language) if str(error) == UNEXPECTED else str(error)
            yield _notice(word("failed", language) + reason, language)
        except QuestionError as error:
            yield _notice(word(error.reason, language), language)
        else:
            yield render(answer, answerer.library)

    return ask


def make_reading(
    backend: Backend,
) -> tuple[Callable[[object], dict[str, object]], Callable[[object], str]]:
    """Returns the functions that the reading room's script calls: a page, and a search."""

    def read(wanted: object) -> dict[str, object]:
        """Returns a page of the report."""
        return answer_read(_report(backend), wanted)

    def search(wanted: object) -> str:
        """Returns the places where the report has a text."""
        return answer_search(_report(backend), wanted)

    return read, search


def _report(backend: Backend) -> Report:
    return next(iter(backend.wait().library.corpora.values())).report


def browser_language(request: gr.Request | None) -> Language:
    """Returns the language of the browser, Dutch unless it asks for English first."""
    accepted = str(request.headers.get("accept-language", "")) if request else ""
    return "en" if accepted.lower().startswith("en") else "nl"


def translations() -> gr.I18n:
    """Returns every text in both languages, for the browser to choose from."""
    return gr.I18n(
        **{
            language: {key: text[language] for key, text in WORDING.items()}
            for language in LANGUAGES
        }
    )


def make_page(backend: Backend, text: gr.I18n) -> gr.Blocks:
    """Returns the page, not yet served."""
    page = gr.Blocks(title=word("title", "nl"), analytics_enabled=False, fill_height=True)
    with page:
        gr.Markdown(f"# {word('title', 'nl')}")
        gr.Markdown(text("subtitle"))
        with gr.Row(elem_id="rw-rooms"):
            with gr.Column(scale=5, min_width=280):
                _add_chat(backend, text)
            with gr.Column(scale=4, min_width=280):
                read, search = make_reading(backend)
                gr.HTML(
                    shell(), js_on_load=script(), server_functions=[read, search], elem_id="rw-room"
                )
        page.queue(max_size=MAX_WAITING)
    return page


def _add_chat(backend: Backend, text: gr.I18n) -> None:
    gr.ChatInterface(
        make_reply(backend),
        chatbot=gr.Chatbot(
            label=text("chat_label"),
            show_label=False,
            buttons=["copy"],
            feedback_options=None,
            latex_delimiters=[],
            height="62vh",
            elem_id="rw-chat",
        ),
        textbox=gr.Textbox(
            placeholder=text("placeholder"),
            label=text("placeholder"),
            show_label=False,
            submit_btn=True,
            max_length=4000,
            elem_id="rw-question",
            autofocus=True,
        ),
        examples=[[example] for language in LANGUAGES for example in EXAMPLES[language]],
        examples_label=text("examples"),
        api_name="ask",
        concurrency_limit=CONCURRENCY,
        cache_examples=False,
        flagging_mode="never",
        show_progress="minimal",
    )


def serve(start: Callable[[], ExtractiveAnswerer], host: str, port: int) -> None:
    """Serves the chat until it is interrupted, at an address that is free."""
    text = translations()
    page = make_page(Backend(start), text)
    page.launch(
        server_name=host,
        server_port=port,
        share=False,
        show_error=False,
        run_history=False,
        enable_monitoring=False,
        ssr_mode=False,
        footer_links=[],
        i18n=text,
        theme=gr.themes.Default(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
        css_paths=HERE / "chat.css",
    )


def check_free(host: str, port: int) -> None:
    """Checks that an address can be listened on.

    Raises:
        SettingsError: It cannot.
    """
    if not 0 < port < 65_536:
        raise SettingsError(f"{port} is not a port; choose one from 1 to 65535 with --port.")
    try:
        with socket.create_server((host, port)):
            pass
    except OSError as error:
        raise SettingsError(
            f"Cannot listen on {host}:{port} ({os.strerror(error.errno or 0)}); "
            "choose another with --host or --port."
        ) from error


def _questions(history: Sequence[Message]) -> list[str]:
    return [_plain(message["content"]) for message in history if message["role"] == "user"]


def _plain(content: object) -> str:
    """Returns the text of a message, whose content Gradio gives as text or as blocks."""
    if isinstance(content, str):
        return content
    if isinstance(content, list):
        return " ".join(_plain(block) for block in content)
    return str(content.get("text", "")) if isinstance(content, dict) else ""


def _notice(text: str, language: Language) -> str:
    return f'<div class="rw-message" lang="{language}"><p class="rw-hint">{escape(text)}</p></div>'
