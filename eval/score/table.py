"""Figures by group -> a table for the terminal."""

from __future__ import annotations

from collections.abc import Mapping

Interval = tuple[float, float]
Estimate = tuple[float, float, float]  # value, lower end, upper end
Cell = float | Interval | Estimate | str


def as_table(figures: Mapping[str, Mapping[str, Cell]]) -> str:
    """Returns one line a row and one column a figure; a dash where a figure does not apply.

    A pair is shown as an interval, three values as an estimate with its interval, a whole number as
    it is.
    """
    columns = list(dict.fromkeys(name for group in figures.values() for name in group))
    rows = [["", *columns]]
    for name, group in figures.items():
        rows.append([name, *(formatted(group.get(column), name, column) for column in columns)])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows
    )


def transposed(figures: Mapping[str, Mapping[str, Cell]]) -> dict[str, dict[str, Cell]]:
    """Returns the same cells with rows and columns changed places."""
    turned: dict[str, dict[str, Cell]] = {}
    for row, cells in figures.items():
        for column, cell in cells.items():
            turned.setdefault(column, {})[row] = cell
    return turned


def formatted(value: Cell | None, *names: str) -> str:
    """Returns a cell as text.

    Args:
        value: What it holds.
        names: Of its row and column, which tell counts and times from shares.
    """
    if value is None:
        return "-"
    if isinstance(value, str | int):
        return str(value)
    if isinstance(value, tuple):
        *middle, low, high = value
        interval = f"[{low:.2f}, {high:.2f}]"
        return f"{middle[0]:.3f} {interval}" if middle else interval
    if "questions" in names or "median words" in names:
        return f"{value:.0f}"
    return f"{value:.4f}" if any("seconds" in name for name in names) else f"{value:.3f}"
