"""Answers as HTML for the chat: text with markers, the sources to check it by, what to do next."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from app.answer.answer import Answer
from app.answer.citations import (
    BASE,
    Citation,
    copy_text,
    formatted_reference,
    reads_in_source,
)
from app.answer.reports.chosen import of_all
from app.view.answer_layout import (
    Said,
    certainty_shown,
    nearest_passages,
    opening,
    outcome_shown,
    parts,
)
from app.view.entity_names import NameSpan, longest
from app.view.export.content import compared
from app.view.export.plain_text import answer_as_text
from app.view.feedback import VERDICTS
from app.view.markup import VIEW, Piece, dossier_links, inserted, lead_pieces, pieces, strong
from app.view.reports import (
    Reports,
    overview_link,
    own_title,
    question_link,
    sentence_link,
)
from app.view.templates import Html
from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Entity
from ingest.text.alignment import letters_and_digits

LEANING = 4  # questions that a link to a follow-up asks, itself the last
MOST_PLACES = 3  # of citations that are told with their headings


class AnswerRenderer:
    """Renders answers.

    Args:
        library: Where the passages around their citations stand.
        reports: Its reports.
        with_feedback: Whether people may say what they think of an answer.
    """

    def __init__(self, library: Library, reports: Reports, *, with_feedback: bool) -> None:
        self._library = library
        self._reports = reports
        self._verdicts = VERDICTS if with_feedback else ()

    def render(
        self,
        answer: Answer,
        asked: Sequence[str],
        suggestions: Sequence[str] = (),
        seconds: float = 0.0,
    ) -> Html:
        """Returns an answer as HTML.

        Args:
            answer: What to show.
            asked: The questions of the conversation so far, this one last.
            suggestions: What else to ask.
            seconds: How long it took to find.
        """
        again = ask_link(answer, asked)
        shown = parts(answer, self._library)
        outcome = outcome_shown(answer, shown)
        return VIEW.render(
            "answer",
            answer=answer,
            # A capital or a full stop more is nothing to tell of.
            is_reworded=letters_and_digits(answer.searched) != letters_and_digits(answer.question),
            language=answer.language,
            asked=json.dumps(asked),
            seconds=f"{seconds:.4f}",
            parts=shown,
            outcome=outcome,
            compared=compared(answer.comparison, answer.language) if answer.comparison else None,
            cited={citation.number: citation for citation in answer.citations},
            sure=certainty_shown(answer, outcome),
            places=self._places(answer),
            advice=self._advice(answer),
            passages=nearest_passages(answer),
            named=[] if answer.help else self._named(answer.searched),
            overview_places=self._overview_places(answer),
            suggestions=suggestions,
            copied=f"{answer_as_text(answer, self._library)}\n{BASE}{again}",
            again=again,
            verdicts=self._verdicts,
            said_pieces=self._pieces,
            opening_said=opening(answer),
            lead_pieces=lead_pieces(answer.lead) if answer.lead else [],
            report_title=self._reports.title,
            has_pages=lambda report_id: self._reports.report(report_id).is_paged,
            reports=[self._reports.title(id_) for id_ in answer.reports],
            all_link=question_link([of_all(answer.question)]),
            title_of=lambda citation: self._reports.title(citation.ref.report_id),
            quote_copied=lambda citation: self._quote_copied(citation, answer.language),
            language_of=lambda citation: self._library.report(citation.ref.report_id).language,
            text_of=lambda citation: self._library.sentence(citation.ref).text,
        )

    def _pieces(self, said: Said) -> list[Piece]:
        """Returns a sentence of an answer: insertions, figures and names in elements of theirs."""
        text = said.sentence.text
        names: list[tuple[str, NameSpan]] = []
        for report_id, key in (citation.ref for citation in said.citations):
            found = self._reports.names[report_id].in_sentence(key, text)
            names += [(report_id, span) for span in found]
        kept = longest([span for _, span in names])
        links = [
            link
            for report_id, span in names
            if any(span is one for one in kept)
            for link in dossier_links(report_id, [span])
        ]
        added = inserted(said.sentence.insertions)
        return pieces(text, [*added, *strong(said.sentence.emphasis), *links])

    def _quote_copied(self, citation: Citation, language: Language) -> str:
        """Returns what a button puts on the clipboard: the quote, its place and its link."""
        report = self._reports.report(citation.ref.report_id)
        place = formatted_reference(report, citation.page)
        reads = reads_in_source(citation.is_restated, language)
        return copy_text(citation.quote, place, sentence_link(citation.ref), reads)

    def _named(self, question: str) -> list[tuple[str, Entity]]:
        """Returns whose dossiers a question is about, with the id of each one's report."""
        return [
            (report_id, entity)
            for report_id in self._reports.ids
            for entity in self._reports.names[report_id].in_question(question)
        ]

    def _places(self, answer: Answer) -> list[str]:
        """Returns where the citations stand, each place once: page, innermost heading, report.

        Of many places only the pages are told, in their order: each source tells its heading. A
        report is named where it is another than that of the place before.
        """
        language = answer.language
        told, pages = dict[tuple[str, str], None](), dict[tuple[str, int], str]()
        for citation in answer.citations:
            report = self._reports.title(citation.ref.report_id)
            path = citation.section_in(language)
            place = f"{word('page', language, citation.is_paged)} {citation.page}"
            told[report, place + (f" ({path[-1]})" if path else "")] = None
            pages[report, citation.page] = place
        if len(told) <= MOST_PLACES:
            return _naming_each_once(told)
        return _naming_each_once((report, place) for (report, _), place in sorted(pages.items()))

    def _overview_places(self, answer: Answer) -> list[tuple[str, str]]:
        """Returns where the whole of an overview is, and the part of the report that it sums up.

        Each is the key of what the link says, and the link.
        """
        shown = answer.heading.overview if answer.heading else ""
        if not shown or not answer.citations:
            return []
        report_id = answer.citations[0].ref.report_id
        corpus = self._library.corpora[report_id]
        places = [("whole_overview", overview_link(report_id, shown))]
        scope = next((one.scope for one in corpus.overviews if one.id == shown), "")
        if isinstance(scope, tuple):
            blocks = corpus.report.blocks
            first = next(one for one in blocks if one.section[: len(scope)] == scope)
            ref = SentenceRef(report_id, first.sentences[0].key)
            places.append(("open_part", sentence_link(ref)))
        return places

    def _advice(self, answer: Answer) -> str:
        """Returns the key of what to try if the report does not answer; "" if there is nothing."""
        if answer.reason in (None, "other_language", "not_verbatim"):
            return ""
        return "rephrase_own" if own_title(self._library) else "rephrase"


def _naming_each_once(places: Iterable[tuple[str, str]]) -> list[str]:
    """Returns places, each behind its report unless that is the one of the place before, or ""."""
    named, before = [], ""
    for report, place in places:
        named.append(place if report == before else f"{report}, {place}")
        before = report
    return named


def ask_link(answer: Answer, asked: Sequence[str]) -> str:
    """Returns the link that asks a question again, a follow-up after those it may lean on."""
    return question_link(asked[-LEANING:] if answer.understood else asked[-1:])
