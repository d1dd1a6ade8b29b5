"""`python -m eval run | score | baseline | ablate | calibrate | publish | feedback`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from tqdm import tqdm

from app.about import FIGURES as ABOUT_FIGURES
from app.abstention import AbstentionModel, Preparation, write_models
from app.answering import ExtractiveAnswerer
from app.feedback import NAME as FEEDBACK
from app.feedback import read_feedback
from app.startup import start_answerer, uncalibrated_answerer
from eval.baseline import check_baseline
from eval.metrics import QuestionScore, score_questions
from eval.question_file import GoldQuestion, Split, read_questions
from eval.relevance import GoldSource
from eval.run_file import ChatSystem, System, read_run, run_questions, write_run
from eval.summary import by_group, intervals_by_language, summarise
from eval.table import as_table
from index.encoder import BUNDLED, SentenceEncoder
from index.workspace import home
from ingest.bundled import FOLDER as REPORT_FOLDER
from ingest.bundled import bundled_corpus
from ingest.errors import QuestionFileError, RapportwijzerError

QUESTIONS = Path(__file__).parent / "questions"
RELIABILITY = Path(__file__).parent / "reliability.svg"
DEVELOPMENT: tuple[tuple[str, Split | None], ...] = (
    ("gold.jsonl", "dev"),
    ("natural_dev.jsonl", None),
)
SOURCE = REPORT_FOLDER / "source.txt"
SYSTEMS = ("chat", "automatic", "tutorial", "bm25")


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, 1 for scores below the baseline, 2 for a bad input."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.command(arguments))
    except RapportwijzerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except OSError as error:
        print(f"error: {error.filename} cannot be used ({error.strerror}).", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    commands = parser.add_subparsers(required=True)
    run = commands.add_parser("run", help="answer a question file")
    run.add_argument("--system", choices=SYSTEMS, default="chat")
    run.add_argument("--encoder", default=str(BUNDLED), help="name or folder of a model")
    run.add_argument("--out", type=Path, help="run file (default: in the data folder)")
    run.set_defaults(command=_run)
    score = commands.add_parser("score", help="score a run file")
    score.add_argument("--run", type=Path, help="run file (default: the last one)")
    score.add_argument("--out", type=Path, help="scores as JSON (default: beside the run file)")
    score.set_defaults(command=_score)
    for command in (run, score):
        command.add_argument("--questions", type=Path, default=QUESTIONS / "gold.jsonl")
        command.add_argument("--split", choices=("dev", "test"), help="only this half")
    baseline = commands.add_parser("baseline", help="fail if scores fell below eval/baseline.json")
    baseline.set_defaults(command=_baseline)
    ablate = commands.add_parser("ablate", help="switch off one part at a time")
    ablate.set_defaults(command=_ablate)
    calibrate = commands.add_parser("calibrate", help="fit the abstention model")
    calibrate.add_argument(
        "--false-refusals", type=float, default=0.06, help="share of answerable questions refused"
    )
    calibrate.add_argument("--dry-run", action="store_true", help="only print the figures")
    calibrate.set_defaults(command=_calibrate)
    publish = commands.add_parser("publish", help="measure what the app's About page shows")
    publish.set_defaults(command=_publish)
    feedback = commands.add_parser("feedback", help="turn feedback into questions to label")
    feedback.add_argument("--feedback", type=Path, help="default: the one in the data folder")
    feedback.add_argument("--out", type=Path, required=True, help="question file to write")
    feedback.set_defaults(command=_feedback)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    out = arguments.out or _default_run()
    system = _system(arguments.system, arguments.encoder)
    write_run(run_questions(system, questions, progress=True), out)
    print(f"Wrote {len(questions)} answers to {out}.")
    return 0


def _system(name: str, encoder: str) -> System:
    if name in ("chat", "automatic"):
        file = SOURCE if name == "automatic" else None
        return ChatSystem(start_answerer(_say, encoder, file, progress=True))
    from eval import reference_systems

    report = bundled_corpus().report
    if name == "bm25":
        return reference_systems.bm25(report)
    return reference_systems.tutorial(report, SentenceEncoder(encoder))


def _score(arguments: argparse.Namespace) -> int:
    questions = read_questions(arguments.questions, arguments.split)
    file = arguments.run or _default_run()
    scores = score_run(questions, file)
    figures, intervals = by_group(scores), intervals_by_language(scores)
    print(as_table(figures))
    print("\n95 % bootstrap intervals over the questions")
    print(as_table(intervals))
    out = arguments.out or file.with_suffix(".scores.json")
    record = {"figures": figures, "intervals": intervals}
    out.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    print(f"\nSaved to {out}.")
    return 0


def score_run(questions: Sequence[GoldQuestion], file: Path) -> list[QuestionScore]:
    """Returns the scores of a run file, question by question.

    Raises:
        QuestionFileError: A question is not in the run.
    """
    run = read_run(file)
    missing = [question.id for question in questions if question.id not in run]
    if missing:
        raise QuestionFileError(
            f"The run {file} has no answer to {missing[0]} "
            f"({len(missing)} of {len(questions)} questions are missing)."
        )
    report = bundled_corpus().report
    texts = [sentence.text for sentence in report.sentences.values()]
    return score_questions(questions, run, GoldSource(report.source), texts)


def _baseline(arguments: argparse.Namespace) -> int:
    del arguments
    answerer = start_answerer(_say)

    def measure(file: Path, split: str | None) -> dict[str, dict[str, float]]:
        questions = read_questions(file, split)  # type: ignore[arg-type]
        out = home() / "runs" / f"baseline-{file.stem}.jsonl"
        write_run(run_questions(ChatSystem(answerer), questions), out)
        return by_group(score_run(questions, out))

    lines, ok = check_baseline(measure)
    print("\n".join(lines))
    return 0 if ok else 1


def _ablate(arguments: argparse.Namespace) -> int:
    from eval.ablation import ablate

    del arguments
    questions = [
        replace(question, id=f"{file} {question.id}")
        for file, split in DEVELOPMENT
        for question in read_questions(QUESTIONS / file, split)
        if question.answerable
    ]
    out = home() / "runs" / "ablation.jsonl"

    def score(answerer: ExtractiveAnswerer) -> list[QuestionScore]:
        write_run(run_questions(ChatSystem(answerer), questions), out)
        return score_run(questions, out)

    rows = ablate(bundled_corpus(), SentenceEncoder(BUNDLED), score)
    print(as_table(dict(tqdm(rows, desc="switching off", unit="part"))))
    return 0


def _calibrate(arguments: argparse.Namespace) -> int:
    from eval.calibration import fit, gather, reliability_by_style, summary
    from eval.plots import reliability_diagram
    from eval.reliability import Bin, expected_calibration_error

    sets = {
        "gold dev": [
            *read_questions(QUESTIONS / "gold.jsonl", "dev"),
            *read_questions(QUESTIONS / "unanswerable_dev.jsonl"),
        ],
        "natural": read_questions(QUESTIONS / "natural_dev.jsonl"),
    }
    reports: dict[Preparation, Path | None] = {"anticipated": None, "automatic": SOURCE}
    models: dict[Preparation, AbstentionModel] = {}
    diagrams: dict[Preparation, dict[str, list[Bin]]] = {}
    for preparation, report in reports.items():
        evidence = gather(uncalibrated_answerer(_say, report=report), sets)
        for name, value in summary(evidence, arguments.false_refusals).items():
            print(f"{value:6.3f}  {preparation}, {name}")
        models[preparation] = fit(evidence, arguments.false_refusals)
        bins = reliability_by_style(evidence)
        for style, found in bins.items():
            error = expected_calibration_error(found)
            print(f"{error:6.3f}  {preparation}, {style}: expected calibration error")
        diagrams[preparation] = bins
    if not arguments.dry_run:
        write_models(models)
        title = "Confidence of the bundled report's answers"
        threshold = models["anticipated"].threshold
        reliability_diagram(diagrams["anticipated"], threshold, title, RELIABILITY)
    return 0


def _publish(arguments: argparse.Namespace) -> int:
    from eval.publish import publish

    del arguments
    answerer = start_answerer(_say)

    def measure(file: str, split: Split | None) -> dict[str, float]:
        questions = read_questions(QUESTIONS / file, split)
        out = home() / "runs" / f"published-{Path(file).stem}.jsonl"
        write_run(run_questions(ChatSystem(answerer), questions, progress=True), out)
        return summarise(score_run(questions, out))

    print(json.dumps(publish(measure, ABOUT_FIGURES), indent=1))
    return 0


def _feedback(arguments: argparse.Namespace) -> int:
    from eval.feedback import to_questions, write_questions

    feedback = list(read_feedback(arguments.feedback or home() / FEEDBACK))
    report = bundled_corpus().report
    about = [one for one in feedback if one.is_about(report.id)]
    if len(about) < len(feedback):
        print(f"Left out {len(feedback) - len(about)} answers from other reports.")
    records = to_questions(about, report.source_text)
    write_questions(records, arguments.out)
    print(f"Wrote {len(records)} questions to label to {arguments.out}.")
    return 0


def _default_run() -> Path:
    return home() / "runs" / "last.jsonl"


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
