"""An answer against the label of its question: its outcome, and whether it cites a right sentence.

An overview and an answer may stand for each other. An answer may stand for a part of one if it says
what is missing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.answer.answer import Outcome
from app.answer.record import RunRecord
from eval.asked.expected import RIGHT, WITH_CONTENT, Label
from eval.asked.question_record import GoldQuestion
from eval.judge.verdict import Verdict
from eval.run.run_file import outcome_of
from eval.score.conclusion import help_figures, is_right_overview
from ingest.document import Report

# Those that do no harm, too: a part of an answer presents nothing as more than it is.
HARMLESS: Mapping[Outcome, frozenset[str]] = {
    **RIGHT,
    "answered": RIGHT["answered"] | {"partly"},
    "not_in_report": RIGHT["not_in_report"] | {"partly"},
}
AS_WHOLE = frozenset(("answered", "overview"))
SAME_START = 60  # letters and digits; the row of a table is repaired at its end


def by_label(
    question: GoldQuestion, label: Label, record: RunRecord, reports: Sequence[Report]
) -> Verdict:
    """Returns how an answer fares.

    Its figures: right (the outcome, with a right sentence where there is one), harmless (the same,
    but a part may be given for the whole or for nothing), lost (no right sentence of what the
    report answers is cited), misled (what it does not answer is presented as an answer),
    over-claimed (what it answers in part is presented as the whole), claim right, help recognised,
    swallowed (a question to the report is taken for small talk).
    """
    outcome, accept = outcome_of(record), label.accept
    gold = _gold(label, reports)
    is_shown = any(_same(text, one) for text in gold for one in _quotes(record, outcome=outcome))
    is_whole = outcome == "answered" and not record.missing
    needs_sentence = label.outcome in WITH_CONTENT and bool(gold)
    fits = (is_shown or not needs_sentence) and not (label.outcome == "partly" and is_whole)
    fits = fits and is_right_overview(question, record) is not False
    fits = fits or (outcome == "not_in_report" and outcome in accept)
    is_right = fits and any(outcome in RIGHT[one] for one in accept)
    bears = label.outcome in ("answered", "partly") and "not_in_report" not in accept
    values = {
        "right": float(is_right),
        "harmless": float(fits and any(outcome in HARMLESS[one] for one in accept)),
        "lost": float(bool(gold) and not is_shown) if bears else None,
        "misled": float(outcome in AS_WHOLE) if accept == ("not_in_report",) else None,
        "over-claimed": float(is_whole) if accept == ("partly",) else None,
        "claim right": (
            float(any(claim.verdict == label.claim for claim in record.claims))
            if label.claim
            else None
        ),
        **help_figures(accept, outcome),
    }
    reasons: list[str] = []
    if not any(outcome in RIGHT[one] for one in accept):
        reasons.append(f"outcome {outcome}, not {' or '.join(accept)}")
    elif not is_right and "partly" in accept and is_whole:
        reasons.append("does not say what is missing")
    if needs_sentence and not is_shown:
        keys = ", ".join(f"{key.block}.{key.number}" for key in label.sentences)
        reasons.append(f"cites none of {keys}")
    if is_right_overview(question, record) is False:
        reasons.append(f"overview {record.overview}, not {' or '.join(question.overviews)}")
    return Verdict(
        question, values, f"outcome {label.outcome}", tuple(reasons), (label.outcome, outcome)
    )


def _gold(label: Label, reports: Sequence[Report]) -> list[str]:
    found = [
        (report.block[key.block], report.sentences[key])
        for key in label.sentences
        for report in reports
        if key in report.sentences
    ]
    # A row is quoted as it is printed, often with others beside it: its translation tells which.
    rows = [one.translation or "" for block, one in found if block.is_restated]
    return [text for text in map(_compared, [*(one.text for _, one in found), *rows]) if text]


def _quotes(record: RunRecord, *, outcome: str) -> list[str]:
    if outcome == "not_in_report":
        return []
    texts = [text for one in record.citations for text in (one.quote, one.translation or "")]
    return [text for text in map(_compared, texts) if text]


def _compared(text: str) -> str:
    """Returns the letters and digits of a text, accents kept: a misread name is no proof."""
    return "".join(filter(str.isalnum, text.lower()))


def _same(gold: str, quote: str) -> bool:
    """Returns whether a quote is (part of) a sentence or contains it."""
    return gold in quote or quote in gold or gold[:SAME_START] == quote[:SAME_START]
