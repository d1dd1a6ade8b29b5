"""A comparison as it is shown: a column for each thing, a row for each aspect.

Knows nothing of how it is filled, so that an answer can carry one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.wording import word
from index.language import Language


@dataclass(frozen=True, slots=True)
class CellValue:
    """What the report says of one thing in one aspect.

    Attributes:
        text: Words of the sentence cited, verbatim.
        citations: Numbers of its citations, at least one.
        label: What it is about, ours, where the words alone do not tell; else "".
    """

    text: str
    citations: tuple[int, ...]
    label: str = ""

    @property
    def marked(self) -> str:
        """Its label and text with the markers of its citations: "phase 2: EUR 3 [1]"."""
        markers = "".join(f"[{number}]" for number in self.citations)
        return f"{f'{self.label}: ' if self.label else ''}{self.text} {markers}"


@dataclass(frozen=True, slots=True)
class Row:
    """One aspect.

    Attributes:
        aspect: Its name.
        cells: For each column what the report says; a cell without values is not in the report.
        notes: What follows from them: sum and difference with their terms, contradictions, what
            cannot be compared.
    """

    aspect: str
    cells: tuple[tuple[CellValue, ...], ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A table of things side by side.

    Attributes:
        title: What is compared.
        columns: Names of the things, at least two.
        rows: At least one, each with a cell for every column.
        is_of_reports: Whether each column is what another report says.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    is_of_reports: bool = False

    @property
    def nothing(self) -> str:
        """The key of what an empty cell says."""
        return "editions_nothing" if self.is_of_reports else "side_by_side_nothing"

    def lines(self, language: Language) -> list[str]:
        """Returns it as plain text, a line for each row: "Money – A: 2 [1]; B: 3 [2]"."""
        return [line for row in self.rows for line in self._lines(row, language)]

    def _lines(self, row: Row, language: Language) -> Iterator[str]:
        said = [
            " / ".join(one.marked for one in cell) or word(self.nothing, language)
            for cell in row.cells
        ]
        cells = [f"{name}: {text}" for name, text in zip(self.columns, said, strict=True)]
        yield f"{row.aspect} – {'; '.join(cells)}"
        yield from row.notes

    def numbered(self, new: Mapping[int, int]) -> Comparison:
        """Returns it with its citations numbered anew."""
        return replace(self, rows=tuple(_row_numbered(row, new) for row in self.rows))


def _row_numbered(row: Row, new: Mapping[int, int]) -> Row:
    cells = tuple(
        tuple(
            replace(one, citations=tuple(new[number] for number in one.citations)) for one in cell
        )
        for cell in row.cells
    )
    return replace(row, cells=cells)
