"""A comparison as a table of Markdown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.answer.comparison.table import CellValue, Comparison
from app.wording import word
from index.language import Language

BREAK = "<br>"  # between the values of a cell, which must stay on one line


def markdown_table(
    comparison: Comparison, language: Language, escaped: Callable[[str], str]
) -> list[str]:
    """Returns a comparison as blocks of Markdown: the table, then what follows from its rows.

    Args:
        comparison: The comparison.
        language: To say in that a cell has nothing.
        escaped: Returns text as Markdown shows it.
    """

    def cell(values: Sequence[CellValue]) -> str:
        said = [escaped(one.marked) for one in values]
        return BREAK.join(said) or escaped(word("side_by_side_nothing", language))

    heads = [word("side_by_side_aspect", language), *comparison.columns]
    rows = [
        " | ".join([f"**{escaped(row.aspect)}**", *map(cell, row.cells)]) for row in comparison.rows
    ]
    lines = [" | ".join(map(escaped, heads)), " | ".join(["---"] * len(heads)), *rows]
    notes = [
        f"- {escaped(f'{row.aspect}: {note}')}" for row in comparison.rows for note in row.notes
    ]
    table = "\n".join(f"| {line} |" for line in lines)
    return [table, *(["\n".join(notes)] if notes else [])]
