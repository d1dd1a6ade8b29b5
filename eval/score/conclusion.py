"""What came of a question: the outcome, the line an answer opens with, and how much is shown."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from app.answer.answer import Outcome
from app.answer.record import RunRecord
from eval.asked.question_record import GoldQuestion
from eval.run.run_file import outcome_of
from eval.score.gold_string import occur_in
from eval.score.lead_check import is_founded
from eval.score.self_contained import self_contained
from ingest.corpus import Corpus

OUTCOMES = "By labelled outcome, how many were given which"
MARKER = re.compile(r"\[\d+\]")


@dataclass(frozen=True, slots=True)
class Conclusion:
    """What came of a question.

    Attributes:
        outcome: "answered", "partly", "not_in_report", "overview" or "help".
        led: Whether the lead holds the gold string; None for a question without one.
        is_founded: Whether the lead is verbatim or a right calculation; None without a lead.
        names_missing: Whether it is said what the report does not state.
        overview: Id of the overview that is given, or None.
        words: Of the answer, the lead and what is inserted included; None if nothing is answered.
        self_contained: Share of the report's sentences shown that can be read alone; None without.
    """

    outcome: str
    led: bool | None = None
    is_founded: bool | None = None
    names_missing: bool = False
    overview: str | None = None
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
        overview=record.overview,
        words=len(MARKER.sub(" ", record.answer).split()) if record.answered else None,
        self_contained=alone / count if count else None,
    )


def help_figures(right: Sequence[str], outcome: str) -> dict[str, float | None]:
    """Returns whether small talk got help, and whether a question to the report did.

    The first bears on what help is rather meant for, the second on what help is not right for.

    Args:
        right: The outcomes that are right, the one that is rather meant first; empty if not said.
        outcome: The one given.
    """
    is_help = float(outcome == "help")
    return {
        "help recognised": is_help if "help" in right[:1] else None,
        "swallowed": None if "help" in right else is_help,
    }


def is_right_overview(question: GoldQuestion, record: RunRecord) -> bool | None:
    """Returns whether one of the overviews asked for is given; None if none is asked for."""
    return record.overview in question.overviews if question.overviews else None


def outcome_confusion(pairs: Iterable[tuple[str, str]]) -> dict[str, dict[str, int]]:
    """Returns how many questions of each labelled outcome were given which, none left out.

    Args:
        pairs: Of each question the outcome labelled and the one given.
    """
    counts = Counter(pairs)
    labelled = {label for label, _ in counts}
    return {
        label: {given: counts[label, given] for given in get_args(Outcome)}
        for label in get_args(Outcome)
        if label in labelled
    }
