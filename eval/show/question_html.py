"""A question of a run as HTML: what was answered and found, with the gold quotes marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from app.answer.record import PassageRecord, RunRecord
from app.view.markup import Piece, Tagged, pieces
from app.view.templates import Html
from app.wording import word
from eval.asked.nearest_text import nearest_span
from eval.asked.relevance import GoldSource, Place, Quote, holds
from eval.score.comparison import Change
from eval.score.metrics import QuestionScore
from eval.show.markup import SHOW
from eval.show.outcomes import outcome_words
from index.language import Language
from ingest.document import Report
from ingest.text.alignment import WORD, fold

Link = Callable[[Place, Sequence[Quote]], str]


@dataclass(frozen=True, slots=True)
class _ShownPassage:
    """A passage as it is shown.

    Attributes:
        place: Its rank, page and source lines, in words.
        pieces: Its text, the gold quotes marked.
        is_gold: Whether it holds one.
        address: Of its sentence in the reading room; None outside the app.
    """

    place: str
    pieces: Sequence[Piece]
    is_gold: bool
    address: str | None


class QuestionHtml:
    """Questions of a run, for people to look at.

    Args:
        reports: Where gold quotes are looked up.
        language: Of the person.
        link: From a passage's place and the gold quotes in it to an address in the reading room;
            None outside the app.
    """

    def __init__(
        self, reports: Sequence[Report], language: Language, link: Link | None = None
    ) -> None:
        self._source = GoldSource.of(reports)
        self._reports = {report.id: report for report in reports}
        self._language: Language = language
        self._link = link

    def details(self, score: QuestionScore, record: RunRecord) -> Html:
        """Returns a question that opens to show its answer and passages."""
        return self._question(
            score, outcome_words(score, self._language), self.inside(score, record)
        )

    def listed(self, score: QuestionScore, record: RunRecord | None, *, is_mistake: bool) -> Html:
        """Returns a question among others; without its record it is filled when it is opened."""
        inside = self.inside(score, record) if record else None
        return self._question(
            score, outcome_words(score, self._language), inside, is_mistake=is_mistake
        )

    def inside(self, score: QuestionScore, record: RunRecord) -> Html:
        """Returns the answer, the gold quotes and the passages of a question."""
        return SHOW.render(
            "inside",
            record=record,
            gold=score.question.evidence,
            passages=[self._passage(score, passage) for passage in record.passages],
            language=self._language,
        )

    def change(self, change: Change, before: RunRecord, now: RunRecord) -> Html:
        """Returns a question that fared differently, with both answers side by side."""
        verdict = word(
            "comparison_better" if change.is_better else "comparison_worse", self._language
        )
        sides = (
            ("comparison_a", outcome_words(change.a, self._language), before),
            ("comparison_b", outcome_words(change.b, self._language), now),
        )
        both = SHOW.render("change", sides=sides, language=self._language)
        return self._question(change.a, verdict, both)

    def _question(
        self, score: QuestionScore, verdict: str, inside: Html | None, *, is_mistake: bool = False
    ) -> Html:
        """Returns a question with what is inside, which is fetched when it is opened if None."""
        return SHOW.render(
            "question",
            question=score.question,
            verdict=verdict,
            inside=inside,
            is_mistake=is_mistake,
        )

    def _passage(self, score: QuestionScore, passage: PassageRecord) -> _ShownPassage:
        where = self._source.place(passage.report, passage.source_lines)
        held = [
            text
            for text in score.question.evidence
            if holds(self._source.find(text), passage.text, where)
        ]
        quotes = [self._source.find(text) for text in held]
        return _ShownPassage(
            self._place(passage, where),
            pieces(
                passage.text,
                (mark for gold in held for mark in self._marks(gold, passage.text, where)),
            ),
            bool(held),
            self._link(where, quotes) if self._link else None,
        )

    def _place(self, passage: PassageRecord, where: Place) -> str:
        """Returns rank, page and lines in words; among several reports after the title."""
        first, last = where.lines
        place = word("evaluation_passage", self._language).format(
            rank=passage.rank,
            page="?" if passage.page is None else passage.page,
            first=first,
            last=last,
        )
        if len(self._reports) > 1 and where.report in self._reports:
            return f"{self._reports[where.report].title}: {place}"
        return place

    def _marks(self, gold: str, text: str, where: Place) -> Iterator[Tagged]:
        """Yields the span of a passage that is a gold quote, or the sentences that restate it.

        All of the passage if there is none: a table read otherwise than the edition has it.
        """
        if span := nearest_span(self._source.reading(gold).replace("- ", ""), text):
            yield Tagged(span.start, span.end, "mark")
            return
        restated = [*self._restated(self._source.find(gold), text, where.report)]
        for start, end in restated or [(0, len(text))]:
            yield Tagged(start, end, "mark")

    def _restated(self, quote: Quote, text: str, report: str) -> Iterator[tuple[int, int]]:
        """Yields where rows of a quoted table stand in a passage, by the words that are theirs."""
        if report not in self._reports:
            return
        rows = [row for row in self._reports[report].sentences.values() if row.text in text]
        words = {row.key: set(WORD.findall(fold(row.text))) for row in rows}
        rows_of = Counter(word for row in words.values() for word in row)
        for row in rows:
            own = {word for word in words[row.key] if 2 * rows_of[word] <= len(rows)}
            if own and 2 * len(own & quote.words) >= len(own):
                start = text.find(row.text)
                yield start, start + len(row.text)
