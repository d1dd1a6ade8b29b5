"""`calibrate`: fits every model that answers rest on, and tells what each is worth."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from app.answer.answering import ExtractiveAnswerer
from app.answer.choice import relevance
from app.answer.logistic import write_models as write_logistic_models
from app.answer.outcome.abstention import (
    AbstentionModel,
    model_name,
    read_model,
    write_models,
)
from app.answer.outcome.completeness import CompletenessModel, write_completeness
from app.answer.overview import recognition
from app.answer.overview.request_model import request_model, write_request_model
from app.answer.small_talk import recognition as talk_recognition
from app.startup import start_answerer, uncalibrated_answerer
from eval.asked.question_file import QUESTION_FOLDER, read_questions
from eval.asked.question_record import GoldQuestion, Split
from eval.commands.shared import Commands, add_command, say
from eval.run.systems import BUNDLED_SOURCE
from eval.score.reliability import expected_calibration_error
from eval.score.table import as_table
from eval.show.plots import reliability_diagram
from eval.tune.fit import calibration, outcome_report
from eval.tune.fit.outcome_fit import (
    Chances,
    OutcomeEvidence,
    chances_of,
    fit_bearing,
    fit_whole,
    gather_outcomes,
    held_out_chances,
    shuffled_folds,
)
from eval.tune.fit.outcome_report import GRID, Thresholds
from eval.tune.fit.overview_fit import (
    fit_requests,
    gather_requests,
    request_table,
)
from eval.tune.fit.overview_fit import (
    held_out_chances as held_out_requests,
)
from eval.tune.fit.relevance_fit import fit_relevance, gather_sentences, relevance_figures
from eval.tune.fit.request_fit import fit_request_model, gather_request_lines
from eval.tune.fit.talk_fit import fit_talk, gather_talk, talk_table
from eval.tune.fit.talk_fit import held_out_chances as held_out_talk
from index.encoder import BUNDLED
from index.encoders import open_encoder
from ingest.bundled import bundled_corpus
from ingest.checkout import ROOT

REQUEST_GRID = (0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6)
RELIABILITY = ROOT / "eval" / "tune" / "reliability.svg"
LABELLED = ("outcomes_dev", "outcomes_styles")  # with their outcome: bearing and wholeness
STRANGERS: Mapping[str, Split | None] = {
    "gold": "dev",
    "natural_dev": None,
    "dialogues": None,
    "styles_dev": None,
}
UNANSWERABLE = "unanswerable_dev"
REQUESTS = "overview_requests_dev"
TALK_GRID = (0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9)
TALK = ("small_talk_dev", "conversations_dev", "dialogues_dev")
Sets = Mapping[str, Sequence[GoldQuestion]]


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    calibrate = add_command(commands, "calibrate", _calibrate, "fit the models answers rest on")
    calibrate.add_argument(
        "--false-refusals",
        type=float,
        default=0.06,
        help="share of answerable questions refused of a report read automatically",
    )
    usual = Thresholds()
    for name, default, text in (
        ("--bears", usual.bears, "chance that the report bears on a question, to answer it"),
        ("--whole", usual.whole, "chance of a whole answer, to say that it is one"),
        ("--missing", usual.missing, "chance of a part, to look for what is missing"),
    ):
        calibrate.add_argument(name, type=float, default=default, help=f"{text} ({default})")
    alone = calibrate.add_mutually_exclusive_group()
    alone.add_argument("--outcomes", action="store_true", help="fit the outcomes alone")
    alone.add_argument(
        "--encoder",
        help="fit the model for reports read automatically alone, as this encoder finds sentences",
    )
    calibrate.add_argument("--dry-run", action="store_true", help="only print the figures")


def _calibrate(arguments: argparse.Namespace) -> int:
    if arguments.encoder:
        return _calibrate_encoder(arguments)
    sets = _sets()
    if not arguments.outcomes:
        answerer = uncalibrated_answerer(say)
        _fit_relevance(answerer, sets, arguments.dry_run)
        _fit_requests(answerer, sets, arguments.dry_run)
        _fit_small_talk(sets, arguments.dry_run)
    thresholds = Thresholds(arguments.bears, arguments.whole, arguments.missing)
    # Which questions are left to these models, and what a later one is about, the others tell.
    evidence = gather_outcomes(start_answerer(say), sets)
    anticipated, completeness = _fit_outcomes(evidence, thresholds, arguments.dry_run)
    if arguments.outcomes:
        automatic = read_model("automatic")
    else:
        automatic = _fit_automatic(arguments.false_refusals)
    if not arguments.dry_run:
        write_models({"anticipated": anticipated, "automatic": automatic})
        write_completeness(completeness)
    return 0


def _calibrate_encoder(arguments: argparse.Namespace) -> int:
    model = _fit_automatic(arguments.false_refusals, arguments.encoder)
    if not arguments.dry_run:
        write_models({model_name("automatic", open_encoder(arguments.encoder).id): model})
    return 0


def _sets() -> dict[str, list[GoldQuestion]]:
    files: dict[str, Split | None] = {**dict.fromkeys(LABELLED), **STRANGERS, UNANSWERABLE: None}
    return {
        name: read_questions(QUESTION_FOLDER / f"{name}.jsonl", split)
        for name, split in files.items()
    }


def _fit_relevance(answerer: ExtractiveAnswerer, sets: Sets, is_dry: bool) -> None:
    sentences = gather_sentences(answerer, sets)
    for name, value in relevance_figures(sentences).items():
        print(f"{value:9.3f}  relevance, {name}")
    if not is_dry:
        write_logistic_models({"sentence": fit_relevance(sentences)}, relevance.FILE)
        relevance.relevance_model.cache_clear()  # the evidence rests on it


def _fit_requests(answerer: ExtractiveAnswerer, sets: Sets, is_dry: bool) -> None:
    if not is_dry:
        write_request_model(fit_request_model(gather_request_lines(bundled_corpus())))
        request_model.cache_clear()  # the figures rest on it
    requested = read_questions(QUESTION_FOLDER / f"{REQUESTS}.jsonl")
    requests = gather_requests(answerer, {REQUESTS: requested, **sets})
    table = request_table(requests, held_out_requests(requests), REQUEST_GRID)
    print(f"\nOverviews\n{as_table(table)}")
    if not is_dry:
        write_logistic_models({"overview": fit_requests(requests)}, recognition.FILE)


def _fit_small_talk(sets: Sets, is_dry: bool) -> None:
    more = {name: read_questions(QUESTION_FOLDER / f"{name}.jsonl") for name in (*TALK, REQUESTS)}
    # It weighs the chances of overviews, as they have just been fitted.
    talk = gather_talk(uncalibrated_answerer(say), {**more, **sets})
    print(f"\nSmall talk\n{as_table(talk_table(talk, held_out_talk(talk), TALK_GRID))}")
    if not is_dry:
        write_logistic_models({"small_talk": fit_talk(talk)}, talk_recognition.FILE)


def _fit_outcomes(
    evidence: OutcomeEvidence, thresholds: Thresholds, is_dry: bool
) -> tuple[AbstentionModel, CompletenessModel]:
    """Returns the models of bearing and wholeness, having told what they are worth."""
    labelled = evidence.of_sets(LABELLED)
    bearing, whole = fit_bearing(labelled), fit_whole(labelled)
    unseen = held_out_chances(labelled, labelled.writer)
    _tell_folds(labelled, unseen)
    strangers = evidence.of_sets([*STRANGERS, UNANSWERABLE])
    of_strangers = chances_of(bearing, whole, strangers)
    _tell("sets that were not learnt from", strangers, of_strangers, strangers.group)
    _tell_thresholds("unseen writers", labelled, unseen, [thresholds, *GRID])
    _tell_thresholds("sets that were not learnt from", strangers, of_strangers, [thresholds, *GRID])
    if not is_dry:
        bins = outcome_report.bearing_bins(labelled, unseen)
        title = "Confidence of the bundled report's answers"
        RELIABILITY.write_text(reliability_diagram(bins, thresholds.bears, title), "utf-8")
    return (
        AbstentionModel(dict(bearing.weights), bearing.intercept, thresholds.bears),
        CompletenessModel(whole, thresholds.whole, thresholds.missing),
    )


def _tell_folds(labelled: OutcomeEvidence, unseen: Chances) -> None:
    """Prints what models are worth that have seen a question's writer or style, and have not."""
    folds = {
        "of seen writers and styles": held_out_chances(
            labelled, shuffled_folds(len(labelled.outcome))
        ),
        "of unseen styles": held_out_chances(labelled, labelled.style),
        "of unseen writers": unseen,
    }
    rows = {
        f"{name} {which}": figures
        for which, chances in folds.items()
        for name, figures in (
            ("all", outcome_report.outcome_figures(labelled, chances)),
            *outcome_report.by_group(labelled, chances, labelled.group),
        )
    }
    print(f"\nOutcomes\n{as_table(rows)}")
    _tell("each writer unseen", labelled, unseen, labelled.writer)


