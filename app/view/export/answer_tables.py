"""The tables of an answer as CSV, as spreadsheets read it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from app.view.export.blocks import Cell, Entry, Grid, Source
from app.view.glance.table_file import BYTE_ORDER_MARK, DELIMITERS, harmless
from app.wording import word


def as_csv(entry: Entry, base: str) -> str:
    """Returns the tables of an answer, one below the other with an empty row between.

    The last column names the sources of a row, and another links to them.

    Args:
        entry: A question with what was said to it.
        base: Address of the chat, for links; "" leaves them out.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITERS[entry.language])
    sources = {source.number: source for source in entry.sources}
    for number, table in enumerate(entry.tables):
        if number:
            writer.writerow([])
        columns = ["sources", *(["csv_link"] if base else [])]
        heads = [*table.head, *(word(column, entry.language) for column in columns)]
        writer.writerow(map(harmless, heads))
        for row in _rows(table, sources, base):
            writer.writerow(map(harmless, row))
    return BYTE_ORDER_MARK + text.getvalue()


def _rows(table: Grid, sources: dict[int, Source], base: str) -> Iterator[list[str]]:
    for row in table.rows:
        numbers = dict.fromkeys(n for cell in row for line in cell for n in line.citations)
        cited = [sources[number] for number in numbers]
        cells = [*map(_text, row), "; ".join(dict.fromkeys(one.place for one in cited))]
        yield [*cells, " ".join(base + one.link for one in cited)] if base else cells


def _text(cell: Cell) -> str:
    """Returns the lines of a cell without markers, on one line."""
    return "; ".join(f"{line.label}: {line.text}" if line.label else line.text for line in cell)
