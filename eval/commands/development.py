"""`baseline | ablate | publish | feedback`: for who works on the system itself."""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from app.answer.answering import ExtractiveAnswerer
from app.startup import start_answerer
from app.view.feedback import NAME as FEEDBACK
from app.view.feedback import read_feedback
from app.web.about import FIGURES as ABOUT_FIGURES
from eval.asked.json_lines import write_json_lines
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from eval.asked.question_record import Split
from eval.commands.shared import Commands, add_command, say
from eval.run.run_file import ChatSystem, run_questions
from eval.score.metrics import QuestionScore
from eval.score.scoring import score_records
from eval.score.summary import by_group, summarise
from eval.score.table import as_table
from eval.tune.baseline import check_baseline
from index.encoder import BUNDLED, SentenceEncoder
from ingest.bundled import bundled_corpus
from ingest.checkout import home

DEVELOPMENT: tuple[tuple[str, Split | None], ...] = (
    ("gold.jsonl", "dev"),
    ("natural_dev.jsonl", None),
)


def add(commands: Commands) -> None:
    """Adds the commands to the parser."""
    add_command(
        commands, "baseline", _baseline, "fail if scores fell below eval/tune/baseline.json"
    )
    add_command(commands, "ablate", _ablate, "switch off one part at a time")
    add_command(commands, "publish", _publish, "measure what the app's About page shows")
    feedback = add_command(commands, "feedback", _feedback, "turn feedback into questions to label")
    feedback.add_argument("--feedback", type=Path, help="default: the one in the data folder")
    feedback.add_argument("--out", type=Path, required=True, help="question file to write")


def _baseline(arguments: argparse.Namespace) -> int:
    del arguments
    answerer = start_answerer(say)

    def measure(file: Path, split: Split | None) -> dict[str, dict[str, float]]:
        questions = read_questions(file, split)
        records = run_questions(ChatSystem(answerer), questions)
        return by_group(score_records(questions, records, [bundled_corpus()]))

    lines, ok = check_baseline(measure)
    print("\n".join(lines))
    return 0 if ok else 1


def _ablate(arguments: argparse.Namespace) -> int:
    from eval.tune.ablation import ablate

    del arguments
    questions = [
        replace(question, id=f"{file} {question.id}")
        for file, split in DEVELOPMENT
        for question in read_questions(QUESTION_FOLDER / file, split)
        if question.answerable
    ]
    corpus = bundled_corpus()

    def score(answerer: ExtractiveAnswerer) -> Sequence[QuestionScore]:
        records = run_questions(ChatSystem(answerer), questions)
        return score_records(questions, records, [corpus])

    rows = ablate(corpus, SentenceEncoder(BUNDLED), score)
    print(as_table(dict(tqdm(rows, desc="switching off", unit="part"))))
    return 0


def _publish(arguments: argparse.Namespace) -> int:
    from eval.tune.publish import publish

    del arguments
    answerer = start_answerer(say)

    def measure(file: str, split: Split | None) -> dict[str, float]:
        questions = read_questions(QUESTION_FOLDER / file, split)
        records = run_questions(ChatSystem(answerer), questions, progress=True)
        return summarise(score_records(questions, records, [bundled_corpus()]))

    print(json.dumps(publish(measure, ABOUT_FIGURES), indent=1))
    return 0


def _feedback(arguments: argparse.Namespace) -> int:
    from eval.exchange.feedback import questions_to_label

    feedback = list(read_feedback(arguments.feedback or home() / FEEDBACK))
    report = bundled_corpus().report
    about = [one for one in feedback if one.is_about(report.id)]
    if len(about) < len(feedback):
        print(f"Left out {len(feedback) - len(about)} answers from other reports.")
    records = questions_to_label(about, report.source_text)
    write_json_lines(records, arguments.out)
    print(f"Wrote {len(records)} questions to label to {arguments.out}.")
    return 0
