"""All figures of a run together: by group, with intervals, and how far its confidence is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from app.answer.record import RunRecord
from eval.run.configuration import RunConfiguration
from eval.score.conclusion import OUTCOMES, outcome_confusion
from eval.score.metrics import QuestionScore
from eval.score.reliability import Bin, expected_calibration_error, reliability
from eval.score.risk_coverage import RiskCoverage, risk_coverage
from eval.score.summary import by_group, by_language, intervals_by_group
from eval.score.table import Cell, as_table, transposed

# What stands in the table of groups; everything else is in the saved scores.
MAIN_FIGURES = (
    "questions",
    "R@1",
    "R@5",
    "sentence R@1",
    "verified",
    "verified or rightly partly",
    "later turn right",
    "right overview",
    "help recognised",
    "swallowed",
    "led",
    "answerable refused",
    "answerable partly",
    "evidence lost",
    "unanswerable declined",
    "unanswerable partly",
    "unanswerable answered",
    "self-contained",
    "median words",
)


@dataclass(frozen=True)
class Scorecard:
    """Every figure of a run.

    Attributes:
        scores: Question by question.
        figures: By group and name.
        intervals: 95 % bootstrap intervals of the means, by group and name.
        risk_coverage: None if nothing was answered or no confidence is known.
        bins: Confidence against the share that the report answers; none if there is none.
    """

    scores: Sequence[QuestionScore]
    figures: Mapping[str, Mapping[str, float]]
    intervals: Mapping[str, Mapping[str, tuple[float, float]]]
    risk_coverage: RiskCoverage | None
    bins: list[Bin]

    @classmethod
    def of(cls, scores: Sequence[QuestionScore]) -> Scorecard:
        """Returns all figures of a run."""
        return cls(
            scores,
            by_group(scores),
            intervals_by_group(scores),
            risk_coverage(scores),
            _bins(scores),
        )

    @property
    def calibration_error(self) -> float | None:
        """Expected calibration error, in [0, 1]; None without confidences."""
        return expected_calibration_error(self.bins) if self.bins else None

    def estimates(self, group: str) -> dict[str, Cell]:
        """Returns the figures of a group, each with its interval if it has one."""
        found: dict[str, Cell] = {}
        for name, value in self.figures[group].items():
            interval = self.intervals[group].get(name)
            found[name] = (value, *interval) if interval else value
        return found

    def languages(self) -> dict[str, dict[str, Cell]]:
        """Returns every figure for all questions and each language, by figure."""
        return transposed({name: self.estimates(name) for name in by_language(self.scores)})

    def groups(self) -> dict[str, dict[str, Cell]]:
        """Returns the main figures by group."""
        return {
            name: {figure: group[figure] for figure in MAIN_FIGURES if figure in group}
            for name, group in self.figures.items()
        }

    def text(self) -> str:
        """Returns tables for the terminal."""
        parts = [
            "95 % bootstrap intervals over the questions in brackets",
            as_table(self.languages()),
            "\nBy group",
            as_table(self.groups()),
        ]
        if outcomes := self.outcomes:
            parts += [f"\n{OUTCOMES}", as_table(outcomes)]
        if curve := self.risk_coverage:
            parts.append(
                f"\nArea under the risk-coverage curve {curve.area:.3f} "
                f"[{curve.low:.2f}, {curve.high:.2f}], up to a coverage of {curve.coverage[-1]:.2f}"
            )
        if self.calibration_error is not None:
            parts.append(f"Expected calibration error {self.calibration_error:.3f}")
        return "\n".join(parts)

    @property
    def outcomes(self) -> dict[str, dict[str, int]]:
        """By the outcome labelled, how many questions were given which."""
        return outcome_confusion(
            (score.question.label.outcome, score.conclusion.outcome)
            for score in self.scores
            if score.question.label and score.conclusion
        )

    def as_record(self) -> dict[str, Any]:
        """Returns all figures as one JSON object, each question's included."""
        return {
            "figures": self.figures,
            "intervals": self.intervals,
            "outcomes": self.outcomes,
            "risk_coverage": asdict(self.risk_coverage) if self.risk_coverage else None,
            "calibration_error": self.calibration_error,
            "reliability": [asdict(one) for one in self.bins],
            "questions": [_question(score) for score in self.scores],
        }


def _bins(scores: Sequence[QuestionScore]) -> list[Bin]:
    known = [score for score in scores if score.confidence is not None]
    if not any(score.confidence for score in known):  # a system that only ranks
        return []
    return reliability(
        np.array([score.confidence for score in known], dtype=np.float64),
        np.array([score.question.answerable for score in known]),
        np.ones(len(known)),
    )


def _question(score: QuestionScore) -> dict[str, Any]:
    return {
        "id": score.question.id,
        "rank": score.rank,
        "answered": score.answered,
        "outcome": score.conclusion.outcome if score.conclusion else None,
        "verified": score.verified,
        "led": score.conclusion.led if score.conclusion else None,
        "words": score.conclusion.words if score.conclusion else None,
        "confidence": score.confidence,
        "citation_precision": score.citation_precision,
        "citation_recall": score.citation_recall,
        "ranking": dict(score.ranking),
    }


@dataclass(frozen=True, slots=True)
class ScoredRun:
    """A run with its scores.

    Attributes:
        name: What people call it.
        records: By question id.
        card: Its figures.
        configuration: What it was made with, or None if that is not known.
    """

    name: str
    records: Mapping[str, RunRecord]
    card: Scorecard
    configuration: RunConfiguration | None
