"""Gold questions and run records with only what a test is about."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Any

from app.answer.answer import Answer
from app.answer.record import CitationRecord, PassageRecord, RunRecord
from app.query.query import Turn
from eval.asked.question_record import GoldQuestion
from eval.score.metrics import QuestionScore
from index.language import Language
from index.library import Library
from ingest.errors import QuestionError

JORDAN_QUOTE = "Jordanié ontving 60 miljoen euro voor onder- wijs."  # lines 2 to 4
SYRIA_ROW = "E. Syrié 12.640"  # line 11
IOM_QUOTE = "IOM is de Internationale Organisatie voor Migratie."  # line 14


def gold(**fields: Any) -> GoldQuestion:  # noqa: ANN401 (any field of the question)
    known = {"id": "A1", "question": "Wie?", "language": "nl", "answerable": True}
    return GoldQuestion(**{**known, **fields})


def record(**fields: Any) -> RunRecord:  # noqa: ANN401 (any field of the record)
    known = {
        "id": "A1",
        "question": "Wie?",
        "language": "nl",
        "answered": True,
        "confidence": 0.9,
        "answer": "Jordanië. [1]",
        "citations": [],
        "sentences": [],
        "passages": [],
        "seconds": 0.5,
    }
    given: dict[str, Any] = {**known, **fields}
    tuples = {name: tuple(value) for name, value in given.items() if isinstance(value, list)}
    return RunRecord(**{**given, **tuples})


def citation(quote: str, first: int, last: int, report: str | None = None) -> CitationRecord:
    return CitationRecord(n=1, report=report, quote=quote, source_lines=(first, last))


def passage(
    rank: int, text: str, first: int, last: int, report: str | None = None
) -> PassageRecord:
    return PassageRecord(rank=rank, report=report, text=text, source_lines=(first, last))


def ranked(rank: int | None) -> dict[str, float]:
    """The metrics for one relevant passage, from their definitions."""
    scores = {f"R@{k}": float(rank is not None and rank <= k) for k in (1, 3, 5, 10)}
    scores |= {"P@1": scores["R@1"], "P@5": scores["R@5"] / 5}
    scores["RR@10"] = scores["AP@10"] = 1 / rank if rank else 0.0
    scores["nDCG@10"] = 1 / math.log2(rank + 1) if rank else 0.0
    return scores


def score(**fields: Any) -> QuestionScore:  # noqa: ANN401 (any field of the score)
    known = {
        "question": gold(),
        "ranking": ranked(1),
        "answered": True,
        "verified": True,
        "right_language": True,
        "verbatim": None,
        "seconds": 0.5,
    }
    return QuestionScore(**{**known, **fields})


class FakeAnswerer:
    """Declines every question in upper case, and remembers what it was asked after what."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[str]]] = []

    @property
    def library(self) -> Library:
        return Library({}, (), (), (), {}, {}, "")

    def parts(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Iterator[Answer]:
        yield self.answer(question, history, default)

    def turns(self, questions: Sequence[str], default: Language = "nl") -> list[Turn]:
        return [Turn(one.upper(), default) for one in questions if one.strip("?")]

    def answer(
        self, question: str, history: Sequence[Turn] = (), default: Language = "nl"
    ) -> Answer:
        self.asked.append((question, [turn.searched for turn in history]))
        if not question.strip("?"):
            raise QuestionError("Ask something.", "empty_question")
        return Answer(
            question=question,
            searched=question.upper(),
            language=default,
            reason="not_in_report",
            confidence=0.25,
            sentences=(),
            citations=(),
            is_set=False,
            hits=(),
            ranking=(),
            turn=Turn(question.upper(), default),
        )
