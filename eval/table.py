"""Figures by group -> a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

Cell = float | tuple[float, float]


def as_table(figures: Mapping[str, Mapping[str, Cell]]) -> str:
    """Returns one line a group and one column a figure; a dash where a figure does not apply.

    A pair is shown as an interval.
    """
    columns = list(dict.fromkeys(name for group in figures.values() for name in group))
    rows = [["", *columns]]
    for name, group in figures.items():
        rows.append([name, *(_cell(group.get(column), column) for column in columns)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    )


def _cell(value: Cell | None, column: str) -> str:
    if value is None:
        return "-"
    if isinstance(value, tuple):
        return f"[{value[0]:.2f}, {value[1]:.2f}]"
    if column == "questions":
        return f"{value:.0f}"
    return f"{value:.4f}" if "seconds" in column else f"{value:.3f}"
