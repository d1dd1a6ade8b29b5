"""The fixed parts of the page as HTML, and the scripts and styles that bring them to life.

Texts are filled in by the browser, which knows the language: `data-word` names a text to show
and `data-label` one for screen readers.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

from app.answer.reports.chosen import with_chosen
from app.view.reports import question_link
from app.view.search.search_query import MOST_CHARACTERS
from app.view.templates import Html, Templates
from app.web.examples import EXAMPLES
from app.web.own.first_questions import Beginning
from app.web.own.own_report import OwnReport
from app.wording import wording
from index.language import LANGUAGES, Language
from ingest.bundled import REPORT_ID

STATIC = Path(__file__).parent / "static"
STYLES = tuple(
    STATIC / f"{name}.css" for name in ("frame", "chat", "answer", "reading_room", "glance", "kept")
)
TOKENS = STATIC / "tokens.css"


TEMPLATES = Templates(Path(__file__).parent, question_link=question_link)


def head(own: OwnReport | None = None) -> Html:
    """Returns what the page's head needs before anything else runs: texts and preferences.

    The tokens and the style for paper are here, because Gradio rewrites the selectors of the
    others, and puts them in only once its scripts run.

    Args:
        own: A report of one's own; None for the bundled one.
    """
    words, report = _literal(wording(own.title if own else "")), own.id if own else REPORT_ID
    return TEMPLATES.render(
        "head",
        tokens=Html(TOKENS.read_text("utf-8")),
        paper=Html((STATIC / "print.css").read_text("utf-8")),
        script=Html(
            f"const WORDING = {words};\nconst REPORT = {_literal(report)};\n{script('preferences')}"
        ),
    )


def editor_head() -> Html:
    """Returns what the page's head needs besides for somebody who may add reports."""
    return TEMPLATES.render("editor_head", style=Html((STATIC / "editor.css").read_text("utf-8")))


def _literal(value: object) -> str:
    """Returns a value as a script has it; nothing in it closes the script."""
    return json.dumps(value, ensure_ascii=False).replace("<", "\\u003c")


def script(name: str) -> str:
    """Returns a script by its name."""
    return (STATIC / f"{name}.js").read_text("utf-8")


def header(*, signed_in: bool = False) -> Html:
    """Returns the title, the switches for language and appearance, and the button to sign out."""
    return TEMPLATES.render("header", signed_in=signed_in)


def before_asking(own: OwnReport | None = None) -> Html:
    """Returns what stands above the question field until something is asked, in both languages.

    Args:
        own: A report of one's own; None for the bundled one.
    """
    return TEMPLATES.render("before_asking", languages=LANGUAGES, text=_texts(own))


def first_screen(own: OwnReport | None = None) -> Html:
    """Returns what stands under the question field until something is asked, in both languages.

    These are questions to begin with, if there are any about a report of one's own.

    Args:
        own: It; None for the bundled one.
    """
    examples = own.examples if own else EXAMPLES
    return TEMPLATES.render(
        "first_screen", languages=LANGUAGES, examples=examples, text=_texts(own)
    )


def first_questions(beginning: Beginning, language: Language) -> Html:
    """Returns questions to begin with about reports of a library, each asked of its own."""
    return TEMPLATES.render(
        "first_questions", beginning=beginning, with_chosen=with_chosen, language=language
    )


def _texts(own: OwnReport | None) -> Callable[[str, Language], str]:
    words = wording(own.title if own else "")
    return lambda key, language: words[key][language]


def offer() -> Html:
    """Returns where it is told that a conversation is gone, with a button to have it back."""
    return TEMPLATES.render("offer")


def kept() -> Html:
    """Returns the list of earlier conversations, and what they are kept or forgotten by."""
    return TEMPLATES.render("kept")


def chooser() -> Html:
    """Returns the choice of reports, still empty; see `chooser.js`."""
    return TEMPLATES.render("chooser")


def tools() -> Html:
    """Returns the buttons under the chat."""
    return TEMPLATES.render("tools")


def reading_room(own: str = "") -> Html:
    """Returns the reading room, still empty.

    Args:
        own: Title of a report of one's own, which has no translation; "" for the bundled one.
    """
    return TEMPLATES.render("reading_room", own=own, most_query=MOST_CHARACTERS)


def citation_card() -> Html:
    """Returns the card that shows the source of a marker, still empty."""
    return TEMPLATES.render("citation_card")


def notice(text: str, language: Language) -> Html:
    """Returns a text that is no answer as the HTML of a message."""
    return TEMPLATES.render("notice", text=text, language=language)


def no_answer_yet(asked: Sequence[str], language: Language) -> Html:
    """Returns the place of an answer that the page asks for, as the HTML of a message.

    Args:
        asked: The questions of the conversation so far, the one to be answered last.
        language: Of the browser.
    """
    return TEMPLATES.render("no_answer_yet", asked=json.dumps(asked), language=language)
