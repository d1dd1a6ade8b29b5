"""`check | run | score`: a question file looked at, answered, and how well."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from eval.asked.asked_of import asked_corpus
from eval.asked.question_check import QuestionChecker
from eval.asked.question_file import parse_lines, question_lines, read_questions
from eval.asked.spreadsheet.cells import is_table
from eval.commands.shared import (
    Commands,
    add_command,
    add_questions,
    add_report,
    asked_report,
    beside,
    check_output,
    default_run,
    say,
    score_run,
)
from eval.run.configuration import configuration
from eval.run.resumable_run import answer_into
from eval.run.run_file import ChatSystem, read_run
from eval.run.systems import CHANNELS, SYSTEMS, SYSTEMS_HELP, WITHOUT_ENCODER, make_system
from eval.score.scorecard import Scorecard
from eval.show.verdict.sentences import verdict
from eval.show.verdict.tally import Tally
from index.encoder import BUNDLED
from index.encoders import ENCODER_HELP
from index.store_options import add_store, stores_of
from ingest.command_line import refuse

FAILED = 1
MOST_PROBLEMS = 100  # printed; a file of which every line is wrong needs no more to be told


def add(commands: Commands) -> None:
    """Adds the commands to the parser."""
    check = add_command(commands, "check", _check, "say what is wrong with a question file")
    check.add_argument("file", type=Path)
    add_report(check)
    run = add_command(commands, "run", _run, "answer a question file")
    add_questions(run)
    add_report(run)
    run.add_argument(
        "--system", choices=SYSTEMS, default="chat", metavar="SYSTEM", help=SYSTEMS_HELP
    )
    run.add_argument("--encoder", default=str(BUNDLED), help=ENCODER_HELP)
    run.add_argument(
        "--library",
        action="store_true",
        help="with the reports of the library beside the bundled one",
    )
    add_store(run)
    run.add_argument("--out", type=Path, help="run file (default: in the data folder)")
    score = add_command(commands, "score", _score, "score a run file")
    add_questions(score)
    add_report(score)
    score.add_argument("--run", type=Path, help="run file (default: the last one)")
    score.add_argument("--out", type=Path, help="scores as JSON (default: beside the run file)")


def _check(arguments: argparse.Namespace) -> int:
    found = question_lines(arguments.file)
    asked = [question for line in parse_lines(found.lines) for question in line.questions]
    corpus = asked_corpus(asked_report(arguments, asked))
    problems = QuestionChecker([corpus]).check(found.lines, found.problems)
    unit = "row" if is_table(arguments.file.name) else "line"
    for problem in problems[:MOST_PROBLEMS]:
        place = f"{unit} {problem.line}: " if problem.line else ""
        print(f"{place}{problem.severity}: {problem.text('en')}")
    if len(problems) > MOST_PROBLEMS:
        print(f"… and {len(problems) - MOST_PROBLEMS} more.")
    errors = sum(problem.severity == "error" for problem in problems)
    print(f"Questions: {len(asked)}, errors: {errors}, warnings: {len(problems) - errors}.")
    return FAILED if errors else 0


def _run(arguments: argparse.Namespace) -> int:
    if arguments.system in WITHOUT_ENCODER:
        refuse(arguments, "--encoder", because=f"with --system {arguments.system}")
    if arguments.report:
        refuse(arguments, "--library", because="with --report")
    if arguments.system not in (*CHANNELS, "chat"):
        refuse(arguments, "--library", because=f"with --system {arguments.system}")
        for option in ("--store", "--uri"):
            refuse(arguments, option, because=f"with --system {arguments.system}")
    stores = stores_of(arguments)
    questions = read_questions(arguments.questions, arguments.split)
    out = arguments.out or default_run()
    check_output(out, arguments.questions)
    file = asked_report(arguments, questions)
    reports = [asked_corpus(file).report]
    system = make_system(
        arguments.system, arguments.encoder, say, reports, file, arguments.library, stores
    )
    made = configuration(
        system=arguments.system,
        encoder=arguments.encoder,
        index=system.index if isinstance(system, ChatSystem) else "",
        questions=arguments.questions,
        split=arguments.split,
    )
    try:
        answer_into(out, system, questions, made, say)
    except KeyboardInterrupt:
        say("Interrupted; the same command goes on from here.")
        raise
    print(f"Wrote {len(questions)} answers to {out}.")
    return 0


def _score(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    file = arguments.run or default_run()
    out = arguments.out or beside(file, ".scores.json")
    check_output(out, file, arguments.questions)
    card = Scorecard.of(
        score_run(file, read_run(file), questions, asked_report(arguments, questions))
    )
    said = verdict(Tally.of(card.scores), "en")
    print("\n".join([*said.sentences, *said.notes, ""]))
    print(card.text())
    out.write_text(json.dumps(card.as_record(), indent=1) + "\n", "utf-8")
    print(f"\nSaved to {out}.")
    return 0
