"""`judge | structure`: a run, or how a document was read, against what people wrote down.

`judge` takes the outcomes, sentences and strings that questions expect; `structure` a list of the
headings, notes, list items and tables of a document.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from eval.asked.asked_of import asked_corpus, document_named
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
from eval.score.structure.structure_list import read_structure_list
from eval.score.structure.structure_score import KindScore, structure_scores
from eval.score.table import Cell, as_table
from ingest.automatic.any_report import automatic_corpus
from ingest.command_line import whole_number
from ingest.errors import QuestionFileError
from ingest.report_file import read_report_file


def add(commands: Commands) -> None:
    """Adds the commands to the parser."""
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
    text = "compare the headings, notes, list items and tables that are found in a document"
    structure = add_command(commands, "structure", _structure, text)
    structure.add_argument("file", type=Path, help="list of what a person found in the document")
    structure.add_argument(
        "--documents", type=Path, required=True, help="folder with the file that it names by hash"
    )
    structure.add_argument(
        "--misses",
        type=whole_number(0),
        default=0,
        help="of each kind, missed and wrong ones to show",
    )


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


def _structure(arguments: argparse.Namespace) -> int:
    listed = read_structure_list(arguments.file)
    file = document_named(arguments.documents, listed.document)
    scores = structure_scores(automatic_corpus(read_report_file(file)).report, listed)
    print(as_table({name: _cells(score) for name, score in scores.items()}))
    for name, score in scores.items():
        for what, shown in (("missed", score.missed), ("wrong", score.wrong)):
            for one in shown[: arguments.misses]:
                print(f"{name}, {what}: {one}")
    return 0


def _cells(score: KindScore) -> dict[str, Cell]:
    shares = {"recall": score.recall, "precision": score.precision}
    return {
        "listed": score.listed,
        "found": score.found,
        **{name: share for name, share in shares.items() if share is not None},
    }
