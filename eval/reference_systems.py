"""Systems to compare with: the tutorial pipeline and BM25, on the raw text of the source.

Both cut the source by the recursive splitter into 1,000 characters with 200 overlap, and know
nothing of edition, translation or anticipated questions. They rank; they do not answer.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import numpy as np

from app.answering import Turn
from eval.question_file import GoldQuestion
from eval.run_file import Record, unanswered_record
from index.encoder import Encoder
from index.lexical import LexicalIndex, StemAnalyser
from index.store import FaissStore
from ingest.document import Report
from ingest.passages import split_raw_text

DEPTH = 10
Ranker = Callable[[str], tuple[Sequence[int], Sequence[float]]]


class RawTextSystem:
    """Passages cut from the source as delivered, ranked in some way.

    Args:
        report: The report whose source is searched.
        make_ranker: From the passages' texts to a function from a question to their places and
            scores, best first.
    """

    def __init__(self, report: Report, make_ranker: Callable[[list[str]], Ranker]) -> None:
        self._report = report
        self._passages = split_raw_text("\n".join(report.source))
        self._rank = make_ranker([text for text, _ in self._passages])

    def run(self, question: GoldQuestion, history: Sequence[Turn]) -> tuple[Record, None]:
        """Returns the run record of a question; nothing is answered."""
        del history
        start = time.perf_counter()
        places, scores = self._rank(question.question)
        seconds = time.perf_counter() - start
        return self._record(question, places, scores, seconds), None

    def _page(self, line: int) -> int:
        """Returns the page of the last sentence that starts on or before a source line."""
        pages = [
            sentence.page
            for sentence in self._report.sentences.values()
            if sentence.source_lines[0] <= line
        ]
        return max(pages, default=self._report.pages[0])

    def _record(
        self,
        question: GoldQuestion,
        places: Sequence[int],
        scores: Sequence[float],
        seconds: float,
    ) -> Record:
        passages = []
        for rank, (place, score) in enumerate(zip(places, scores, strict=True), start=1):
            text, lines = self._passages[place]
            passages.append(
                {
                    "rank": rank,
                    "report": self._report.id,
                    "text": text,
                    "page": self._page(lines[0]),
                    "section": [],
                    "source_lines": list(lines),
                    "score": float(score),
                }
            )
        return unanswered_record(question, passages=passages, seconds=seconds)


def tutorial(report: Report, encoder: Encoder) -> RawTextSystem:
    """Returns the tutorial pipeline: splitter, encoder, FAISS."""

    def make_ranker(texts: list[str]) -> Ranker:
        store = FaissStore.build(encoder.encode_documents(texts))

        def rank(question: str) -> tuple[Sequence[int], Sequence[float]]:
            ids, cosines = store.search(encoder.encode_queries([question]), DEPTH)
            return ids[0].tolist(), cosines[0].tolist()

        return rank

    return RawTextSystem(report, make_ranker)


def bm25(report: Report) -> RawTextSystem:
    """Returns BM25 over Dutch stems."""

    def make_ranker(texts: list[str]) -> Ranker:
        index = LexicalIndex.build(texts, StemAnalyser("nl"))

        def rank(question: str) -> tuple[Sequence[int], Sequence[float]]:
            scores = index.scores(question)
            best = np.argsort(-scores, kind="stable")[:DEPTH]
            return best.tolist(), scores[best].tolist()

        return rank

    return RawTextSystem(report, make_ranker)
