"""A page of HTML -> its lines, each with the page it stands on and what it is.

Word documents, OpenDocument and EPUB become HTML first, so that this is the one place that tells
headings, paragraphs, items of lists, cells of tables and notes. `<br data-page="12">` is where page
12 begins. A line is a whole paragraph, or the part of one that stands on a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.markup.reader.markup_text import Line, MarkupText
from ingest.markup.reader.page.html_events import Event, events
from ingest.markup.reader.page.left_out import is_around, is_silent, lists_of_links, shown_part
from ingest.markup.reader.page.note_places import ReadLine, with_notes_in_place
from ingest.markup.reader.page.notes import PageNotes, notes_of
from ingest.markup.reader.page.tables import Table, data_tables
from ingest.markup.reader.page.texts import Texts
from ingest.text.marks import Mark, MarkKind
from ingest.text.superscripts import DIGITS, raised

LEVELS = {f"h{level}": level for level in range(1, 7)}
LISTS = frozenset("ul ol menu dir".split())
BLOCKS = (
    LISTS
    | LEVELS.keys()
    | frozenset(
        "html body p div section article main aside header footer nav li dl dt dd table caption"
        " thead tbody tfoot tr td th blockquote pre figure figcaption address hr details summary"
        " fieldset legend center form".split()
    )
)
IN_TABLE = ("td", "th", "caption")
BOLD = frozenset(("strong", "b"))
OPENS_NOTE = re.compile(rf"[{DIGITS}]{{1,3}}\s*\S")
SUPERSCRIPT = re.compile(rf"[{DIGITS}]$")
NOTE_NUMBER = re.compile(r"\W{0,3}(\d{1,3}|[*†‡§]{1,3})[\])}.:]{0,2}\s+")


def read_html(html: str, *, is_web: bool) -> MarkupText:
    """Returns the lines of a page.

    Args:
        html: The page.
        is_web: Whether it may have navigation and the like around its text.

    Raises:
        StoppedError: It is too deep or has too much text.
    """
    page = list(events(html))
    lines = tuple(with_notes_in_place(_Reading(page, is_web=is_web).lines()))
    return MarkupText(lines, _title(page))


def _title(page: Sequence[Event]) -> str:
    """Returns what the first <title> says."""
    start = next((n for n, e in enumerate(page) if e.kind == "open" and e.name == "title"), None)
    if start is None:
        return ""
    end = next(n for n in range(start, len(page)) if page[n].kind == "close")
    return " ".join("".join(event.text for event in page[start:end]).split())


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found out about the whole page before."""

    notes: PageNotes
    tables: frozenset[int]
    shown: int | None
    link_lists: frozenset[int]
    is_web: bool


@dataclass(frozen=True, slots=True)
class _Note:
    """The note that is open: its place, number and element."""

    place: int
    number: int
    element: int


