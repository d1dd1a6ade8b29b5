"""Elements of a page -> its content in reading order, each with what it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ingest.pdf.reader.tags.roles import Role, role_of
from ingest.pdf.reader.tags.tree import Element, Path
from ingest.text.marks import Mark, MarkKind

GROUPING = frozenset(("list", "mark", "reference", "inline", "group", "table", "row", "cell"))
MOST_CELLS = 200  # of a row whose empty cells are counted


@dataclass(frozen=True, slots=True)
class Leaf:
    """Content of a page.

    Attributes:
        content: Its id.
        mark: What it is.
        is_label: Whether it is the mark or the name of a list's item.
        is_reference: Whether it refers to a note.
        instead: Number of the element that says what to read in its place, and what; None for
            nothing.
    """

    content: int
    mark: Mark
    is_label: bool = False
    is_reference: bool = False
    instead: tuple[int, str] | None = None


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of content from the elements around it.

    Attributes:
        kind: None outside of any paragraph or the like.
        path: The element that its lines belong to.
        depth: How many lists are around it.
        sections: How many sections are.
    """

    kind: MarkKind | None = None
    path: Path = ()
    level: int = 0
    row: int = 0
    column: int = 0
    is_header: bool = False
    span: int = 1
    depth: int = 0
    sections: int = 0
    is_label: bool = False
    is_reference: bool = False
    instead: tuple[int, str] | None = None

    @property
    def is_open(self) -> bool:
        """Whether nothing around decides yet what lines are."""
        return self.kind in (None, "paragraph")


class Elements:
    """The elements of a document, which may go on from page to page."""

    def __init__(self) -> None:
        self._numbers: dict[Path, int] = {}
        self._rows: dict[Path, dict[Path, int]] = {}
        self._columns: dict[Path, int] = {}
        self._ends: dict[Path, int] = {}  # by the row, the column behind its last cell
        self._next: dict[Path, int] = {}  # by the row, the place behind its last cell
        # Columns that cells of the rows above take, by the table and the row.
        self._taken: dict[tuple[Path, int], set[int]] = {}

    def number(self, path: Path) -> int:
        """Returns the number of an element."""
        return self._numbers.setdefault(path, len(self._numbers))

    def leaves(self, roots: list[Element | int]) -> Iterator[Leaf]:
        """Yields the content of a page in reading order."""
        yield from self._children(roots, _Around())

    def _children(self, children: list[Element | int], around: _Around) -> Iterator[Leaf]:
        for child in children:
            if isinstance(child, int):
                yield self._leaf(child, around)
            else:
                yield from self._inside(child, around)

    def _leaf(self, content: int, around: _Around) -> Leaf:
        mark = Mark(
            around.kind or "paragraph",
            self.number(around.path),
            around.level,
            around.row,
            around.column,
            around.is_header,
            around.span,
        )
        return Leaf(content, mark, around.is_label, around.is_reference, around.instead)

    def _inside(self, element: Element, around: _Around) -> Iterator[Leaf]:
        role, level = role_of(element.kind)
        if element.text:
            around = replace(around, instead=(self.number(element.path), element.text))
        if role == "contents":
            yield from self._contents(element, around)
        elif role == "table" and around.is_open and not _is_layout(element):
            yield from self._table(element, around)
        else:
            within = _grouped if role in GROUPING else _marked
            yield from self._children(element.children, within(element, role, level, around))

    def _contents(self, element: Element, around: _Around) -> Iterator[Leaf]:
        """Yields a table of contents: furniture but for the heading that may be its first entry."""
        children = element.children
        first = children[0] if children else 0
        is_start = isinstance(first, Element) and first.path[-1] == 0
        if isinstance(first, Element) and is_start and not _refers(first):
            heading = replace(around, kind="heading", path=first.path, level=1)
            yield from self._children(first.children, heading)
            children = children[1:]
        yield from self._children(children, replace(around, kind="furniture", path=element.path))

    def _table(self, table: Element, around: _Around) -> Iterator[Leaf]:
        """Yields the cells of a table, and what is in it beside its rows, such as a caption."""
        for child in _rows(table):
            if isinstance(child, int):
                yield self._leaf(child, replace(around, kind="paragraph", path=table.path))
            elif role_of(child.kind)[0] != "row":
                yield from self._inside(child, replace(around, kind=None, path=table.path))
            else:
                rows = self._rows.setdefault(table.path, {})
                row = rows.setdefault(child.path, len(rows))
                yield from self._row(child, replace(around, kind="table", path=table.path, row=row))

    def _row(self, row: Element, around: _Around) -> Iterator[Leaf]:
        for child in row.children:
            if isinstance(child, int) or not _is_cell(child):
                column = max(0, self._ends.get(row.path, 0) - 1)
                yield from self._children([child], replace(around, column=column))
                continue
            self._pass_empty(child, row, around)
            column = self._column(child, around)
            is_header = child.kind == "TH" and child.scope != "Row"
            cell = replace(around, column=column, is_header=is_header, span=child.span)
            yield from self._children(child.children, cell)

    def _pass_empty(self, cell: Element, row: Element, around: _Around) -> None:
        """Takes the columns of the cells before one that show nothing, and so are on no page."""
        first, place = self._next.get(row.path, 0), cell.path[-1]
        if place <= MOST_CELLS and all(map(_is_cell, row.children)):
            for empty in range(first, place):
                self._column(Element("TD", (*row.path, empty), 0), around)
        self._next[row.path] = max(first, place + 1)

    def _column(self, cell: Element, around: _Around) -> int:
        """Returns the column of a cell, which it keeps on every page, and takes all it spans."""
        if cell.path in self._columns:
            return self._columns[cell.path]
        row = cell.path[:-1]
        taken = self._taken.get((around.path, around.row), ())
        column = self._ends.get(row, 0)
        while column in taken:
            column += 1
        self._columns[cell.path] = column
        self._ends[row] = column + cell.span
        for below in range(around.row + 1, around.row + cell.rows):
            spanned = self._taken.setdefault((around.path, below), set())
            spanned.update(range(column, column + cell.span))
        return column


