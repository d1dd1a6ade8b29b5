"""Figures as SVG, the same bytes for the same numbers, in the text colour of where they stand."""

from __future__ import annotations

import io
import itertools
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from threading import RLock
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from eval.score.reliability import Bin

# Drawn in this colour, which then becomes that of the text around: legible in light and dark.
INK = "#010203"
# A picture as wide as a phone shows it, with letters as large as the text around: drawn wider, it
# would be shrunk there.
WIDTH, FONT = 4.2, 11  # inches, points
LABEL = 28  # letters of a label that stands along the height of a picture
STYLE: dict[Any, Any] = {
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "axes.facecolor": "none",
    "figure.facecolor": "none",
    "xtick.color": INK,
    "ytick.color": INK,
    "svg.fonttype": "none",  # text stays text
    "font.family": "sans-serif",
    "font.size": FONT,
    "axes.spines.top": False,
    "axes.spines.right": False,
}
# Wong 2011, Nature Methods 8:441: told apart by colour-blind readers, too.
COLOURS = ("#0072B2", "#D55E00", "#009E73")
MARKERS = ("o", "s", "D")
GREY = "#888888"
PERCENT = PercentFormatter(1, decimals=0)  # alike in both languages, without a decimal sign
LOCK = RLock()


def reliability_diagram(
    bins: Mapping[str, Sequence[Bin]],
    threshold: float | None,
    title: str,
    labels: tuple[str, str] = ("confidence (cross-validated)", "share that the report answers"),
) -> str:
    """Returns how often questions of a confidence are answerable, a line for each set, as SVG.

    Args:
        bins: By name of the set of questions.
        threshold: Confidence below which no answer is given; None if it is not known.
        title: What stands above it.
        labels: Of the horizontal and the vertical axis.
    """
    with _drawing():
        figure = Figure(figsize=(WIDTH, 4.2), layout="constrained")
        axes = figure.subplots()
        axes.plot([0, 1], [0, 1], color=GREY, linewidth=1, linestyle=":")
        if threshold is not None:
            axes.axvline(threshold, color=GREY, linewidth=1)
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
                label=f"{name} ({sum(one.questions for one in found)})",
            )
        axes.set_xlabel(labels[0])
        axes.set_ylabel(textwrap.fill(labels[1], LABEL))
        axes.set_xlim(0, 1)
        axes.set_ylim(0, 1)
        axes.xaxis.set_major_formatter(PERCENT)
        axes.yaxis.set_major_formatter(PERCENT)
        axes.set_title(title, loc="left", pad=22, fontsize=FONT)
        axes.legend(loc="lower right", frameon=False)
        return _as_svg(figure)


def estimates_figure(
    estimates: Mapping[str, Mapping[str, tuple[float, float, float]]], title: str
) -> str:
    """Returns figures with their intervals, a dot for each group, as SVG.

    Args:
        estimates: By group and figure: value, lower and upper end, in [0, 1].
        title: What stands above it.
    """
    names = list(dict.fromkeys(name for group in estimates.values() for name in group))
    with _drawing():
        figure = Figure(figsize=(WIDTH, 1.2 + 0.55 * len(names)), layout="constrained")
        axes = figure.subplots()
        for number, (group, found) in enumerate(estimates.items()):
            shift = (number - (len(estimates) - 1) / 2) * 0.22
            places = [names.index(name) + shift for name in found]
            values = [value for value, _, _ in found.values()]
            errors = [
                [value - low for value, low, _ in found.values()],
                [high - value for value, _, high in found.values()],
            ]
            axes.errorbar(
                values,
                places,
                xerr=errors,
                fmt=MARKERS[number % len(MARKERS)],
                markersize=5,
                capsize=2,
                color=COLOURS[number % len(COLOURS)],
                label=group,
            )
        # A name stands above its dots, where a long one takes nothing from their width.
        for place, name in enumerate(names):
            axes.text(0, place - 0.25, name, ha="left", va="bottom")
        axes.set_yticks([])
        axes.spines["left"].set_visible(False)
        axes.set_ylim(len(names) - 0.4, -0.9)
        axes.set_xlim(-0.02, 1.02)
        axes.xaxis.set_major_formatter(PERCENT)
        axes.grid(axis="x", color=GREY, alpha=0.3)
        axes.set_title(textwrap.fill(title, 40), loc="left", fontsize=FONT)
        figure.legend(loc="outside lower center", ncols=len(estimates), frameon=False)
        return _as_svg(figure)


def rank_histogram(counts: Mapping[str, int], title: str, labels: tuple[str, str]) -> str:
    """Returns how many questions were met at each rank, as SVG.

    Args:
        counts: By what stands under the bar.
        title: What stands above it.
        labels: Of the horizontal and the vertical axis.
    """
    with _drawing():
        figure = Figure(figsize=(WIDTH, 3.2), layout="constrained")
        axes = figure.subplots()
        bars = axes.bar(list(counts), list(counts.values()), color=COLOURS[0])
        axes.bar_label(bars, color=INK)
        axes.margins(y=0.15)  # room for the numbers under the title
        axes.set_xlabel(labels[0])
        axes.set_ylabel(textwrap.fill(labels[1], LABEL))
        axes.set_title(textwrap.fill(title, 40), loc="left", fontsize=FONT)
        return _as_svg(figure)


