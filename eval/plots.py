"""Figures as SVG files, the same bytes for the same numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from eval.reliability import Bin

STYLE: dict[Any, Any] = {
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
    bins: Mapping[str, Sequence[Bin]], threshold: float, title: str, file: Path
) -> None:
    """Draws how often questions of a confidence are answerable, with a line for each set.

    Args:
        bins: By name of the set of questions.
        threshold: Confidence below which no answer is given.
        title: What stands above it.
        file: Where the SVG is written.
    """
    with mpl.rc_context(STYLE):
        figure = Figure(figsize=(5.6, 4.6), layout="constrained", facecolor="white")
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color="#888888", linewidth=1, linestyle=":")
        axes.axvline(threshold, color="#888888", linewidth=1)
        for words, side, gap in (("← refused", "right", -0.015), ("answered →", "left", 0.015)):
            axes.text(threshold + gap, 1.02, words, color="#555555", fontsize=9, ha=side)
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
        figure.savefig(file, format="svg", metadata={"Date": None})
