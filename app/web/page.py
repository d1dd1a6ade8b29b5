"""The fixed parts of the page as HTML, and the scripts and styles that bring them to life.

Texts are filled in by the browser, which knows the language: `data-word` names a text to show
and `data-label` one for screen readers.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from urllib.parse import urlencode

from app.view.reading_room import MOST_QUERY
from app.web.examples import EXAMPLES
from app.wording import word, wording
from index.language import LANGUAGES

STATIC = Path(__file__).parent / "static"
STYLE = STATIC / "chat.css"


def head(own: str = "") -> str:
    """Returns what the page's head needs before anything else runs: texts and preferences.

    The style for paper is here, because Gradio rewrites the selectors of its own.

    Args:
        own: Title of a report of one's own; "" for the bundled one.
    """
    words = json.dumps(wording(own), ensure_ascii=False).replace("<", "\\u003c")
    paper = (STATIC / "print.css").read_text("utf-8")
    return (
        f'<style media="print">{paper}</style>'
        + f"<script>const WORDING = {words};\n{script('preferences')}</script>"
    )


def script(name: str) -> str:
    """Returns a script by its name."""
    return (STATIC / f"{name}.js").read_text("utf-8")


def header(*, signed_in: bool = False) -> str:
    """Returns the title, the switches for language and appearance, and the button to sign out."""
    sign_out = (
        '<form method="post" action="/sign-out"><button data-word="sign_out"></button></form>'
        if signed_in
        else ""
    )
    languages = "".join(
        f'<button type="button" data-language="{language}" lang="{language}">{name}</button>'
        for language, name in (("nl", "Nederlands"), ("en", "English"))
    )
    themes = "".join(
        f'<option value="{theme}" data-word="theme_{theme}"></option>'
        for theme in ("system", "light", "dark")
    )
    return (
        f'<header class="rw rw-header"><div><h1>{escape(word("title", "nl"))}</h1>'
        '<p data-word="subtitle"></p></div>'
        f'<div class="rw-switches"><div role="group" data-label="language">{languages}</div>'
        f'<label><span data-word="theme"></span> <select class="rw-theme">{themes}</select></label>'
        f"{sign_out}</div></header>"
    )


def before_asking(own: str = "") -> str:
    """Returns what stands where the conversation will be, in both languages.

    The style shows the right one. For the bundled report these are questions to begin with; those
    would be about nothing in a report of one's own.

    Args:
        own: Its title; "" for the bundled one.
    """
    if own:
        return "".join(
            f'<div class="rw rw-examples rw-in-{language}" lang="{language}">'
            f"<p>{escape(word('before_asking_own', language))}</p></div>"
            for language in LANGUAGES
        )
    return "".join(
        f'<div class="rw rw-examples rw-in-{language}" lang="{language}">'
        f"<p>{escape(word('try_asking', language))}</p>"
        + "".join(
            f"<p><b>{escape(theme[language])}</b></p><ul>"
            + "".join(
                f'<li><a class="rw-ask" href="?{escape(urlencode({"q": question}))}">'
                f"{escape(question)}</a></li>"
                for question in questions[language]
            )
            + "</ul>"
            for theme, questions in EXAMPLES
        )
        + "</div>"
        for language in LANGUAGES
    )


def tools() -> str:
    """Returns the buttons under the chat."""
    return (
        '<div class="rw rw-tools" role="group" data-label="tools">'
        '<button type="button" data-format="markdown" data-word="save_markdown"></button>'
        '<button type="button" data-format="html" data-word="save_html"></button>'
        '<label><input type="checkbox" class="rw-remember"> <span data-word="remember"></span>'
        '</label><span class="rw-status" role="status"></span></div>'
    )


def reading_room(own: str = "") -> str:
    """Returns the reading room, still empty.

    Args:
        own: Title of a report of one's own, which has neither translation nor dossiers; "" for
            the bundled one.
    """
    prepared_only = "hidden" if own else ""
    views = "".join(
        f'<label><input type="radio" name="rw-view" value="{view}"> '
        f'<span data-word="view_{view}"></span></label>'
        for view in ("nl", "en", "both")
    )
    return (
        '<section class="rw rw-reading" data-label="reading_room">'
        '<h2 data-word="reading_room"></h2>'
        '<p class="rw-places"><a class="rw-first" href="?" data-word="report"></a> '
        f'<a class="rw-open" href="?d=all" data-word="dossiers" {prepared_only}></a> '
        '<button type="button" class="rw-back" data-word="back_to_chat" hidden></button></p>'
        f'<fieldset {prepared_only}><legend data-word="view"></legend>{views}</fieldset>'
        '<form role="search"><label><span data-word="search_label"></span> '
        f'<input type="search" maxlength="{MOST_QUERY}"></label> '
        '<button type="submit" data-word="search"></button></form>'
        '<div class="rw-results" aria-live="polite"></div><div class="rw-turn">'
        '<button type="button" class="rw-previous" data-word="previous_citation" disabled></button>'
        '<button type="button" class="rw-next" data-word="next_citation" disabled></button></div>'
        '<div class="rw-reading-body"></div></section>'
    )
