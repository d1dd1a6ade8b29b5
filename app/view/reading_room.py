"""The reports to read beside the chat, page by page, at a glance or by dossier, as HTML.

Every sentence has a link of its own, so that a citation, a search hit or somebody else's message
can open it marked in its context; so have overviews, dossiers and reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Literal

from app.answer.citations import copy_text, formatted_reference, reads_in_source
from app.view.dossiers.pages import dossier_html, index_html
from app.view.glance.pages import glance_html, overview_html
from app.view.glance.table_file import table_file
from app.view.markup import VIEW
from app.view.printed.pictures import PagePictures
from app.view.printed.printed_pages import printed_html
from app.view.report_page import element_id, page_html
from app.view.reports import (
    ALL_DOSSIERS,
    ALL_OVERVIEWS,
    Reports,
    dossier_link,
    overview_link,
    report_link,
    sentence_link,
)
from app.view.search.report_search import ReportSearch, spans_of
from app.view.search.results import found_html
from app.view.templates import Html
from app.wording import wanted_language, word
from index.language import Language
from index.rows import SentenceRef
from ingest.document import Report, Sentence
from ingest.overviews import Overview

View = Literal["report", "glance", "dossiers"]


@dataclass(frozen=True, slots=True)
class Opened:
    """What is shown.

    Attributes:
        html: Toolbar and page, an overview or a dossier.
        report: Id of the report it is of.
        page: Printed page number, or None for an overview or dossier.
        sentence: Element id of the sentence to go to, or "".
        view: Of what kind it is.
    """

    html: Html
    report: str
    page: int | None
    sentence: str = ""
    view: View = "report"


class ReadingRoom:
    """The reports as the browser asks for them; whatever it asks, there is something to show.

    One report is open at a time; if there are several, all are listed above it.

    Args:
        reports: The reports.
        pictures: Of their pages, if there are any.
    """

    def __init__(self, reports: Reports, pictures: PagePictures | None = None) -> None:
        self.reports = reports
        self.pictures = pictures or PagePictures()
        self._search = ReportSearch(reports.corpora)

    def read(self, request: object) -> dict[str, object]:
        """Returns the fields of an `Opened`, and what else there is of its report.

        That is the addresses of its other views, whether there are pictures of its pages, and, if
        there are several reports, the ids and titles of all.

        Args:
            request: {"language", and "sentence", "overview", "dossier", or "report" and "page"},
                as the browser sent it; "query" is what was searched for.
        """
        wanted = request if isinstance(request, dict) else {}
        language = wanted_language(request)
        sentence, dossier, page = (wanted.get(key) for key in ("sentence", "dossier", "page"))
        overview, query = wanted.get("overview"), _text(wanted.get("query"))
        named = next((one for one in (sentence, overview, dossier) if one is not None), "")
        is_gone = self._is_gone(_text(named), wanted.get("report"))
        if is_gone:
            opened = Opened(_notice("report_gone", language), self.reports.first, None)
        elif sentence is not None:
            opened = self.open_sentence(_text(sentence), language, query)
        elif overview is not None:
            opened = self.open_overview(_text(overview), language)
        elif dossier is not None:
            opened = self.open_dossier(_text(dossier), language)
        else:
            report_id = self.reports.known(wanted.get("report"))
            number = page if isinstance(page, int) else None
            opened = self.open_page(report_id, number, language, query)
        html = self._above("" if is_gone else opened.report, language) + opened.html
        return {
            "html": str(html),
            "report": opened.report,
            "page": opened.page,
            "sentence": opened.sentence,
            "view": opened.view,
            "views": self._views(opened.report),
            "has_pictures": self.pictures.has(self.reports.report(opened.report)),
            "reports": [
                (id_, title) for id_ in self.reports.ids if (title := self.reports.title(id_))
            ],
        }

    def printed(self, request: object) -> str:
        """Returns a page as printed, with the words of a sentence boxed; "" if there is no picture.

        Args:
            request: {"language", "report", "page" and, if one is cited, "sentence"}, as the browser
                sent it.
        """
        wanted = request if isinstance(request, dict) else {}
        report = self.reports.report(self.reports.known(wanted.get("report")))
        page = wanted.get("page")
        if not isinstance(page, int) or page not in report.pages or not self.pictures.has(report):
            return ""
        ref = self.reports.find(_text(wanted.get("sentence")))
        sentence = report.sentences[ref.key] if ref and ref.report_id == report.id else None
        return printed_html(self.pictures, report, page, sentence, wanted_language(request))

    def _views(self, report_id: str) -> dict[View, str]:
        """Returns the addresses of the views that a report has."""
        views: dict[View, str] = {
            "report": "?" if len(self.reports.ids) == 1 else report_link(report_id)
        }
        if self.reports.corpora[report_id].overviews:
            views["glance"] = overview_link(report_id, ALL_OVERVIEWS)
        if self.reports.names[report_id].by_id:
            views["dossiers"] = dossier_link(report_id, ALL_DOSSIERS)
        return views

    def open_sentence(self, text: str, language: Language, query: str = "") -> Opened:
        """Returns the page with a sentence; the first page, with a notice, if there is none."""
        ref = self.reports.find(text)
        if ref is None:
            report_id = self.reports.known(text.partition(":")[0])
            first = self.open_page(report_id, None, language)
            html = _notice("no_such_sentence", language) + first.html
            return Opened(html, report_id, first.page)
        report = self.reports.report(ref.report_id)
        sentence = report.sentences[ref.key]
        opened = self.open_page(report.id, sentence.page, language, query)
        html = _cite(report, sentence, language) + opened.html
        return Opened(html, report.id, sentence.page, element_id(ref.key))

    def _is_gone(self, named: str, report: object) -> bool:
        """Returns whether what is asked for stands in a report that there is no more."""
        of = named if ":" in named else "" if named else _text(report)
        return self.reports.is_gone(of)

    def open_page(
        self, report_id: str, page: int | None, language: Language, query: str = ""
    ) -> Opened:
        """Returns a page of a report, or the nearest one that has text; by default the first.

        Args:
            report_id: Id of the report.
            page: Printed page number.
            language: Of the person.
            query: What was searched for, and is marked.
        """
        report, names = self.reports.report(report_id), self.reports.names[report_id]
        wanted = report.pages[0] if page is None else page
        nearest = min(report.pages, key=lambda other: abs(other - wanted))
        sought = self._search.sought(query) if query else []
        html = page_html(report, names, nearest, language, partial(spans_of, sought))
        return Opened(html, report_id, nearest)

    def open_dossier(self, text: str, language: Language) -> Opened:
        """Returns a dossier; the list of a report's, with a notice, if there is none such."""
        report_id, entity_id = self.reports.find_part(text)
        report, names = self.reports.report(report_id), self.reports.names[report_id]
        if entity := names.by_id.get(entity_id):
            corpus = self.reports.corpora[report_id]
            html = dossier_html(corpus, names, entity, language)
            return Opened(html, report_id, None, view="dossiers")
        # Where there are none at all, the list says so.
        is_known = entity_id == ALL_DOSSIERS or not names.by_id
        notice = Html() if is_known else _notice("no_such_dossier", language)
        html = notice + index_html(report, names, language)
        return Opened(html, report_id, None, view="dossiers")

    def open_overview(self, text: str, language: Language) -> Opened:
        """Returns an overview; the first page of a report's, with a notice, if there is none."""
        report_id, overview_id = self.reports.find_part(text)
        corpus = self.reports.corpora[report_id]
        if overview := self._overview(text):
            html = overview_html(corpus, overview, language)
            return Opened(html, report_id, None, view="glance")
        is_known = overview_id == ALL_OVERVIEWS or not corpus.overviews
        notice = Html() if is_known else _notice("no_such_overview", language)
        return Opened(notice + glance_html(corpus, language), report_id, None, view="glance")

    def table(self, reference: object, language: Language, base: str) -> dict[str, str] | None:
        """Returns an overview as a file: its name, media type and text; None if there is none.

        Args:
            reference: Report and id of the overview, as the browser sent it.
            language: Of the person.
            base: Address of the chat, for links.
        """
        overview = self._overview(_text(reference))
        if overview is None:
            return None
        report_id, _ = self.reports.find_part(_text(reference))
        return table_file(self.reports.corpora[report_id], overview, language, base)

    def _overview(self, reference: str) -> Overview | None:
        report_id, overview_id = self.reports.find_part(reference)
        overviews = self.reports.corpora[report_id].overviews
        return next((one for one in overviews if one.id == overview_id), None)

    def search(self, request: object) -> str:
        """Returns the sentences that hold what was typed, in either language; see `found_html`.

        All reports are searched, the one that is open before the others.

        Args:
            request: {"language", "query", "report"}, as the browser sent it.
        """
        wanted = request if isinstance(request, dict) else {}
        opened = self.reports.known(wanted.get("report"))
        found = self._search.find(_text(wanted.get("query")), opened)
        return found_html(found, self.reports, wanted_language(request)) if found else ""

    def _above(self, opened: str, language: Language) -> Html:
        """Returns the list of reports, with the one that is open marked; nothing for one alone.

        Args:
            opened: Id of the one that is open; "" for none.
            language: Of the person.
        """
        ids = self.reports.ids
        if len(ids) == 1:
            return Html()
        listed = [
            (
                id_,
                self.reports.title(id_),
                bool(self.reports.corpora[id_].overviews),
                bool(self.reports.names[id_].by_id),
            )
            for id_ in ids
        ]
        title = self.reports.title(opened) if opened else ""
        return VIEW.render("reports", reports=listed, open=opened, title=title, language=language)


def _cite(report: Report, sentence: Sentence, language: Language) -> Html:
    """Returns how to refer to a sentence, and what a row of a table is; a button copies both."""
    place = formatted_reference(report, sentence.page)
    link = sentence_link(SentenceRef(report.id, sentence.key))
    is_row = report.block[sentence.key.block].is_restated
    quote = report.source_text(sentence.source_lines) if is_row else sentence.text
    reads = reads_in_source(is_row, language)
    copied = copy_text(quote, place, link, reads)
    read = quote if is_row else ""
    return VIEW.render(
        "reference", place=place, copied=copied, reads=reads, read=read, language=language
    )


def _text(sent: object) -> str:
    """Returns what was sent, "" if that is no text: writing out any value may take long or fail."""
    return sent if isinstance(sent, str) else ""


def _notice(key: str, language: Language) -> Html:
    return VIEW.render("hint", text=word(key, language))
