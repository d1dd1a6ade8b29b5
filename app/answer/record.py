"""An answer as one JSON object: what `ask --json` prints and a run file holds a line of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from app.answer.answer import Answer, Lead
from app.answer.citations import Citation
from app.answer.comparison.table import Comparison
from app.answer.typed_json import (
    Many,
    NotNegative,
    Number,
    OpenRecord,
    RecordReader,
    Share,
    Text,
    Truth,
    Whole,
)
from index.hits import Hit


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationRecord(OpenRecord):
    """A sentence that is cited or was found; what another system does not tell is None.

    Attributes:
        n: Its marker in the answer, or its rank among the sentences found.
        report: Id of the report.
        quote: What the report says, word for word.
        translation: In English.
        page: Printed page.
        section: Heading path in the report's language.
        source_lines: First and last line of the source file.
    """

    OPTIONAL: ClassVar[frozenset[str]] = frozenset(("n", "report", "section"))

    n: Whole | None = None
    report: Text | None = None
    quote: Text
    translation: Text | None = None
    page: Whole | None = None
    section: Many[Text] | None = None
    source_lines: tuple[Whole, Whole]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRecord(OpenRecord):
    """A passage found; what another system does not tell is None.

    Attributes:
        rank: From 1, best first.
        report: Id of the report.
        text: In the report's language.
        page: Printed page it starts on.
        section: Heading path in the report's language.
        source_lines: First and last line of the source file.
        score: As the system has it; the greater, the better.
    """

    OPTIONAL: ClassVar[frozenset[str]] = frozenset(("report", "section", "score"))

    rank: Whole
    report: Text | None = None
    text: Text
    page: Whole | None = None
    section: Many[Text] | None = None
    source_lines: tuple[Whole, Whole]
    score: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadRecord(OpenRecord):
    """What was asked, in a few words; see `Lead`."""

    text: Text
    citations: Many[Whole]
    calculation: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRecord(OpenRecord):
    """A statement that was checked; see `Claim`."""

    text: Text
    verdict: Text
    citations: Many[Whole]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellRecord(OpenRecord):
    """What the report says of one thing in one aspect; see `CellValue`."""

    text: Text
    citations: Many[Whole]
    label: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRecord(OpenRecord):
    """One aspect of a comparison; see `Row`."""

    aspect: Text
    cells: Many[Many[CellRecord]]
    notes: Many[Text]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRecord(OpenRecord):
    """Things side by side; see `Comparison`."""

    title: Text
    columns: Many[Text]
    rows: Many[RowRecord]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord(OpenRecord):
    """What a system said to a question.

    Attributes:
        id: Of the question.
        question: As asked; None if another system does not tell.
        language: Of the answer.
        outcome: "answered", "partly", "not_in_report", "overview" or "help"; None if another
            system does not tell.
        answered: Whether an answer was given, at least in part.
        confidence: How probable it was held that the report answers, in [0, 1]; None if the
            system does not say.
        lead: What was asked, in a few words; None if there is none.
        missing: What the answer says that the report does not state.
        claims: The statements that were checked.
        overview: Id of the overview that is given; None if none is.
        comparison: The table that the answer shows; None if it compares nothing.
        answer: Plain text with markers, or what was said instead.
        citations: One for each marker.
        sentences: Sentences found, best first; None for a system that finds passages only.
        passages: Passages found, best first.
        reports: Ids of the reports that alone were asked, of several; None if all were.
        seconds: Time taken.
    """

    OPTIONAL: ClassVar[frozenset[str]] = frozenset(
        ("question", "confidence", "outcome", "overview", "comparison", "reports")
    )

    id: Text
    question: Text | None = None
    language: Text
    outcome: Text | None = None
    answered: Truth
    confidence: Share | None = None
    lead: LeadRecord | None = None
    missing: Many[Text] = ()
    claims: Many[ClaimRecord] = ()
    overview: Text | None = None
    comparison: ComparisonRecord | None = None
    answer: Text
    citations: Many[CitationRecord]
    sentences: Many[CitationRecord] | None = None
    passages: Many[PassageRecord]
    reports: Many[Text] | None = None
    seconds: NotNegative


RECORD_ID = "ask"  # of an answer to somebody's question, which has no id
RUN_RECORDS = RecordReader(RunRecord)


def run_record(answer: Answer, id_: str, seconds: float) -> RunRecord:
    """Returns the record of an answer.

    Args:
        answer: The answer.
        id_: Id of the question.
        seconds: How long it took.
    """
    return RunRecord(
        id=id_,
        question=answer.question,
        language=answer.language,
        outcome=answer.outcome,
        answered=answer.answered,
        confidence=round(answer.confidence, 4),
        lead=_lead(answer.lead) if answer.lead else None,
        missing=answer.missing,
        claims=tuple(
            ClaimRecord(text=claim.text, verdict=claim.verdict, citations=claim.citations)
            for claim in answer.claims
        ),
        overview=(answer.heading.overview or None) if answer.heading else None,
        comparison=_comparison(answer.comparison) if answer.comparison else None,
        answer=answer.text,
        citations=tuple(map(_citation, answer.citations)),
        sentences=tuple(map(_citation, answer.ranking)),
        passages=tuple(_passage(rank, hit) for rank, hit in enumerate(answer.hits, start=1)),
        reports=answer.reports or None,
        seconds=round(seconds, 6),
    )


def _lead(lead: Lead) -> LeadRecord:
    return LeadRecord(text=lead.text, citations=lead.citations, calculation=lead.calculation)


def _comparison(comparison: Comparison) -> ComparisonRecord:
    return ComparisonRecord(
        title=comparison.title,
        columns=comparison.columns,
        rows=tuple(
            RowRecord(
                aspect=row.aspect,
                cells=tuple(
                    tuple(
                        CellRecord(text=one.text, citations=one.citations, label=one.label)
                        for one in cell
                    )
                    for cell in row.cells
                ),
                notes=row.notes,
            )
            for row in comparison.rows
        ),
    )


def _citation(citation: Citation) -> CitationRecord:
    return CitationRecord(
        n=citation.number,
        report=citation.ref.report_id,
        quote=citation.quote,
        translation=citation.translation,
        page=citation.page,
        section=citation.section,
        source_lines=citation.source_lines,
    )


def _passage(rank: int, hit: Hit) -> PassageRecord:
    passage = hit.passage
    return PassageRecord(
        rank=rank,
        report=passage.report_id,
        text=passage.text,
        page=passage.first_page,
        section=passage.section,
        source_lines=passage.source_lines,
        score=round(hit.score, 4),
    )
