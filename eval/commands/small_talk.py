"""`small-talk`: fits what tells small talk from questions to the report."""

from __future__ import annotations

import argparse
from collections import Counter

from app.answer.small_talk.kinds import KINDS
from app.answer.small_talk.line_model import write_line_model
from app.answer.small_talk.rules import read_rules
from eval.commands.shared import Commands, add_command
from eval.score.table import as_table
from eval.tune.fit.small_talk_fit import QUESTION, fit_line_model, gather_lines, held_out_kinds
from ingest.bundled import bundled_corpus


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    command = add_command(commands, "small-talk", _fit, "fit the model that knows small talk")
    command.add_argument("--dry-run", action="store_true", help="only print the figures")


def _fit(arguments: argparse.Namespace) -> int:
    lines = gather_lines(bundled_corpus())
    if not arguments.dry_run:
        write_line_model(fit_line_model(lines))
    taken = Counter(zip(lines.kinds, held_out_kinds(lines, read_rules()), strict=True))
    rows = {}
    for kind in (*KINDS, QUESTION):
        of_kind = {given: count for (own, given), count in taken.items() if own == kind}
        total = sum(of_kind.values())
        talk = total - of_kind.get(QUESTION, 0)
        rows[kind] = {
            "lines": float(total),
            "small talk": talk / total,
            "right": of_kind.get(kind, 0) / total,
        }
    print(as_table(rows))
    return 0