def _marked(element: Element, role: Role, level: int, around: _Around) -> _Around:
    """Returns what is known within an element that says what its lines are."""
    path = element.path
    if role == "furniture":
        return replace(around, kind="furniture")
    if role == "entry":
        return replace(around, kind="furniture", path=path)
    if role == "note" and around.kind != "furniture":
        return _Around("footnote", path, level=int(_holds_several(element)))
    if role == "text" and around.kind == "footnote" and around.level:
        return replace(around, path=path)  # several notes in one element
    if role == "text" and around.is_open:
        return replace(around, kind="paragraph", path=path)
    if around.is_open or around.kind == "bullet":
        if role == "heading":
            level = level or max(1, around.sections)
            return replace(around, kind="heading", path=path, level=level)
        if role == "item":
            return replace(around, kind="bullet", path=path, level=max(1, around.depth))
    return around


def _grouped(element: Element, role: Role, level: int, around: _Around) -> _Around:
    """Returns what is known within an element that leaves open what its lines are."""
    del level
    if role == "list":
        return replace(around, depth=around.depth + 1)
    if role == "mark":
        return replace(around, is_label=around.kind == "bullet")
    if role == "reference":
        return replace(around, is_reference=around.kind != "footnote")
    if role != "inline" and around.kind is None:
        sections = around.sections + (element.kind == "Sect")
        return replace(around, path=element.path, sections=sections)
    return around


def _is_cell(child: Element | int) -> bool:
    return isinstance(child, Element) and role_of(child.kind)[0] == "cell"


def _rows(table: Element) -> Iterator[Element | int]:
    """Yields the rows of a table, also those inside its head and body."""
    for child in table.children:
        if isinstance(child, Element) and child.kind in ("THead", "TBody", "TFoot"):
            yield from child.children
        else:
            yield child


def _is_layout(table: Element) -> bool:
    """Returns whether a table has one column, as those have that only place something."""
    rows = [
        row for row in _rows(table) if isinstance(row, Element) and role_of(row.kind)[0] == "row"
    ]
    return all(row.size < 2 for row in rows)


def _holds_several(note: Element) -> bool:
    """Returns whether an element of notes has several paragraphs, each of which may be a note."""
    return note.size > 1 and all(
        isinstance(child, Element) and role_of(child.kind)[0] == "text" for child in note.children
    )


def _refers(entry: Element) -> bool:
    """Returns whether an entry of a table of contents refers to a page."""
    return any(
        isinstance(child, Element) and (child.kind in ("Reference", "Link") or _refers(child))
        for child in entry.children
    )