def risk_coverage_figure(
    coverage: Sequence[float], risk: Sequence[float], title: str, labels: tuple[str, str]
) -> str:
    """Returns the share of wrong answers as less sure ones are given, too, as SVG.

    Args:
        coverage: Share of questions answered, ascending.
        risk: Share of these answers that are wrong.
        title: What stands above it.
        labels: Of the horizontal and the vertical axis.
    """
    with _drawing():
        figure = Figure(figsize=(WIDTH, 3.2), layout="constrained")
        axes = figure.subplots()
        coverage, risk = [0.0, *coverage], [risk[0], *risk]
        axes.step(coverage, risk, where="pre", color=COLOURS[0])
        axes.fill_between(coverage, risk, step="pre", color=COLOURS[0], alpha=0.2)
        axes.set_xlim(0, 1)
        axes.set_ylim(0, max(0.1, 1.1 * max(risk)))
        axes.xaxis.set_major_formatter(PERCENT)
        axes.yaxis.set_major_formatter(PERCENT)
        axes.set_xlabel(labels[0])
        axes.set_ylabel(textwrap.fill(labels[1], LABEL))
        axes.set_title(textwrap.fill(title, 40), loc="left", fontsize=FONT)
        return _as_svg(figure)


HEAT = "cividis"  # Nuñez et al. 2018, PLOS ONE 13(7): told apart by colour-blind readers, too


def heat_map(
    values: Sequence[Sequence[float]],
    rows: tuple[str, Sequence[str]] | None,
    columns: tuple[str, Sequence[str]],
    title: str,
) -> str:
    """Returns a figure for each pair of settings as SVG: a coloured cell, its value written in.

    Args:
        values: A line for each row; the colours span at least .1, so that a difference of
            little weight does not look like one of much.
        rows: Name of a setting and its values; None for a single row.
        columns: Name of a setting and its values.
        title: What stands above it.
    """
    names = rows[1] if rows else ("",)
    width = max(4.5, 1.2 + 0.08 * max(map(len, names)) + 0.75 * len(columns[1]))
    cells = [value for row in values for value in row]
    low, high = min(min(cells), max(cells) - 0.1), max(cells)
    with _drawing():
        figure = Figure(figsize=(width, 1.5 + 0.45 * len(names)), layout="constrained")
        axes = figure.subplots()
        axes.pcolormesh(values, cmap=HEAT, vmin=low, vmax=high)
        for y, row in enumerate(values):
            for x, value in enumerate(row):
                ink = _ink_on(mpl.colormaps[HEAT]((value - low) / (high - low)))
                axes.text(x + 0.5, y + 0.5, f"{value:.2f}", color=ink, ha="center", va="center")
        axes.set_xticks([x + 0.5 for x in range(len(columns[1]))], columns[1])
        if max(map(len, columns[1])) > 8:  # wider than a cell
            axes.tick_params("x", rotation=30)
            for label in axes.get_xticklabels():
                label.set(ha="right", rotation_mode="anchor")
        axes.set_yticks([y + 0.5 for y in range(len(names))], names)
        axes.set_xlabel(columns[0])
        axes.set_ylabel(rows[0] if rows else "")
        axes.invert_yaxis()
        axes.tick_params(length=0)
        axes.spines[:].set_visible(False)
        figure.suptitle(textwrap.fill(title, int(12 * width)), x=0.01, ha="left", fontsize=11)
        return _as_svg(figure)


def _ink_on(colour: tuple[float, float, float, float]) -> str:
    """Returns black or white, whichever stands out more (WCAG 2.2, relative luminance)."""
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in colour[:3]
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    # Matplotlib leaves out pure black, and a page may have another default.
    return "#010101" if luminance > 0.179 else "#ffffff"


def growth_figure(sizes: Sequence[int], panels: Mapping[str, Mapping[str, Sequence[float]]]) -> str:
    """Returns how figures change with the number of passages, both on log axes, as SVG.

    Args:
        sizes: Numbers of passages, rising.
        panels: By label of the vertical axis: a line for each name, one value a size.
    """
    # A name has the same colour in every panel.
    names = dict.fromkeys(name for lines in panels.values() for name in lines)
    colours = dict(zip(names, itertools.cycle(COLOURS), strict=False))
    with _drawing():
        figure = Figure(figsize=(3.8 * len(panels), 3.6), layout="constrained")
        for axes, (label, lines) in zip(
            figure.subplots(1, len(panels), squeeze=False)[0], panels.items(), strict=True
        ):
            for name, values in lines.items():
                axes.plot(sizes, values, marker="o", color=colours[name], label=name)
            axes.set_xscale("log")
            axes.set_yscale("log")
            axes.set_xlabel("passages")
            axes.set_title(label, loc="left", fontsize=10)
            axes.legend(frameon=False, fontsize=9)
        return _as_svg(figure)


@contextmanager
def _drawing() -> Iterator[None]:
    """Draws in our style, one thread at a time: matplotlib's settings are those of the process."""
    with LOCK, mpl.rc_context(STYLE):
        yield


def _as_svg(figure: Figure) -> str:
    """Returns a figure as an <svg> element that takes the text colour around it."""
    # Names of parts, made of their content and this, must differ between figures of a page.
    titles = [figure.get_suptitle(), *(axes.get_title(loc="left") for axes in figure.axes)]
    out = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": " ".join(titles)}):
        figure.savefig(out, format="svg", metadata={"Date": None})
    text = out.getvalue()
    element = text[text.index("<svg") :].replace(INK, "currentColor")
    # Several figures on a page would have the same ids; nothing refers to those that are counted.
    return re.sub(r' id="[\w.]+_\d+"', "", element)
