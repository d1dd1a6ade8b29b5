"""The verdicts of a run together: tables by group for the terminal, and all of it as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any, TypeVar

from app.answer.record import RunRecord
from eval.asked.groups import groups_of, place_of
from eval.asked.question_record import GoldQuestion
from eval.judge.by_demands import by_demands
from eval.judge.by_label import by_label
from eval.judge.verdict import Verdict
from eval.score.conclusion import OUTCOMES, outcome_confusion
from eval.score.scoring import check_complete
from eval.score.summary import mean_interval
from eval.score.table import Cell, as_table, transposed
from ingest.document import Report

T = TypeVar("T")
FEWEST = 3  # questions of a group in the printed table; the saved figures have all groups
MOST_QUESTION = 90  # characters of a question among the misses
LANGUAGE_GROUPS = ("all", "nl", "en")


@dataclass(frozen=True)
class Judgement:
    """How a run fares by one kind of expectation.

    Attributes:
        name: "demands" or "labels".
        verdicts: In the order of the questions.
    """

    name: str
    verdicts: Sequence[Verdict]

    def groups(self) -> dict[str, list[Verdict]]:
        """Returns all verdicts and those of each group, by its name."""
        found: dict[str, list[Verdict]] = {}
        for verdict in self.verdicts:
            for name in _groups_of(verdict):
                found.setdefault(name, []).append(verdict)
        return dict(sorted(found.items(), key=lambda group: place_of(group[0])))

    def figures(self) -> dict[str, dict[str, float]]:
        """Returns the share of each figure by group; what bears on no question is left out."""
        return {
            name: {"questions": float(len(group)), **_each(group, mean)}
            for name, group in self.groups().items()
        }

    def intervals(self) -> dict[str, dict[str, tuple[float, float]]]:
        """Returns the 95 % bootstrap intervals of the same shares, of all and each language."""
        groups = self.groups()
        return {
            name: _each(groups[name], mean_interval) for name in LANGUAGE_GROUPS if name in groups
        }

    @property
    def outcomes(self) -> dict[str, dict[str, int]]:
        """By the outcome labelled, how many questions were given which."""
        return outcome_confusion(one.outcomes for one in self.verdicts if one.outcomes)

    def text(self, most_misses: int) -> str:
        """Returns tables for the terminal, and the answers that are not right."""
        figures, intervals = self.figures(), self.intervals()
        languages: dict[str, dict[str, Cell]] = {
            name: {
                figure: (value, *intervals[name][figure]) if figure in intervals[name] else value
                for figure, value in figures[name].items()
            }
            for name in intervals
        }
        shown = {
            name: group
            for name, group in figures.items()
            if name not in languages and group["questions"] >= FEWEST
        }
        misses = [verdict for verdict in self.verdicts if not _is_right(verdict)]
        parts = [
            f"By {self.name}; 95 % bootstrap intervals over the questions in brackets",
            as_table(transposed(languages)),
            f"\nBy group of {FEWEST} questions or more",
            as_table(shown),
            *([f"\n{OUTCOMES}", as_table(self.outcomes)] if self.outcomes else []),
            f"\nNot right: {len(misses)} of {len(self.verdicts)}",
            *map(_line, misses[:most_misses]),
        ]
        return "\n".join(parts)

    def as_record(self) -> dict[str, Any]:
        """Returns all figures as one JSON object, each question's included."""
        return {
            "figures": self.figures(),
            "intervals": self.intervals(),
            "outcomes": self.outcomes,
            "questions": [
                {"id": one.question.id, **one.values, "reasons": list(one.reasons)}
                for one in self.verdicts
            ],
        }


def judge(
    questions: Sequence[GoldQuestion], run: Mapping[str, RunRecord], reports: Sequence[Report]
) -> list[Judgement]:
    """Returns how a run fares by demands and by labels, as far as its questions have them.

    Args:
        questions: The questions.
        run: Records by question id.
        reports: Which the sentences of labels are of.

    Raises:
        QuestionFileError: A question is not in the run, or is another one there.
    """
    check_complete(questions, run)
    demands = [
        by_demands(question, question.demands, run[question.id])
        for question in questions
        if question.demands
    ]
    labels = [
        by_label(question, question.label, run[question.id], reports)
        for question in questions
        if question.label
    ]
    found = {"demands": demands, "labels": labels}
    return [Judgement(name, verdicts) for name, verdicts in found.items() if verdicts]


def _each(group: Sequence[Verdict], of: Callable[[Sequence[float]], T]) -> dict[str, T]:
    """Returns what becomes of the values of each figure that bears on a question of a group."""
    names = dict.fromkeys(name for verdict in group for name in verdict.values)
    values = {name: list(_known(group, name)) for name in names}
    return {name: of(known) for name, known in values.items() if known}


def _known(group: Sequence[Verdict], name: str) -> Iterator[float]:
    for verdict in group:
        value = verdict.values.get(name)
        if value is not None:
            yield value


def _groups_of(verdict: Verdict) -> Iterable[str]:
    """Returns the names of its groups, that of the question's type in any case among them."""
    type_ = verdict.question.type
    own = (f"type {type_}",) if type_ else ()
    return dict.fromkeys((*groups_of(verdict.question), *own, verdict.group))


def _is_right(verdict: Verdict) -> bool:
    return next(iter(verdict.values.values())) == 1


def _line(verdict: Verdict) -> str:
    question = " ".join(verdict.question.question.split())
    short = question if len(question) <= MOST_QUESTION else f"{question[:MOST_QUESTION]}…"
    return f"{verdict.question.id} “{short}”: {'; '.join(verdict.reasons)}"
