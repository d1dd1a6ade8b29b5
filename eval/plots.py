"""Figures as SVG, the same bytes for the same numbers, in the text colour of where they stand."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from eval.reliability import Bin

# Drawn in this colour, which then becomes that of the text around: legible in light and dark.
INK = "#010203"
STYLE: dict[Any, Any] = {
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.hashsalt": "rapportwijzer",
    "svg.fonttype": "none",  # text stays text
    "font.family": "sans-serif",
    "font.size": 10,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
# Wong 2011, Nature Methods 8:441: told apart by colour-blind readers, too.
COLOURS = ("#0072B2", "#D55E00", "#009E73")


def reliability_diagram(
    bins: Mapping[str, Sequence[Bin]], threshold: float | None, title: str
) -> str:
    """Returns how often questions of a confidence are answerable, a line for each set, as SVG.

    Args:
        bins: By name of the set of questions.
        threshold: Confidence below which no answer is given; None if it is not known.
        title: What stands above it.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(5.6, 4.6), layout="constrained")
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color="#888888", linewidth=1, linestyle=":")
        if threshold is not None:
            axes.axvline(threshold, color="#888888", linewidth=1)
            for words, side, gap in (("← refused", "right", -0.015), ("answered →", "left", 0.015)):
                axes.text(threshold + gap, 1.02, words, fontsize=9, ha=side)
        for (name, found), colour in zip(bins.items(), COLOURS, strict=False):
            shares = [one.share for one in found]
            errors = [
                [one.share - one.low for one in found],
                [one.high - one.share for one in found],
            ]
            axes.errorbar(
                [one.confidence for one in found],
                shares,
                yerr=errors,
                marker="o",
                capsize=3,
                color=colour,
                label=f"{name} ({sum(one.questions for one in found)} questions)",
            )
        axes.set_xlabel("confidence (cross-validated)")
        axes.set_ylabel("share that the report answers")
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.set_title(title, loc="left", pad=22, fontsize=11)
        axes.legend(loc="lower right", frameon=False)
        return _as_svg(figure)


def _as_svg(figure: Figure) -> str:
    """Returns a figure as an <svg> element that takes the text colour around it."""
    out = io.StringIO()
    figure.savefig(out, format="svg", metadata={"Date": None})
    text = out.getvalue()
    return text[text.index("<svg") :].replace(INK, "currentColor")
