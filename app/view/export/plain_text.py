"""An answer as plain text with footnotes: what the button to copy puts on the clipboard."""

from __future__ import annotations

from app.answer.answer import Answer
from app.answer.citations import BASE
from app.view.export.blocks import Block, Bullets, Cell, Grid, Line, Source, Title
from app.view.export.content import entry
from index.library import Library


def answer_as_text(answer: Answer, library: Library) -> str:
    """Returns an answer with its references as plain text.

    `BASE` stands for the address of the chat in the link that ends a reference.
    """
    taken = entry(answer, library, is_short=True)
    said = [line for block in taken.blocks for line in _block(block)]
    notes = [_footnote(source) for source in taken.sources]
    return "\n".join([*said, *([""] if notes else []), *notes])


def _block(block: Block) -> list[str]:
    if isinstance(block, Title):
        return [block.text]
    if isinstance(block, Bullets):
        return [f"- {marked(line)}" for line in block.lines]
    if isinstance(block, Grid):
        rows = [f"- {_row(block, row)}" for row in block.rows]
        return [*([block.title] if block.title else []), *rows, *block.notes_below]
    return [" ".join(map(marked, block.lines))]


def _row(grid: Grid, row: tuple[Cell, ...]) -> str:
    """Returns a row on a line; what its columns are is said if there are several."""
    first, *others = map(cell_text, row)
    if len(others) > 1:
        others = [f"{name}: {text}" for name, text in zip(grid.head[1:], others, strict=True)]
    return f"{first}: {'; '.join(others)}" if first else "; ".join(others)


def cell_text(cell: Cell) -> str:
    """Returns the lines of a cell on one line."""
    return " / ".join(map(marked, cell))


def marked(line: Line) -> str:
    """Returns a line with label and markers: "May: So it is. [1][2]"."""
    markers = "".join(f"[{number}]" for number in line.citations)
    label = f"{line.label}: " if line.label else ""
    return f"{label}{line.text} {markers}".rstrip()


def _footnote(source: Source) -> str:
    before = f". {source.before}" if source.before else ": "
    quote = f"{before}“{source.quote}”" if source.quote else ""
    return f"[{source.number}] {source.place}{quote} {BASE}{source.link}"
