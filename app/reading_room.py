"""The report to read beside the chat, page by page, as HTML.

Every sentence has an id and a link of its own (`?s=b015.0`), so that a citation, a search hit or
somebody else's message can open it marked in its context. Everything from the report or the
reader is escaped.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from app.report_page import element_id, page_html, reference
from app.wording import WORDING, word
from index.language import LANGUAGES, Language
from ingest.alignment import fold
from ingest.document import Report, Sentence, SentenceKey

HERE = Path(__file__).parent
SHELL_WORDS = (
    "reading_room",
    "view",
    "view_nl",
    "view_en",
    "view_both",
    "search_label",
    "search",
    "previous_citation",
    "next_citation",
)
MOST_QUERY = 200  # characters
MOST_FOUND = 50  # search hits listed
REFERENCE = re.compile(r"([\w-]{1,40})\.(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Opened:
    """A page as it is shown.

    Attributes:
        html: Toolbar and page.
        page: Printed page number.
        sentence: Element id of the sentence to go to, or "".
    """

    html: str
    page: int
    sentence: str


def shell() -> str:
    """Returns the HTML that pages are put into; the script fills in the browser's language."""
    words = {
        language: {key: WORDING[key][language] for key in SHELL_WORDS} for language in LANGUAGES
    }
    views = "".join(
        f'<label><input type="radio" name="rw-view" value="{view}"> '
        f'<span data-word="view_{view}"></span></label>'
        for view in ("nl", "en", "both")
    )
    return (
        f'<section class="rw-reading" data-words="{escape(json.dumps(words))}"'
        ' data-label="reading_room"><h2 data-word="reading_room"></h2>'
        f'<fieldset><legend data-word="view"></legend>{views}</fieldset>'
        '<form role="search"><label><span data-word="search_label"></span> '
        f'<input type="search" maxlength="{MOST_QUERY}"></label> '
        '<button type="submit" data-word="search"></button></form>'
        '<div class="rw-results" aria-live="polite"></div><div class="rw-turn">'
        '<button type="button" class="rw-previous" data-word="previous_citation" disabled></button>'
        '<button type="button" class="rw-next" data-word="next_citation" disabled></button></div>'
        '<div class="rw-reading-body"></div></section>'
    )


def script() -> str:
    """Returns the JavaScript of the reading room."""
    return (HERE / "reading_room.js").read_text("utf-8")


def answer_read(report: Report, request: object) -> dict[str, object]:
    """Returns what the browser asks to read; whatever it asks, there is a page to show.

    Args:
        report: The report.
        request: {"language", "sentence" or "page"}, as the browser sent it: anything at all.
    """
    wanted = request if isinstance(request, dict) else {}
    language: Language = "en" if wanted.get("language") == "en" else "nl"
    sentence, page = wanted.get("sentence"), wanted.get("page")
    if sentence is not None:
        opened = open_sentence(report, str(sentence), language)
    else:
        number = page if isinstance(page, int) else report.pages[0]
        opened = open_page(report, number, language)
    return asdict(opened)


def answer_search(report: Report, request: object) -> str:
    """Returns the hits of a search as HTML; `request` is {"language", "query"} or anything."""
    wanted = request if isinstance(request, dict) else {}
    query = str(wanted.get("query") or "")[:MOST_QUERY]
    return search(report, query, "en" if wanted.get("language") == "en" else "nl")


def find(report: Report, text: str) -> Sentence | None:
    """Returns the sentence that a reference names, or None if the report has no such sentence."""
    match = REFERENCE.fullmatch(text)
    return report.sentences.get(SentenceKey(match[1], int(match[2]))) if match else None


def open_sentence(report: Report, text: str, language: Language) -> Opened:
    """Returns the page with a sentence; the first page, with a notice, if there is none such."""
    sentence = find(report, text)
    if sentence is None:
        notice = (
            f'<p class="rw-hint" role="status">{escape(word("no_such_sentence", language))}</p>'
        )
        first = open_page(report, report.pages[0], language)
        return Opened(notice + first.html, first.page, "")
    page = report.block[sentence.key.block].page
    return Opened(page_html(report, page, language), page, element_id(sentence.key))


def open_page(report: Report, page: int, language: Language) -> Opened:
    """Returns a page, or the nearest one that has text."""
    nearest = min(report.pages, key=lambda other: abs(other - page))
    return Opened(page_html(report, nearest, language), nearest, "")


def search(report: Report, query: str, language: Language) -> str:
    """Returns the sentences that hold a text in either language, case and accents aside."""
    wanted = " ".join(fold(query).split())
    if not wanted:
        return ""
    found = [
        (sentence, text)
        for sentence in report.sentences.values()
        for text in (sentence.text, sentence.translation or "")
        if wanted in fold(text)
    ]
    if not found:
        return f'<p role="status">{escape(word("nothing_found", language))}</p>'
    items = "".join(
        f'<li><a class="rw-open" href="?s={reference(sentence.key)}">'
        f"{escape(word('page', language))} {sentence.page}</a> {_with_marks(text, wanted)}</li>"
        for sentence, text in found[:MOST_FOUND]
    )
    count = word("found", language).format(count=len(found), shown=min(len(found), MOST_FOUND))
    return f'<p role="status">{escape(count)}</p><ul>{items}</ul>'


def _with_marks(text: str, wanted: str) -> str:
    """Returns a text as HTML, the wanted places marked."""
    folded = fold(text)
    if len(folded) != len(text):  # folding moved places: nothing can be marked exactly
        return escape(text)
    html, done = "", 0
    for match in re.finditer(re.escape(wanted), folded):
        html += escape(text[done : match.start()])
        html += f"<mark>{escape(text[match.start() : match.end()])}</mark>"
        done = match.end()
    return html + escape(text[done:])
