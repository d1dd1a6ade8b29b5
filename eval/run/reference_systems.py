"""Systems to compare with: dense retrieval, BM25 and their fusion, over passages of reports.

`tutorial`, `bm25` and `rrf` cut the raw text of the source, by default with the recursive
splitter into 1,000 characters with 200 overlap, and know nothing of edition, translation or
anticipated questions. `bm25_translation` reads the edition's English translation. All of them
rank; none answers.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

from app.answer.record import PassageRecord, RunRecord
from app.query.query import Turn
from eval.asked.question_record import GoldQuestion
from eval.run.rankers import Ranker, by_bm25, by_cosine, fused, matching
from eval.run.run_file import unanswered_record
from index.encoder import Encoder
from ingest.document import Report
from ingest.passages import PassageSettings, make_passages, split_raw_text

DEPTH = 10
RAW_PASSAGES = PassageSettings(size=1000, overlap=200)  # as in the tutorial pipeline


@dataclass(frozen=True, slots=True)
class ReferencePassage:
    """A passage that a reference system ranks.

    Attributes:
        report: Id of the report.
        text: In the report's language, as the run record shows it.
        searched: What is searched: this text, or its translation.
        page: Printed page it starts on.
        section: Its heading path; empty if the system knows no headings.
        source_lines: First and last source line.
    """

    report: str
    text: str
    searched: str
    page: int
    section: tuple[str, ...]
    source_lines: tuple[int, int]


class RankingSystem:
    """Passages ranked in some way.

    Args:
        passages: In reading order.
        rank: From a question to their places and scores, best first.
    """

    def __init__(self, passages: Sequence[ReferencePassage], rank: Ranker) -> None:
        self._passages = passages
        self._rank = rank

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[RunRecord, None]:
        """Returns the run record of a question with the ten best; nothing is answered."""
        del history
        start = time.perf_counter()
        places, scores = self._rank(question.question)
        seconds = time.perf_counter() - start
        best = zip(places[:DEPTH], scores[:DEPTH], strict=True)
        passages = [
            self._record(rank, self._passages[place], score)
            for rank, (place, score) in enumerate(best, start=1)
        ]
        return unanswered_record(question, passages=passages, seconds=seconds), None

    def _record(self, rank: int, passage: ReferencePassage, score: float) -> PassageRecord:
        return PassageRecord(
            rank=rank,
            report=passage.report,
            text=passage.text,
            page=passage.page,
            section=passage.section,
            source_lines=passage.source_lines,
            score=float(score),
        )


def tutorial(
    reports: Sequence[Report], encoder: Encoder, settings: PassageSettings = RAW_PASSAGES
) -> RankingSystem:
    """Returns the tutorial pipeline: splitter, encoder, FAISS."""
    passages = _raw_passages(reports, settings)
    return RankingSystem(passages, by_cosine(_searched(passages), encoder))


def bm25(reports: Sequence[Report], settings: PassageSettings = RAW_PASSAGES) -> RankingSystem:
    """Returns BM25 over Dutch stems."""
    passages = _raw_passages(reports, settings)
    return RankingSystem(passages, by_bm25(_searched(passages), "nl"))


def bm25_translation(
    reports: Sequence[Report], settings: PassageSettings | None = None
) -> RankingSystem:
    """Returns BM25 over English stems of the edition's passages; it shows their Dutch text.

    A passage that is not translated is found by no word.
    """
    passages = [
        ReferencePassage(
            report=passage.report_id,
            text=passage.text,
            searched=passage.translation or "",
            page=passage.first_page,
            section=passage.section,
            source_lines=passage.source_lines,
        )
        for report in reports
        for passage in make_passages(report, settings)
    ]
    return RankingSystem(passages, by_bm25(_searched(passages), "en"))


def rrf(
    reports: Sequence[Report], encoder: Encoder, settings: PassageSettings = RAW_PASSAGES
) -> RankingSystem:
    """Returns the reciprocal rank fusion of `tutorial` and `bm25`, all passages ranked.

    BM25 adds nothing to a passage that has no word of the question.
    """
    passages = _raw_passages(reports, settings)
    texts = _searched(passages)
    rankers = [by_cosine(texts, encoder), matching(by_bm25(texts, "nl"))]
    return RankingSystem(passages, fused(rankers))


def _searched(passages: Sequence[ReferencePassage]) -> list[str]:
    return [passage.searched for passage in passages]


def _raw_passages(reports: Sequence[Report], settings: PassageSettings) -> list[ReferencePassage]:
    return [
        ReferencePassage(report.id, chunk, chunk, _page(report, lines[0]), (), lines)
        for report in reports
        for chunk, lines in split_raw_text(
            "\n".join(report.source), settings.size, settings.overlap
        )
    ]


def _page(report: Report, line: int) -> int:
    """Returns the page of the last sentence that starts on or before a source line."""
    pages = [
        sentence.page for sentence in report.sentences.values() if sentence.source_lines[0] <= line
    ]
    return max(pages, default=report.pages[0])
