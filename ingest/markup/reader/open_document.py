"""An OpenDocument text -> HTML: headings, lists, tables, notes out of their sentences, pages."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from ingest.isolated import StoppedError
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.markup_text import PAGES_ARE_COUNTED, MarkupText
from ingest.markup.reader.page.page_lines import read_html
from ingest.markup.reader.xml_tree import (
    Element,
    all_named,
    first_named,
    name_of,
    parsed,
    text_in,
    value_of,
)

MANIFEST = "META-INF/manifest.xml"
DEEPEST = 6  # headings of HTML
MOST_REPEATED = 50  # cells that stand for one
PAGE_BREAK = '<br data-page="'
# Lists of contents and the like, what was deleted, remarks, and what has no words.
SILENT = frozenset(
    "table-of-content illustration-index table-index object-index user-index alphabetical-index"
    " bibliography tracked-changes annotation annotation-end forms sequence-decls image title desc"
    " event-listeners covered-table-cell".split()
)
IN_HTML = {
    "list": "ul",
    "list-item": "li",
    "list-header": "li",
    "table": "table",
    "table-header-rows": "thead",
    "table-row": "tr",
}
SPACES = {"s": " ", "tab": " ", "line-break": "<br>"}
HOLDS_NO_TEXT = frozenset(
    "text section table table-row table-cell list list-item note-body".split()
)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Names of the styles whose paragraphs begin a page, and of those that are titles."""

    breaking: frozenset[str]
    titles: frozenset[str]


def read_open_document(archive: Archive) -> MarkupText:
    """Returns the lines of an OpenDocument text.

    Raises:
        StoppedError: It is damaged, encrypted, too deep, or has too much text.
    """
    if MANIFEST in archive and all_named(parsed(archive.read(MANIFEST)), "encryption-data"):
        raise StoppedError("encrypted")
    tree = parsed(archive.read("content.xml"))
    text = first_named(tree, "body", "text")
    if text is None:
        raise StoppedError("damaged")
    title, pages = _said(archive)
    writer = _Writer(_styles(tree))
    writer.write(text)
    is_paged = writer.page == pages > 1
    read = read_html(writer.html(is_paged=is_paged), is_web=False)
    return MarkupText(read.lines, title, (PAGES_ARE_COUNTED,) if is_paged else ())


def _said(archive: Archive) -> tuple[str, int]:
    """Returns the title and the number of pages in a document's properties; 0 if unknown."""
    if "meta.xml" not in archive:
        return "", 0
    meta = parsed(archive.read("meta.xml"))
    title = next((text_in(each) for each in all_named(meta, "title")), "")
    counted = [value_of(each, "page-count") for each in all_named(meta, "document-statistic")]
    return title, _number(counted[0], 0) if counted else 0


def _number(said: str, otherwise: int) -> int:
    return int(said) if said.isdecimal() and len(said) < 6 else otherwise


def _styles(tree: Element) -> _Styles:
    breaking, titles = set[str](), {"Title"}
    for style in all_named(tree, "style"):
        properties = first_named(style, "paragraph-properties")
        is_break = properties is not None and value_of(properties, "break-before") == "page"
        if is_break or value_of(style, "master-page-name"):
            breaking.add(value_of(style, "name"))
        if value_of(style, "parent-style-name") == "Title":
            titles.add(value_of(style, "name"))
    return _Styles(frozenset(breaking), frozenset(titles))


class _Writer:
    """An OpenDocument text as HTML, as far as it is written.

    Args:
        styles: What its styles say.
    """

    def __init__(self, styles: _Styles) -> None:
        self.page = 1
        self._styles = styles
        self._written: list[str] = []
        self._notes: list[Element] = []
        self._boxes: list[Element] = []  # texts in frames, written behind their paragraph
        self._is_text = False

    def write(self, text: Element) -> None:
        """Writes the whole text, then its notes."""
        self._inside(text)
        for number, note in enumerate(self._notes, start=1):
            self._put(f'<aside id="note{number}">')
            body = first_named(note, "note-body")
            if body is not None:
                self._inside(body)
            self._put(f'<a href="#mark{number}">.</a></aside>')

    def html(self, *, is_paged: bool) -> str:
        """Returns what is written; whether with the places where pages begin."""
        kept = (part for part in self._written if is_paged or not part.startswith(PAGE_BREAK))
        return "".join([f'{PAGE_BREAK}1">' if is_paged else "", *kept])

    def _put(self, html: str) -> None:
        self._written.append(html)

    def _say(self, text: str | None) -> None:
        if text:
            self._put(escape(text))

    def _inside(self, element: Element) -> None:
        """Writes the children of an element, and what text stands between them."""
        is_inline = name_of(element) not in HOLDS_NO_TEXT
        if is_inline:
            self._say(element.text)
        for child in element:
            self._element(child)
            if is_inline:
                self._say(child.tail)

    def _element(self, element: Element) -> None:
        name = name_of(element)
        if name in SILENT or value_of(element, "display") == "none":
            return
        if name in ("p", "h"):
            self._paragraph(element, name)
        elif name in IN_HTML:
            self._within(element, IN_HTML[name])
        elif name == "table-cell":
            self._cell(element)
        elif name == "note":
            self._mark(element)
        elif name == "soft-page-break":
            self._begin_page()
        elif name == "text-box":
            self._boxes.append(element)
        elif name in SPACES:
            self._put(SPACES[name])
        else:
            self._inside(element)

    def _within(self, element: Element, tag: str) -> None:
        self._put(f"<{tag}>")
        self._inside(element)
        self._put(f"</{tag}>")

    def _paragraph(self, element: Element, name: str) -> None:
        style = value_of(element, "style-name")
        if style in self._styles.breaking and self._is_text:
            self._begin_page()
        tag = "h1" if style in self._styles.titles else "p"
        if name == "h":
            tag = f"h{min(DEEPEST, max(1, _number(value_of(element, 'outline-level'), 1)))}"
        outer, self._boxes = self._boxes, []
        self._within(element, tag)
        self._is_text = True
        boxes, self._boxes = self._boxes, outer
        for box in boxes:
            self._within(box, "div")

    def _cell(self, element: Element) -> None:
        tag = "th" if name_of(element.getparent().getparent()) == "table-header-rows" else "td"
        spans = "".join(
            f' {name}="{_number(value_of(element, said), 1)}"'
            for name, said in (
                ("colspan", "number-columns-spanned"),
                ("rowspan", "number-rows-spanned"),
            )
        )
        for _ in range(
            min(MOST_REPEATED, _number(value_of(element, "number-columns-repeated"), 1))
        ):
            self._put(f"<{tag}{spans}>")
            self._inside(element)
            self._put(f"</{tag}>")

    def _mark(self, note: Element) -> None:
        """Writes the mark of a note; its text comes at the end, out of the sentence."""
        self._notes.append(note)
        number = len(self._notes)
        citation = first_named(note, "note-citation")
        said = text_in(citation) if citation is not None else ""
        self._put(
            f'<sup><a href="#note{number}" id="mark{number}">{escape(said) or number}</a></sup>'
        )

    def _begin_page(self) -> None:
        self.page += 1
        self._put(f'{PAGE_BREAK}{self.page}">')
