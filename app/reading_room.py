"""The report to read beside the chat, page by page, as HTML.

Every sentence has an id and a link of its own (`?s=b015.0`), so that a citation, a search hit or
somebody else's message can open it marked in its context. Everything from the report or the
reader is escaped.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from html import escape
from pathlib import Path

from app.wording import WORDING, word
from index.language import LANGUAGES, Language
from ingest.alignment import fold
from ingest.document import Block, Report, Sentence, SentenceKey

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


def reference(key: SentenceKey) -> str:
    """Returns what a link to a sentence carries: "b015.0"."""
    return f"{key.block}.{key.number}"


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
    return Opened(_panel(report, page, language), page, _element_id(sentence.key))


def open_page(report: Report, page: int, language: Language) -> Opened:
    """Returns a page, or the nearest one that has text."""
    nearest = min(report.pages, key=lambda other: abs(other - page))
    return Opened(_panel(report, nearest, language), nearest, "")


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


def _panel(report: Report, page: int, language: Language) -> str:
    blocks = "".join(_blocks(report, page, language))
    label = f"{word('page', language).capitalize()} {page}"
    return (
        f"{_contents(report, language)}"
        f'<div class="rw-turn">{_turn(report, page, -1, language)}'
        f'<h2 tabindex="-1">{escape(label)}</h2>{_turn(report, page, 1, language)}</div>'
        f'<article aria-label="{escape(label)}">{blocks}</article>'
    )


def _turn(report: Report, page: int, step: int, language: Language) -> str:
    place = report.pages.index(page) + step
    label = word("next_page" if step > 0 else "previous_page", language)
    target = report.pages[place] if 0 <= place < len(report.pages) else None
    state = "disabled" if target is None else f'data-page="{target}"'
    sign = "›" if step > 0 else "‹"
    return f'<button type="button" aria-label="{escape(label)}" {state}>{sign}</button>'


def _contents(report: Report, language: Language) -> str:
    first: dict[tuple[str, ...], Block] = {}
    for block in report.blocks:
        if block.section:
            first.setdefault(block.section, block)
    items = "".join(
        f'<li class="rw-level-{min(len(section), 4)}"><a class="rw-open" '
        f'href="?s={reference(block.sentences[0].key)}">'
        f"{escape(_section(block, language)[-1])}</a> "
        f"<span>{block.page}</span></li>"
        for section, block in first.items()
    )
    return (
        f'<details class="rw-contents"><summary>{escape(word("contents", language))}</summary>'
        f"<ul>{items}</ul></details>"
    )


def _blocks(report: Report, page: int, language: Language) -> Iterator[str]:
    footnotes = {
        block.footnote_number: block
        for block in report.blocks
        if block.kind == "footnote" and block.footnote_number is not None
    }
    section: tuple[str, ...] = ()
    for block in report.blocks:
        if block.page != page:
            continue
        if block.section != section:
            section = block.section
            yield f"<h3>{escape(' › '.join(_section(block, language)))}</h3>"
        yield _block(block, footnotes, language)


def _section(block: Block, language: Language) -> tuple[str, ...]:
    return (block.section_translation if language == "en" else ()) or block.section


def _block(block: Block, footnotes: dict[int, Block], language: Language) -> str:
    own = "".join(_sentence(sentence, footnotes, language) for sentence in block.sentences)
    html = f'<div class="rw-original" lang="nl">{own}</div>'
    translated = "".join(
        f'<span class="rw-line"><span class="rw-sentence" '
        f'data-sentence="{_element_id(sentence.key)}">{escape(sentence.translation)}</span></span> '
        for sentence in block.sentences
        if sentence.translation
    )
    if translated:
        html += f'<div class="rw-translation" lang="en">{translated}</div>'
    notes = ""
    if block.repairs:
        repairs = "".join(f"<li>{escape(repair)}</li>" for repair in block.repairs)
        notes += _details(word("repairs", language).format(count=len(block.repairs)), repairs)
    if block.note:
        notes += _details(word("doubts", language), f"<li>{escape(block.note)}</li>")
    return (
        f'<div class="rw-block rw-{block.kind}"><div class="rw-columns">{html}</div>{notes}</div>'
    )


def _details(summary: str, items: str) -> str:
    return f"<details><summary>{escape(summary)}</summary><ul>{items}</ul></details>"


def _sentence(sentence: Sentence, footnotes: dict[int, Block], language: Language) -> str:
    id_ = _element_id(sentence.key)
    uncertain = ' data-uncertain="true"' if sentence.value_uncertain else ""
    references = "".join(
        _footnote(f"{id_}-{number}", number, footnotes[number], language)
        for number in sentence.footnotes
        if number in footnotes
    )
    label = word("link_to_sentence", language)
    link = (
        f'<a class="rw-link" href="?s={reference(sentence.key)}" '
        f'aria-label="{escape(label)}" title="{escape(label)}">#</a>'
    )
    return (
        '<span class="rw-line">'
        f'<span class="rw-sentence" id="{id_}" data-sentence="{id_}"{uncertain}>'
        f"{escape(sentence.text)}</span>{references}{link}</span> "
    )


def _footnote(id_: str, number: int, block: Block, language: Language) -> str:
    text = " ".join(sentence.text for sentence in block.sentences)
    label = f"{word('footnote', language)} {number}"
    return (
        f'<button type="button" class="rw-footnote-number" popovertarget="{id_}" '
        f'aria-label="{escape(label)}">{number}</button>'
        f'<span popover id="{id_}" class="rw-footnote-text"><b>{escape(label)}</b> '
        f"{escape(text)}</span>"
    )


def _element_id(key: SentenceKey) -> str:
    return f"s-{key.block}-{key.number}"