class _Reading:
    """A page as far as it is read."""

    def __init__(self, page: Sequence[Event], *, is_web: bool) -> None:
        shown = shown_part(page) if is_web else None
        lists = lists_of_links(page) if is_web and shown is None else frozenset[int]()
        self._page = page
        self._known = _Known(notes_of(page), data_tables(page), shown, lists, is_web)
        self._skipped: int | None = None  # place of the element whose inside is left out
        self._is_shown = shown is None
        self._opened: list[str] = []
        self._kinds: list[tuple[int, MarkKind, int]] = []  # place, kind and level of what is open
        self._note: _Note | None = None
        self._begun: set[int] = set()  # numbers of notes
        self._table: tuple[int, Table] | None = None
        self._texts = Texts()
        self._cited: list[int] = []  # notes whose marks stand in the text since the last block
        self._bold = self._letters = 0  # in the cell
        self._element = 0

    def lines(self) -> Iterator[ReadLine]:
        """Yields the lines in order."""
        for event in self._page:
            if self._skipped is not None:
                if event.kind == "close" and event.place == self._skipped:
                    self._skipped = None
            elif event.kind == "text":
                self._add(event.text)
            elif event.kind == "open":
                yield from self._open(event)
            else:
                yield from self._close(event)
        yield from self._flush()

    def _open(self, event: Event) -> Iterator[ReadLine]:
        if event.place == self._known.shown:
            self._is_shown = True
        if self._is_left_out(event):
            self._skip(event)
            return
        if event.name in BLOCKS:
            yield from self._part(event)
        self._opened.append(event.name)
        number = self._known.notes.notes.get(event.place)
        if number is not None and not self._note:
            self._note = _Note(event.place, number, self._next_element())
        if event.name == "br":
            # A web page may mean anything by it.
            self._break("" if self._known.is_web else event.attributes.get("data-page", ""))
        elif self._table and event.name == "tr":
            self._table[1].open_row()
        elif not self._table:
            self._open_block(event)

    def _open_block(self, event: Event) -> None:
        if event.place in self._known.tables:
            self._table = event.place, Table(self._next_element())
        elif event.name in LEVELS:
            self._kinds.append((event.place, "heading", LEVELS[event.name]))
        elif event.name == "li":
            depth = sum(1 for name in self._opened if name in LISTS)
            self._kinds.append((event.place, "bullet", max(1, depth)))

    def _close(self, event: Event) -> Iterator[ReadLine]:
        if self._table and event.name in ("td", "th"):
            self._close_cell(event)
        elif event.name in BLOCKS:
            yield from self._part(event)
        self._opened.pop()
        if self._table and event.name == "tr":
            self._table[1].close_row()
        if self._table and event.place == self._table[0]:
            yield from self._close_table()
        if self._kinds and self._kinds[-1][0] == event.place:
            self._kinds.pop()
        if self._note and self._note.place == event.place:
            self._note = None
        if event.place == self._known.shown:
            self._is_shown = False

    def _is_left_out(self, event: Event) -> bool:
        known = self._known
        if event.place in known.notes.notes:
            return False
        is_in_article = bool({"article", "main"} & set(self._opened)) or (
            known.shown is not None and self._is_shown
        )
        return (
            is_silent(event)
            or event.place in known.link_lists
            or (known.is_web and is_around(event, is_in_article=is_in_article))
            or event.place in known.notes.marks
            or event.place in known.notes.backlinks
        )

    def _skip(self, event: Event) -> None:
        """Leaves out the inside of an element; in the place of a mark stands its number."""
        self._skipped = event.place
        number = self._known.notes.marks.get(event.place)
        if number is not None and self._is_shown:
            between = "," if self._texts.ends_with(SUPERSCRIPT) else ""
            self._texts.add(between + raised(str(number)))
            self._cited.append(number)

    def _add(self, text: str) -> None:
        if not self._is_shown:
            return
        if "sup" in self._opened[-3:] and text.strip().isdecimal():
            text = raised(text.strip())
        if "pre" not in self._opened:
            text = text.replace("\n", " ")
        if self._table:
            count = len(text.strip())
            self._letters += count
            self._bold += count if BOLD & set(self._opened[-5:]) else 0
        self._texts.add(text)

    def _break(self, page: str) -> None:
        if page.isdecimal():
            self._texts.begin_page(int(page))
        else:
            self._texts.add("\n")

    def _part(self, event: Event) -> Iterator[ReadLine]:
        """Yields the text up to where a block begins or ends; in a table that is kept."""
        if not self._table or (event.name == "caption" and event.kind == "close"):
            yield from self._flush()
        elif event.kind == "open" and event.name in IN_TABLE:
            self._texts.forget()  # what stands between cells is no text of the table
            self._bold = self._letters = 0
        else:
            self._texts.add(" ")

    def _close_cell(self, event: Event) -> None:
        assert self._table
        parts = [part for paragraph in self._texts.paragraphs() for part in paragraph]
        text = " ".join(part.text for part in parts)
        page = parts[0].page if parts else self._texts.page
        is_bold = bool(self._letters) and self._bold == self._letters
        self._table[1].add(event, text, page, is_bold=is_bold)

    def _close_table(self) -> Iterator[ReadLine]:
        assert self._table
        table = self._table[1]
        self._table = None
        self._texts.forget()
        for cell in table.finished():
            place = cell.row, cell.column, cell.is_header, cell.span
            mark = Mark("table", table.element, 0, *place)
            yield self._line(cell.text, cell.page, mark)

    def _flush(self) -> Iterator[ReadLine]:
        """Yields the lines of the text since the last block."""
        for paragraph in self._texts.paragraphs():
            mark = self._mark(paragraph[0].text)
            for part in paragraph:
                yield self._line(self._numbered(part.text), part.page, mark)

    def _line(self, text: str, page: int | None, mark: Mark) -> ReadLine:
        cited, self._cited = tuple(self._cited), []
        return ReadLine(Line(text, page, mark), cited, self._note.number if self._note else None)

    def _mark(self, text: str) -> Mark:
        """Returns what a paragraph is."""
        if self._note:
            return Mark("footnote", self._note.element)
        if self._kinds:
            _, kind, level = self._kinds[-1]
            return Mark(kind, self._next_element(), level)
        is_note = bool(OPENS_NOTE.match(text))
        return Mark("footnote" if is_note else "paragraph", self._next_element())

    def _numbered(self, text: str) -> str:
        """Returns the text of a line, the first of a note behind the number of the note."""
        if not self._note or self._note.number in self._begun:
            return text
        number = self._note.number
        self._begun.add(number)
        match = NOTE_NUMBER.match(text)
        if match and (not match[1].isdecimal() or int(match[1]) == number):
            text = text[match.end() :]
        return f"{number} {text}"

    def _next_element(self) -> int:
        self._element += 1
        return self._element
