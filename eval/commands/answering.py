"""`run | score`: a question file answered, and how well."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from eval.commands.shared import Commands, add_command, add_questions, default_run, say
from eval.question_file import read_questions
from eval.run_file import read_run, run_questions, write_run
from eval.scoring import score_records
from eval.summary import by_group, intervals_by_language
from eval.systems import SYSTEMS, make_system
from eval.table import as_table
from index.encoder import BUNDLED
from ingest.bundled import bundled_corpus


def add(commands: Commands) -> None:
    """Adds the commands to the parser."""
    run = add_command(commands, "run", _run, "answer a question file")
    add_questions(run)
    run.add_argument("--system", choices=SYSTEMS, default="chat")
    run.add_argument("--encoder", default=str(BUNDLED), help="name or folder of a model")
    run.add_argument("--out", type=Path, help="run file (default: in the data folder)")
    score = add_command(commands, "score", _score, "score a run file")
    add_questions(score)
    score.add_argument("--run", type=Path, help="run file (default: the last one)")
    score.add_argument("--out", type=Path, help="scores as JSON (default: beside the run file)")


def _run(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    out = arguments.out or default_run()
    system = make_system(arguments.system, arguments.encoder, say)
    write_run(run_questions(system, questions, progress=True), out)
    print(f"Wrote {len(questions)} answers to {out}.")
    return 0


def _score(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    file = arguments.run or default_run()
    scores = score_records(questions, read_run(file).values(), bundled_corpus().report)
    figures, intervals = by_group(scores), intervals_by_language(scores)
    print(as_table(figures))
    print("\n95 % bootstrap intervals over the questions")
    print(as_table(intervals))
    out = arguments.out or file.with_suffix(".scores.json")
    record = {"figures": figures, "intervals": intervals}
    out.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(f"\nSaved to {out}.")
    return 0
