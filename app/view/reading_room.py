"""The report to read beside the chat, page by page or by dossier, as HTML.

Every sentence has an id and a link of its own (`?s=b015.0`), so that a citation, a search hit or
somebody else's message can open it marked in its context; a dossier has `?d=E001`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.answer.citations import copy_text, formatted_reference
from app.view.dossier import dossier_html, index_html
from app.view.entity_names import EntityNames
from app.view.markup import VIEW, Piece, Tagged, pieces
from app.view.report_page import element_id, page_html
from app.view.reports import reference
from app.view.templates import Html
from app.wording import wanted_language, word
from index.language import Language
from ingest.alignment import fold
from ingest.characters import plain
from ingest.corpus import Corpus
from ingest.document import Sentence, SentenceKey

MOST_QUERY = 200  # characters
MOST_FOUND = 50  # search hits listed
REFERENCE = re.compile(r"([\w-]{1,40})\.(\d{1,6})")
ALL_DOSSIERS = "all"


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown.

    Attributes:
        html: Toolbar and page, or a dossier.
        page: Printed page number, or None for a dossier.
        sentence: Element id of the sentence to go to, or "".
    """

    html: Html
    page: int | None
    sentence: str = ""


class ReadingRoom:
    """A report as the browser asks for it; whatever it asks, there is something to show.

    Args:
        corpus: The report with its entities.
        names: Of these entities.
    """

    def __init__(self, corpus: Corpus, names: EntityNames) -> None:
        self.report = corpus.report
        self.names = names

    def read(self, request: object) -> dict[str, object]:
        """Returns the fields of an `Opened`.

        Args:
            request: {"language", and "sentence", "dossier" or "page"}, as the browser sent it.
        """
        wanted = request if isinstance(request, dict) else {}
        language = wanted_language(request)
        sentence, dossier, page = (wanted.get(key) for key in ("sentence", "dossier", "page"))
        if sentence is not None:
            opened = self.open_sentence(_text(sentence), language)
        elif dossier is not None:
            opened = self.open_dossier(_text(dossier), language)
        else:
            number = page if isinstance(page, int) else self.report.pages[0]
            opened = self.open_page(number, language)
        return {"html": str(opened.html), "page": opened.page, "sentence": opened.sentence}

    def find(self, text: str) -> Sentence | None:
        """Returns the sentence that a reference names, or None if there is none such."""
        match = REFERENCE.fullmatch(text)
        return self.report.sentences.get(SentenceKey(match[1], int(match[2]))) if match else None

    def open_sentence(self, text: str, language: Language) -> Opened:
        """Returns the page with a sentence; the first page, with a notice, if there is none."""
        sentence = self.find(text)
        if sentence is None:
            first = self.open_page(self.report.pages[0], language)
            return Opened(_notice("no_such_sentence", language) + first.html, first.page)
        html = self._cite(sentence, language) + self.open_page(sentence.page, language).html
        return Opened(html, sentence.page, element_id(sentence.key))

    def open_page(self, page: int, language: Language) -> Opened:
        """Returns a page, or the nearest one that has text."""
        nearest = min(self.report.pages, key=lambda other: abs(other - page))
        return Opened(page_html(self.report, self.names, nearest, language), nearest)

    def open_dossier(self, entity_id: str, language: Language) -> Opened:
        """Returns a dossier; the list of all, with a notice, if there is none such."""
        entity = self.names.by_id.get(entity_id)
        if entity:
            return Opened(dossier_html(self.report, self.names, entity, language), None)
        # Where there are none at all, the list says so.
        is_known = entity_id == ALL_DOSSIERS or not self.names.by_id
        notice = Html() if is_known else _notice("no_such_dossier", language)
        return Opened(notice + index_html(self.report, self.names, language), None)

    def search(self, request: object) -> str:
        """Returns the sentences that hold a text in either language, case and accents aside.

        Args:
            request: {"language", "query"}, as the browser sent it.
        """
        wanted = request if isinstance(request, dict) else {}
        language = wanted_language(request)
        query = " ".join(fold(plain(_text(wanted.get("query"))[:MOST_QUERY])).split())
        if not query:
            return ""
        texts = [(s, s.text, s.translation or "") for s in self.report.sentences.values()]
        found = [
            (sentence, own if query in fold(own) else translation)
            for sentence, own, translation in texts
            if query in fold(own) or query in fold(translation)
        ]
        if not found:
            return _notice("nothing_found", language)
        shown = [(sentence, _with_marks(text, query)) for sentence, text in found[:MOST_FOUND]]
        count = word("found", language).format(count=len(found), shown=len(shown))
        return VIEW.render("found", count=count, found=shown, language=language)

    def _cite(self, sentence: Sentence, language: Language) -> str:
        """Returns how to refer to a sentence, with a button that copies it."""
        page = sentence.page
        place = formatted_reference(self.report, page)
        text = copy_text(sentence.text, place, reference(sentence.key))
        return VIEW.render("reference", place=place, copied=text, language=language)


def _text(sent: object) -> str:
    """Returns what was sent, "" if that is no text: writing out any value may take long or fail."""
    return sent if isinstance(sent, str) else ""


def _notice(key: str, language: Language) -> Html:
    return VIEW.render("hint", text=word(key, language))


def _with_marks(text: str, query: str) -> list[Piece]:
    """Returns a text, the query places marked."""
    folded, spans, done = fold(text), list[Tagged](), 0
    if len(folded) != len(text):  # folding moved places: nothing can be marked exactly
        return pieces(text, [])
    # No regular expression: Python remembers those, and with them what was searched for.
    while (start := folded.find(query, done)) >= 0:
        done = start + len(query)
        spans.append(Tagged(start, done, "mark"))
    return pieces(text, spans)
