"""Blocks of text and tables: what a conversation is taken away as, whatever the form.

Knows neither answers nor forms.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from app.view.markup import Piece
from index.language import Language

# What a block is: what came of the question, the first line, what is not answered, our remarks, or
# the report's words.
Role = Literal["outcome", "lead", "partly", "note", "text"]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text with the numbers of what it cites.

    Attributes:
        pieces: Its text; what is not the report's own is in the element "ins".
        citations: Numbers of its citations.
        label: What stands in front of it, or "".
    """

    pieces: tuple[Piece, ...]
    citations: tuple[int, ...] = ()
    label: str = ""

    @property
    def text(self) -> str:
        """Its text without label and markers."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def own_text(self) -> str:
        """Its text without what is not the report's own."""
        return "".join(piece.text for piece in self.pieces if piece.element != "ins")


@dataclass(frozen=True, slots=True)
class Title:
    """What stands over an overview."""

    kind: ClassVar = "title"
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines to read one after the other."""

    kind: ClassVar = "paragraph"
    role: Role
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """Lines that are equals."""

    kind: ClassVar = "bullets"
    lines: tuple[Line, ...]


Cell = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of a row is what the row is about.

    Attributes:
        title: What it shows, or "".
        head: What each column is.
        rows: As many cells each as there are columns.
        notes: What follows from each row; empty if nothing follows from any.
    """

    kind: ClassVar = "grid"
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[tuple[str, ...], ...] = ()

    def notes_of(self, row: int) -> tuple[str, ...]:
        """Returns what follows from a row, by its place."""
        return self.notes[row] if self.notes else ()

    @property
    def notes_below(self) -> list[str]:
        """What follows from the rows, each note after what its row is about."""
        about = ("".join(line.text for line in row[0]) for row in self.rows)
        named = zip(about, self.notes, strict=False)
        return [f"{name}: {note}" for name, notes in named for note in notes]


Block = Title | Paragraph | Bullets | Grid


@dataclass(frozen=True, slots=True)
class Source:
    """What a number stands for.

    Attributes:
        number: From 1, in its answer.
        place: How to refer to its page.
        link: To the sentence, relative to the address of the chat.
        quote: What the report says, in its language; "" if the answer says the same words.
        before: What stands before the quote of a row of a table, or "".
    """

    number: int
    place: str
    link: str
    quote: str
    before: str = ""

    @property
    def shown(self) -> str:
        """Its quote, that of a row of a table between marks behind what stands before it."""
        return f"{self.before}“{self.quote}”" if self.before else self.quote


@dataclass(frozen=True, slots=True)
class Entry:
    """A question with what was said to it."""

    question: str
    language: Language
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...]

    @property
    def tables(self) -> tuple[Grid, ...]:
        """Its tables."""
        return tuple(block for block in self.blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class Conversation:
    """Questions and answers to take away.

    Attributes:
        title: What it is about.
        language: Of the person.
        day: On which it is taken.
        made: How it was made.
        entries: In order.
    """

    title: str
    language: Language
    day: date
    made: str
    entries: tuple[Entry, ...]
