"""Figures by group -> a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping


def as_table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Returns one line a group and one column a figure; a dash where a figure does not apply."""
    columns = list(dict.fromkeys(name for group in figures.values() for name in group))
    width = max(len(name) for name in figures)
    head = " " * width + "  " + "  ".join(columns)
    lines = [head]
    for name, group in figures.items():
        cells = [_cell(group.get(column), column).rjust(len(column)) for column in columns]
        lines.append(f"{name:<{width}}  " + "  ".join(cells))
    return "\n".join(lines)


def _cell(value: float | None, column: str) -> str:
    if value is None:
        return "-"
    if column == "questions":
        return f"{value:.0f}"
    return f"{value:.4f}" if "seconds" in column else f"{value:.3f}"
