"""`report`: a run as one HTML file."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from eval.asked.asked_of import asked_corpus
from eval.asked.question_file import read_questions
from eval.asked.question_record import GoldQuestion
from eval.commands.shared import (
    Commands,
    add_command,
    add_questions,
    add_report,
    asked_report,
    beside,
    check_output,
    default_run,
    score_run,
)
from eval.run.configuration import RunConfiguration, read_configuration
from eval.run.run_file import read_run
from eval.score.scorecard import Scorecard, ScoredRun
from eval.show.html_report import RunReport
from eval.show.question_html import QuestionHtml
from index.language import LANGUAGES
from ingest.command_line import whole_number


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    report = add_command(commands, "report", _report, "show a run as one HTML file")
    add_questions(report)
    add_report(report)
    report.add_argument("--run", type=Path, help="run file (default: the last one)")
    report.add_argument("--against", type=Path, help="run file to compare it with")
    report.add_argument(
        "--worst",
        type=whole_number(0),
        default=25,
        help="questions to show, those that fared worst",
    )
    report.add_argument("--language", choices=LANGUAGES, default="en")
    report.add_argument("--out", type=Path, help="HTML file (default: beside the run file)")


def _report(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    file = arguments.run or default_run()
    out = arguments.out or beside(file, ".html")
    check_output(out, file, arguments.against, arguments.questions)
    asked_of = asked_report(arguments, questions)
    run = _scored(file, questions, asked_of)
    before = _scored(arguments.against, questions, asked_of) if arguments.against else None
    language = arguments.language
    report = RunReport(run, QuestionHtml([asked_corpus(asked_of).report], language), language)
    asked = " ".join(filter(None, (arguments.questions.name, arguments.split)))
    page = report.page(asked, arguments.worst, before, _commands(run.configuration))
    out.write_text(page, "utf-8")
    print(f"Wrote {out}.")
    return 0


def _scored(file: Path, questions: Sequence[GoldQuestion], asked_of: Path | None) -> ScoredRun:
    run = read_run(file)
    card = Scorecard.of(score_run(file, run, questions, asked_of))
    return ScoredRun(file.name, run, card, read_configuration(file))


def _commands(made: RunConfiguration | None) -> Sequence[str]:
    questions = f"--questions {made.questions if made else 'FILE'}"
    if made and made.split:
        questions += f" --split {made.split}"
    system = f" --system {made.system}" if made else ""
    return (
        f"python -m eval run {questions}{system} --out run.jsonl",
        f"python -m eval score {questions} --run run.jsonl",
        f"python -m eval report {questions} --run run.jsonl",
    )
