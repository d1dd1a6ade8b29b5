"""`judge`: a run against the outcomes, sentences and strings that its questions expect."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from eval.asked.asked_of import asked_corpus
from eval.asked.question_file import read_questions
from eval.commands.shared import (
    Commands,
    add_command,
    add_report,
    asked_report,
    beside,
    check_output,
    default_run,
)
from eval.judge.judgement import judge
from eval.run.run_file import read_run
from ingest.command_line import whole_number
from ingest.errors import QuestionFileError


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    text = "judge a run by the outcomes, sentences and strings that its questions expect"
    parser = add_command(commands, "judge", _judge, text)
    parser.add_argument("file", type=Path, help="question file with `outcome` or `most_sentences`")
    parser.add_argument("--run", type=Path, help="run file (default: the last one)")
    parser.add_argument("--split", choices=("dev", "test"), help="only this half")
    add_report(parser)
    parser.add_argument(
        "--misses", type=whole_number(0), default=20, help="answers that are not right to show"
    )
    parser.add_argument("--out", type=Path, help="figures as JSON (default: beside the run file)")


def _judge(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.file, arguments.split)
    file = arguments.run or default_run()
    out = arguments.out or beside(file, ".judged.json")
    check_output(out, file, arguments.file)
    report = asked_corpus(asked_report(arguments, questions)).report
    judgements = judge(questions, read_run(file), [report])
    if not judgements:
        raise QuestionFileError(
            f"{arguments.file} says of no question which outcome or which strings are right; "
            "'score' reads gold quotes."
        )
    print("\n\n".join(judgement.text(arguments.misses) for judgement in judgements))
    record = {judgement.name: judgement.as_record() for judgement in judgements}
    out.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
    print(f"\nSaved to {out}.")
    return 0
