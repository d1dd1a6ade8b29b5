"""What came of a question: the outcome, the line an answer opens with, and how much is shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.answer.record import RunRecord
from eval.asked.question_record import GoldQuestion
from eval.run.run_file import outcome_of
from eval.score.gold_string import occur_in
from eval.score.lead_check import is_founded
from eval.score.self_contained import self_contained
from ingest.corpus import Corpus

MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What came of a question.

    Attributes:
        outcome: "answered", "partly", "not_in_report", "overview" or "help".
        led: Whether the lead holds the gold string; None for a question without one.
        is_founded: Whether the lead is verbatim or a right calculation; None without a lead.
        names_missing: Whether it is said what the report does not state.
        words: Of the answer, the lead and what is inserted included; None if nothing is answered.
        self_contained: Share of the report's sentences shown that can be read alone; None without.
    """

    outcome: str
    led: bool | None = None
    is_founded: bool | None = None
    names_missing: bool = False
    words: int | None = None
    self_contained: float | None = None

    @property
    def is_partial(self) -> bool:
        """Whether a part of an answer is given."""
        return self.outcome == "partly"

    @property
    def is_whole(self) -> bool:
        """Whether what is shown is presented as the answer."""
        return self.outcome in ("answered", "overview")


def conclusion(
    question: GoldQuestion, record: RunRecord, corpora: Mapping[str, Corpus]
) -> Conclusion:
    """Returns what came of a question.

    Args:
        question: The question.
        record: What was said to it.
        corpora: What it cites, by report id.
    """
    alone, count = self_contained(record, corpora)
    has_string = bool(question.answerable and (question.answer or question.answer_all))
    return Conclusion(
        outcome=outcome_of(record),
        led=bool(record.lead and occur_in(question, record.lead.text)) if has_string else None,
        is_founded=is_founded(record.lead, record, corpora) if record.lead else None,
        names_missing=bool(record.missing),
        words=len(MARKER.sub(" ", record.answer).split()) if record.answered else None,
        self_contained=alone / count if count else None,
    )
