"""`acts`: fits what tells dialogue acts from questions to the report."""

from __future__ import annotations

import argparse
from collections import Counter

from app.query.acts.act_model import write_act_model
from app.query.acts.acts import ACTS
from eval.commands.shared import Commands, add_command
from eval.score.table import as_table
from eval.tune.fit.act_fit import QUESTION, fit_act_model, gather_lines, held_out_acts
from ingest.bundled import bundled_corpus


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    command = add_command(commands, "acts", _fit, "fit the model that knows dialogue acts")
    command.add_argument("--dry-run", action="store_true", help="only print the figures")


def _fit(arguments: argparse.Namespace) -> int:
    lines = gather_lines(bundled_corpus())
    if not arguments.dry_run:
        write_act_model(fit_act_model(lines))
    read = [one.act if one.odds >= 0 else QUESTION for one in held_out_acts(lines)]
    taken = Counter(zip(lines.acts, read, strict=True))
    rows = {}
    for act in (*ACTS, QUESTION):
        of_act = {given: count for (own, given), count in taken.items() if own == act}
        total = sum(of_act.values())
        rows[act] = {
            "lines": float(total),
            "aside": (total - of_act.get(QUESTION, 0)) / total,
            "right": of_act.get(act, 0) / total,
        }
    print(as_table(rows))
    return 0
