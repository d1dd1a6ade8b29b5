"""The figures of a run as pictures, each with its name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.view.templates import Html
from app.wording import word
from eval.score.scorecard import Scorecard
from eval.score.summary import by_language
from eval.show.names import figure_name, group_name
from eval.show.plots import (
    estimates_figure,
    rank_histogram,
    reliability_diagram,
    risk_coverage_figure,
)
from index.language import Language

SHOWN = (
    "R@1",
    "R@5",
    "nDCG@10",
    "sentence R@1",
    "verified",
    "verified or rightly partly",
    "led",
    "answerable refused",
    "evidence lost",
    "unanswerable refused",
    "unanswerable partly",
    "citation precision",
    "citation recall",
)
DEEPEST = 10


def figures(card: Scorecard, language: Language) -> Iterator[tuple[str, Html]]:
    """Yields the title and SVG of every figure that applies to a run."""
    for title, svg in _figures(card, language):
        yield title, Html(svg)  # matplotlib escapes what it writes


def _figures(card: Scorecard, language: Language) -> Iterator[tuple[str, str]]:

    def text(key: str) -> str:
        return word(f"plot_{key}", language)

    yield text("estimates"), _estimates(card, language)
    if any(score.question.answerable for score in card.scores):
        counts = _ranks(card, text("not_found"))
        labels = text("rank"), text("questions")
        yield text("ranks"), rank_histogram(counts, text("ranks"), labels)
    if curve := card.risk_coverage:
        labels = text("coverage_axis"), text("risk_axis")
        yield (
            text("risk"),
            risk_coverage_figure(curve.coverage, curve.risk, text("risk"), labels),
        )
    if card.bins:
        labels = text("confidence_axis"), text("share_axis")
        bins = {text("all_questions"): card.bins}
        yield text("reliability"), reliability_diagram(bins, None, text("reliability"), labels)


def _estimates(card: Scorecard, language: Language) -> str:
    languages = by_language(card.scores)
    # Where all are in one language, its dots would be those of all questions once more.
    groups = list(languages) if len(languages) > 2 else ["all"]
    found = {
        group_name(group, language): {
            figure_name(name, language): (card.figures[group][name], *card.intervals[group][name])
            for name in SHOWN
            if name in card.figures[group]
        }
        for group in groups
    }
    return estimates_figure(found, word("plot_estimates", language))


def _ranks(card: Scorecard, not_found: str) -> dict[str, int]:
    ranks = Counter(score.rank for score in card.scores if score.question.answerable)
    deeper = sum(count for rank, count in ranks.items() if rank is None or rank > DEEPEST)
    return {str(rank): ranks[rank] for rank in range(1, DEEPEST + 1)} | {not_found: deeper}
