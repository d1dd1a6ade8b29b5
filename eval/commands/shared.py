"""What several commands need: where things lie, and options they have in common."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias

from app.answer.record import RunRecord
from eval.asked.question_file import QUESTION_FOLDER
from eval.asked.question_record import GoldQuestion
from eval.run.configuration import present_index, read_configuration
from eval.score.metrics import QuestionScore
from eval.score.scoring import score_records
from index.workspace import home
from ingest.bundled import bundled_corpus
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
    file: Path, run: Mapping[str, RunRecord], questions: Sequence[GoldQuestion]
) -> list[QuestionScore]:
    """Returns the scores of a run; says so if the index has changed since it was made.

    Args:
        file: Where the run is from.
        run: Its records by question id.
        questions: What it must answer.

    Raises:
        QuestionFileError: It is no run over these questions.
    """
    scores = score_records(questions, run.values(), [bundled_corpus()])
    made, now = read_configuration(file), present_index()
    if made and made.system == "chat" and now and made.index != now:
        say(f"{file} was made with the index {made.index}; the present one is {now}.")
    return scores
