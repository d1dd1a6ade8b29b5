"""The verdict that stands on the page before anything is asked: that of the last measurement."""

from __future__ import annotations

import json
from dataclasses import dataclass

from app.web.about import FIGURES
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from eval.show.verdict.sentences import verdict
from eval.show.verdict.tally import Share, Tally
from index.language import Language

# Asked by people who had not read the report, and never used for tuning.
SET = "natural_fresh"


@dataclass(frozen=True, slots=True)
class Published:
    """What was measured.

    Attributes:
        tally: Of the questions, counted.
        day: On which, as "2026-11-29".
    """

    tally: Tally
    day: str

    def sentences(self, language: Language) -> str:
        """Returns the verdict."""
        return " ".join(verdict(self.tally, language).sentences)


def published() -> Published:
    """Returns what `python -m eval publish` measured last.

    It keeps shares; of how many questions they are, their file says.
    """
    record = json.loads(FIGURES.read_text("utf-8"))
    shares = record["sets"][SET]
    asked = read_questions(QUESTION_FOLDER / f"{SET}.jsonl")
    answerable = sum(question.answerable for question in asked)
    without = len(asked) - answerable
    right = _share(shares["verified"], answerable)
    refused = _share(shares["answerable_refused"], answerable)
    declined = _share(shares["unanswerable_refused"], without)
    nothing = Share(0, 0)
    tally = Tally(
        asked=len(asked),
        well=Share(right.count + declined.count, len(asked)),
        right=right,
        wrong=Share(answerable - right.count - refused.count, answerable),
        refused=refused,
        declined=declined,
        related=0,
        first=nothing,
        five=nothing,
        only_ranked=False,
        answered=nothing,
    )
    return Published(tally, record["date"])


def _share(share: float, total: int) -> Share:
    return Share(round(share * total), total)
