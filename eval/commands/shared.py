"""What several commands need: where things lie, and options they have in common."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from app.answer.record import RunRecord
from eval.asked.asked_of import asked_corpus, document_in
from eval.asked.question_file import QUESTION_FOLDER
from eval.asked.question_record import GoldQuestion
from eval.run.configuration import present_index, read_configuration
from eval.score.metrics import QuestionScore
from eval.score.scoring import score_records
from ingest.checkout import home
from ingest.errors import SettingsError

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_command(
    commands: Commands, name: str, run: Callable[[argparse.Namespace], int], text: str
) -> argparse.ArgumentParser:
    """Returns the parser of a new command, for its options.

    Args:
        commands: What it is added to.
        name: Its name.
        run: From its options to the exit code.
        text: What it does, in the list of commands.
    """
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(command=run)
    return parser


def add_questions(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say which questions are meant."""
    parser.add_argument(
        "--questions",
        type=Path,
        default=QUESTION_FOLDER / "gold.jsonl",
        help="default: the gold set",
    )
    parser.add_argument("--split", choices=("dev", "test"), help="only this half")


def add_report(parser: argparse.ArgumentParser) -> None:
    """Adds the options that say of which report the questions are asked."""
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "--report", type=Path, help="report file that is asked about (default: the bundled report)"
    )
    which.add_argument(
        "--documents", type=Path, help="folder with the report file that the questions name by hash"
    )


def asked_report(arguments: argparse.Namespace, questions: Sequence[GoldQuestion]) -> Path | None:
    """Returns the report file that questions are asked of; None for the bundled report.

    Raises:
        QuestionFileError: The folder of documents does not hold it.
    """
    if arguments.documents:
        return document_in(arguments.documents, questions)
    report: Path | None = arguments.report
    return report


def default_run() -> Path:
    """Returns where the last run lies if it was put nowhere else."""
    return home() / "runs" / "last.jsonl"


def say(message: str) -> None:
    """Tells the person at the terminal what is being done, aside from the results."""
    print(message, file=sys.stderr, flush=True)


def check_output(out: Path, *inputs: Path | None) -> None:
    """Checks, before anything is done, that a file can be written and is none that is read.

    Raises:
        SettingsError: It cannot, or it is.
    """
    if out.is_dir():
        raise SettingsError(f"{out} cannot be written: it is a folder.")
    if any(file and file.resolve() == out.resolve() for file in inputs):
        raise SettingsError(f"{out} would be written over itself; give another --out.")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out.parent):
            pass
    except OSError as error:
        raise SettingsError(f"{out} cannot be written ({error.strerror}).") from error


def beside(run: Path, ending: str) -> Path:
    """Returns a file beside a run file: "run.jsonl" and ".html" give "run.html"."""
    return run.with_name(run.name.removesuffix(".jsonl") + ending)


def score_run(
    file: Path,
    run: Mapping[str, RunRecord],
    questions: Sequence[GoldQuestion],
    report: Path | None = None,
) -> list[QuestionScore]:
    """Returns the scores of a run; says so if the index has changed since it was made.

    Args:
        file: Where the run is from.
        run: Its records by question id.
        questions: What it must answer.
        report: The report file that they are asked of; None for the bundled report.

    Raises:
        QuestionFileError: It is no run over these questions.
        ReportError: The report file cannot be read.
    """
    corpus = asked_corpus(report)
    scores = score_records(questions, run.values(), [corpus])
    made, now = read_configuration(file), present_index(corpus.report.id)
    if made and made.system == "chat" and now and made.index != now:
        say(f"{file} was made with the index {made.index}; the present one is {now}.")
    return scores
