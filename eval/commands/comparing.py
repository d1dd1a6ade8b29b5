"""`compare`: what changed from one run to another, and whether that may be chance."""

from __future__ import annotations

import argparse
import textwrap
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path

from app.answer.record import RunRecord
from eval.asked.question_file import read_questions
from eval.commands.shared import (
    Commands,
    add_command,
    add_questions,
    add_report,
    asked_report,
    score_run,
)
from eval.run.run_file import read_run
from eval.score.comparison import Change, Difference, changes, compare
from eval.score.metrics import QuestionScore
from eval.score.table import Cell, as_table
from eval.show.verdict.versus import Versus, versus_sentences, versus_test
from ingest.command_line import whole_number
from ingest.errors import QuestionFileError

COLUMN = 58  # characters of an answer beside another


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    compare = add_command(commands, "compare", _compare, "compare two runs over the same questions")
    compare.add_argument("a", type=Path, help="run file")
    compare.add_argument("b", type=Path, help="run file to compare it with")
    add_questions(compare)
    add_report(compare)
    compare.add_argument(
        "--changes", type=whole_number(0), default=10, help="changed questions to show, worst first"
    )


def _compare(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    run_a, run_b = read_run(arguments.a), read_run(arguments.b)
    only = sorted(run_a.keys() ^ run_b.keys())
    if only:
        raise QuestionFileError(
            f"The runs are over different questions: {only[0]} is in "
            f"{arguments.a if only[0] in run_a else arguments.b} only ({len(only)} such)."
        )
    report = asked_report(arguments, questions)
    a = score_run(arguments.a, run_a, questions, report)
    b = score_run(arguments.b, run_b, questions, report)
    print(f"A: {arguments.a}\nB: {arguments.b}\n")
    versus = Versus.of(a, b)
    print("\n".join([*versus_sentences(versus, "A", "B", "en"), versus_test(versus, "en"), ""]))
    print(as_table({one.figure: cells(one) for one in compare(a, b)}))
    print("\np: two-sided, Fisher's randomisation test; not corrected for the number of figures")
    changed = changes(a, b)
    print(f"\n{len(changed)} of {len(questions)} questions changed")
    for change in changed[: arguments.changes]:
        print(f"\n{_heading(change)}")
        print(_side_by_side(run_a, run_b, change))
    return 0


def cells(difference: Difference) -> dict[str, Cell]:
    """Returns the row of a table."""
    return {
        "A": difference.a,
        "B": difference.b,
        "B - A": (difference.b - difference.a, difference.low, difference.high),
        "p": f"{difference.p:.4f}",
        "permutations": str(difference.permutations),
        "wins": str(difference.wins),
        "losses": str(difference.losses),
        "ties": str(difference.ties),
    }


def _heading(change: Change) -> str:
    verdict = "better" if change.is_better else "worse"
    question = change.a.question
    return f"{question.id} ({verdict}): {question.question}"


def _side_by_side(run_a: dict[str, RunRecord], run_b: dict[str, RunRecord], change: Change) -> str:
    columns = [
        [_outcome(score), *_wrapped(run[score.question.id])]
        for run, score in ((run_a, change.a), (run_b, change.b))
    ]
    return "\n".join(
        f"  {left:<{COLUMN}}  {right}".rstrip()
        for left, right in zip_longest(*columns, fillvalue="")
    )


def _outcome(score: QuestionScore) -> str:
    if not score.question.answerable and not score.only_ranked:
        return "wrongly answered" if score.answered else "rightly declined"
    said = "verified" if score.verified else "not verified" if score.answered else "declined"
    if score.only_ranked:
        said = "ranked only"
    return f"{said}, passage {f'at rank {score.rank}' if score.rank else 'not found'}"


def _wrapped(record: RunRecord) -> Sequence[str]:
    return [line for part in record.answer.split("\n") for line in textwrap.wrap(part, COLUMN)]
