r"""A conversation as Markdown (CommonMark, with tables as GitHub has them).

Whatever comes from a question or the report is escaped where it would mean something, and only
there: who opens the file in an editor reads "mid-2022", not "mid\-2022".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from urllib.parse import quote

from app.view.export.blocks import Block, Bullets, Cell, Conversation, Grid, Line, Source, Title
from app.view.markup import Piece

# These mean something anywhere in a line; "_" at the edge of a word, "#" at the end of a heading.
ANYWHERE = re.compile(r"[\\`*<|~$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\s)#(?=#*\Z)")
# A bracket that an address or a definition may follow; addresses that become links by themselves.
LINKS = re.compile(r"\](?=[(\[:])|:(?=//)|(?<=www)\.|@(?=\w)", re.IGNORECASE)
IN_LINK = re.compile(f"[\\[\\]]|{LINKS.pattern}", re.IGNORECASE)  # there any bracket does
# At the start of a line: a heading, quote, item of a list, box to tick, rule or underlining.
AT_START = re.compile(r"#{1,6}(?=\s|\Z)|>|[-+=](?=[\s=-]|\Z)|\[(?=[ x]\])", re.IGNORECASE)
NUMBERED = re.compile(r"(\d{1,9})([.)])(?=\s|\Z)")
IN_ADDRESS = "!#$%&'()*+,/:;=?@[]"


def as_markdown(conversation: Conversation, base: str) -> str:
    """Returns a conversation as Markdown.

    Args:
        conversation: What to write.
        base: Address of the chat, for links; "" leaves links out.
    """
    blocks = [f"# {escaped(conversation.title)}", escaped(conversation.made)]
    for entry in conversation.entries:
        blocks.append(f"## {escaped(entry.question)}")
        blocks += [text for block in entry.blocks for text in _block(block)]
        blocks += [_source(source, base) for source in entry.sources]
    return "\n\n".join(blocks) + "\n"


def escaped(text: str, links: re.Pattern[str] = LINKS) -> str:
    """Returns a text as Markdown that shows it as it is, on one line."""
    line = " ".join(text.split())
    marked = links.sub(r"\\\g<0>", ANYWHERE.sub(r"\\\g<0>", line))
    if numbered := NUMBERED.match(marked):
        return f"{numbered[1]}\\{marked[numbered.end(1) :]}"
    return f"\\{marked}" if AT_START.match(marked) else marked


def _block(block: Block) -> list[str]:
    if isinstance(block, Title):
        return [f"### {escaped(block.text)}"]
    if isinstance(block, Bullets):
        return ["\n".join(f"- {_line(line)}" for line in block.lines)]
    if isinstance(block, Grid):
        return _grid(block)
    around = {"outcome": "**", "lead": "**", "partly": "*", "note": "*"}.get(block.role, "")
    return [" ".join(_line(line, around) for line in block.lines)]


def _grid(grid: Grid) -> list[str]:
    rows = [
        [escaped(name) for name in grid.head],
        ["---"] * len(grid.head),
        *([_cell(cell) for cell in row] for row in grid.rows),
    ]
    # The values of a cell must stay on one line.
    blocks = ["\n".join(f"| {' | '.join(row)} |" for row in rows)]
    notes = "\n".join(f"- {escaped(note)}" for note in grid.notes_below)
    return [f"**{escaped(grid.title)}**"] * bool(grid.title) + blocks + [notes] * bool(notes)


def _cell(cell: Cell) -> str:
    return "<br>".join(map(_line, cell))


def _line(line: Line, around: str = "") -> str:
    """Returns a line with label and markers, its text between marks of emphasis."""
    label = f"**{escaped(line.label)}:** " if line.label else ""
    text = _pieces(line.pieces) if not around else f"{around}{escaped(line.text)}{around}"
    markers = "".join(f"[{number}]" for number in line.citations)
    return f"{label}{text} {markers}".rstrip()


def _pieces(parts: Sequence[Piece]) -> str:
    """Returns pieces of a text, those that are strong in bold."""
    said = ""
    for is_strong, run in groupby(parts, key=lambda part: part.element == "strong"):
        text = "".join(part.text for part in run)
        marked = f"**{escaped(text)}**" if is_strong else escaped(text)
        said += " " * text[:1].isspace() + marked + " " * text[-1:].isspace()
    return said


def _source(source: Source, base: str) -> str:
    place = escaped(source.place)
    if base:
        # White space would end the address, and let the rest be read as Markdown.
        address = quote(base + source.link, safe=IN_ADDRESS)
        place = f"[{escaped(source.place, IN_LINK)}](<{address}>)"
    quoted = f"\n\n> {escaped(source.shown)}" if source.quote else ""
    return f"[{source.number}] {place}{quoted}"