def _tell(name: str, evidence: OutcomeEvidence, chances: Chances, groups: Sequence[str]) -> None:
    rows = dict(outcome_report.by_group(evidence, chances, groups))
    print(f"\nOutcomes, {name}\n{as_table(rows)}")


def _tell_thresholds(
    name: str, evidence: OutcomeEvidence, chances: Chances, grid: Sequence[Thresholds]
) -> None:
    rows = {
        f"bears {one.bears:.2f} whole {one.whole:.2f}": outcome_report.threshold_figures(
            evidence, chances, one
        )
        for one in grid
    }
    print(f"\nThresholds, {name}\n{as_table(rows)}")


def _fit_automatic(false_refusals: float, encoder: str = str(BUNDLED)) -> AbstentionModel:
    """Returns the model for reports that are read automatically, having told what it is worth."""
    sets = {
        "gold dev": [
            *read_questions(QUESTION_FOLDER / "gold.jsonl", "dev"),
            *read_questions(QUESTION_FOLDER / f"{UNANSWERABLE}.jsonl"),
        ],
        "natural": read_questions(QUESTION_FOLDER / "natural_dev.jsonl"),
    }
    answerer = uncalibrated_answerer(say, BUNDLED_SOURCE, encoder)
    evidence = calibration.gather(answerer, sets)
    print()
    for name, value in calibration.summary(evidence, false_refusals).items():
        print(f"{value:6.3f}  read automatically, {name}")
    for style, bins in calibration.reliability_by_style(evidence).items():
        error = expected_calibration_error(bins)
        print(f"{error:6.3f}  read automatically, {style}: expected calibration error")
    return calibration.fit(evidence, false_refusals)
