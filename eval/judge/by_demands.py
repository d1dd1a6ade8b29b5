"""An answer against what is demanded of its text.

What is demanded of the text and of the pages is not asked of an answer "not_in_report", nor all
but the first line of "help", where that outcome is among those demanded.
"""

from __future__ import annotations

from collections.abc import Iterator

from app.answer.record import RunRecord
from eval.asked.expected import Demands
from eval.asked.question_record import GoldQuestion
from eval.judge.shown_text import ShownText, opening, sentences_of
from eval.judge.verdict import Verdict
from eval.run.run_file import outcome_of
from eval.score.conclusion import help_figures

MOST_SHOWN = 70  # characters of a first line in a reason


def by_demands(question: GoldQuestion, demands: Demands, record: RunRecord) -> Verdict:
    """Returns how an answer fares.

    Its figures: right in all points, outcome, lead (the first line or sentence holds one of the
    strings), all strings, misleading (one that is forbidden is shown), too long, pages, help
    recognised, swallowed (a question to the report is taken for small talk).
    """
    outcome = outcome_of(record)
    is_right = not demands.outcomes or outcome in _acceptable(demands, record)
    is_refused = outcome == "not_in_report"
    is_free = is_refused and is_right
    is_excused = is_free or (outcome == "help" and is_right)
    text, first = ShownText(record.answer), ShownText(opening(record.answer))
    count = len(sentences_of(record.answer))
    pages = {citation.page for citation in record.citations}
    met = {
        "outcome": is_right,
        "lead": is_free
        or (not is_refused and (not demands.lead or any(map(first.has, demands.lead)))),
        "all strings": is_excused or all(map(text.has, demands.all)),
        "misleading": not any(map(text.has, demands.forbid)),
        "too long": demands.most_sentences is None or count <= demands.most_sentences,
        "pages": is_excused or not demands.pages or bool(pages.intersection(demands.pages)),
    }
    values: dict[str, float | None] = {"right in all points": float(all(met.values()))}
    values |= {
        name: float(good != (name in ("misleading", "too long"))) for name, good in met.items()
    }
    values |= help_figures(demands.outcomes, outcome)
    missed = tuple(name for name, good in met.items() if not good)
    reasons = tuple(
        reason for name, reason in _reasons(demands, record, text, count) if name in missed
    )
    return Verdict(question, values, _expected(demands), reasons)


def _acceptable(demands: Demands, record: RunRecord) -> set[str]:
    # Who does not tell outcomes cannot tell an overview from another answer.
    told = record.outcome is not None or "overview" not in demands.outcomes
    return {*demands.outcomes, *(() if told else ("answered",))}


def _expected(demands: Demands) -> str:
    outcomes = set(demands.outcomes)
    if outcomes == {"not_in_report"}:
        return "refusal only"
    if outcomes == {"help"}:
        return "help only"
    return "refusal or content" if "not_in_report" in outcomes else "content"


def _reasons(
    demands: Demands, record: RunRecord, text: ShownText, count: int
) -> Iterator[tuple[str, str]]:
    """Yields for each point what is wrong if it is missed."""
    yield "outcome", f"outcome {outcome_of(record)}, not {' or '.join(demands.outcomes)}"
    yield "lead", f"opens with “{opening(record.answer)[:MOST_SHOWN]}”"
    yield "all strings", f"lacks {', '.join(one for one in demands.all if not text.has(one))}"
    yield "misleading", f"shows {', '.join(one for one in demands.forbid if text.has(one))}"
    yield "too long", f"{count} sentences, not {demands.most_sentences}"
    shown = ", ".join(str(citation.page) for citation in record.citations) or "none"
    yield "pages", f"pages {shown}, not {' or '.join(map(str, demands.pages))}"
