"""An EPUB -> HTML: its documents in the order of its spine, with places where pages begin."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from ingest.isolated import StoppedError
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.markup_text import MarkupText
from ingest.markup.reader.page.page_lines import read_html
from ingest.markup.reader.xml_tree import (
    Element,
    add_before,
    all_named,
    as_html,
    first_named,
    name_of,
    parsed,
    text_in,
    value_of,
)

CONTAINER = "META-INF/container.xml"
RIGHTS = "META-INF/encryption.xml"
FONT_ENCRYPTION = re.compile(r"embedding$|pdf.enc#RC$")  # of fonts alone, which are not read
DOCUMENT = "application/xhtml+xml"
MOST_DOCUMENTS = 5_000
# What a book says that is no text of it: covers and lists of contents.
NO_TEXT = frozenset("toc cover loi lot lov loa page-list landmarks".split())
PAGE = re.compile(r"\d{1,5}")
BEGINS = "data-page"
OWN = re.compile(r"(?:^|[}:])data-page$", re.IGNORECASE)
FRONT_MATTER = "What stands before the first page with a number is counted as page {}."


@dataclass(frozen=True, slots=True)
class _Book:
    """A book's documents in their order, its list of contents, and its title."""

    documents: tuple[str, ...]
    contents: str
    left_out: frozenset[str]
    title: str


def read_e_book(archive: Archive) -> MarkupText:
    """Returns the lines of an EPUB.

    Raises:
        StoppedError: It is damaged, protected, too deep, or has too much text.
    """
    if RIGHTS in archive:
        said = [value_of(each, "Algorithm") for each in _methods(parsed(archive.read(RIGHTS)))]
        if not all(FONT_ENCRYPTION.search(method) for method in said):
            raise StoppedError("rights")
    book = _book(archive)
    contents = _tree(archive, book.contents) if book.contents in archive else None
    listed = dict(_page_list(contents, book.contents)) if contents is not None else {}
    left_out = book.left_out | (
        _landmarks(contents, book.contents) if contents is not None else set()
    )
    read = [name for name in book.documents if name in archive and name not in left_out]
    if not read:
        raise StoppedError("damaged")
    parts = [_body(archive, name, listed) for name in read]
    bodies = "".join(html for html, _ in parts)
    opening = next((begins for _, begins in parts if begins), "")
    is_paged = bool(opening)
    first = max(0, int(opening) - 1) if is_paged else 0
    page = read_html(f'<br {BEGINS}="{first}">{bodies}' if is_paged else bodies, is_web=False)
    is_front = is_paged and any(line.page == first for line in page.lines)
    return MarkupText(page.lines, book.title, (FRONT_MATTER.format(first),) if is_front else ())


def _methods(tree: Element) -> list[Element]:
    return all_named(tree, "EncryptionMethod")


def _book(archive: Archive) -> _Book:
    roots = all_named(parsed(archive.read(CONTAINER)), "rootfile")
    if not roots:
        raise StoppedError("damaged")
    package = value_of(roots[0], "full-path")
    tree = parsed(archive.read(package))
    items = {value_of(item, "id"): item for item in all_named(tree, "item")}
    spine = [
        items[named]
        for each in all_named(tree, "itemref")
        if (named := value_of(each, "idref")) in items
    ]
    if len(spine) > MOST_DOCUMENTS:
        raise StoppedError("files")
    contents = [item for item in items.values() if "nav" in value_of(item, "properties").split()]
    guide = [each for each in all_named(tree, "reference") if value_of(each, "type") in NO_TEXT]
    titles = all_named(tree, "title")
    nav = _place(package, contents[0])[0] if contents else ""
    return _Book(
        tuple(
            dict.fromkeys(
                _place(package, item)[0]
                for item in spine
                if value_of(item, "media-type") == DOCUMENT
            )
        ),
        nav,
        frozenset({nav, *(_place(package, each)[0] for each in guide)}),
        text_in(titles[0]) if titles else "",
    )


def _place(base: str, element: Element) -> tuple[str, str]:
    """Returns the part that a link leads to, and the place in it; both "" if out of the book."""
    address, _, fragment = value_of(element, "href").partition("#")
    if ":" in address:
        return "", ""
    path = posixpath.join(posixpath.dirname(base), unquote(address)) if address else base
    return posixpath.normpath(path), unquote(fragment)


def _tree(archive: Archive, name: str) -> Element:
    return parsed(archive.read(name), is_mended=True)


def _navigation(contents: Element, kind: str) -> Iterator[Element]:
    """Yields the links of one list of the document that leads through a book."""
    for each in all_named(contents, "nav"):
        if kind in value_of(each, "type").split():
            yield from all_named(each, "a")


def _page_list(contents: Element, name: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Yields where pages begin, and which."""
    for link in _navigation(contents, "page-list"):
        if PAGE.fullmatch(said := text_in(link)):
            yield _place(name, link), said


def _landmarks(contents: Element, name: str) -> set[str]:
    """Returns the documents that are a cover or a list of contents."""
    links = _navigation(contents, "landmarks")
    return {
        _place(name, link)[0]
        for link in links
        if NO_TEXT & set(value_of(link, "type").split()) and "#" not in value_of(link, "href")
    }


def _body(archive: Archive, name: str, listed: Mapping[tuple[str, str], str]) -> tuple[str, str]:
    """Returns a document's text as HTML, with names that no other document has.

    Behind it is the number of the first page that begins in it; "" if none does.
    """
    body = first_named(_tree(archive, name), "body")
    if body is None:
        return "", ""
    body.getparent().remove(body)
    for element in list(body.iter()):
        if not name_of(element):
            continue
        for key in [key for key in element.attrib if OWN.search(key)]:
            del element.attrib[key]  # whatever a book means by it
        page = _page_of(element, name, listed)
        if _is_break(element):
            element.text = None  # says the number again
        if page:
            add_before(element, "br", {BEGINS: page})
        if kind := value_of(element, "type"):
            element.set("role", f"{element.get('role', '')} {kind}")
        if named := element.get("id"):
            element.set("id", f"{name}#{named}")
        if name_of(element) == "a" and element.get("href"):
            place, fragment = _place(name, element)
            element.set("href", f"#{place}#{fragment}" if fragment else "")
    begins = next((page for each in body.iter("br") if (page := each.get(BEGINS))), "")
    return f"<section>{as_html(body)}</section>", begins


def _is_break(element: Element) -> bool:
    return bool(
        {"pagebreak", "doc-pagebreak"}
        & {*value_of(element, "type").split(), value_of(element, "role")}
    )


def _page_of(element: Element, name: str, listed: Mapping[tuple[str, str], str]) -> str:
    """Returns the number of the page that begins at an element; "" if none does."""
    said = listed.get((name, element.get("id", "")), "")
    if not said and _is_break(element):
        said = element.get("title") or element.get("aria-label") or text_in(element)
    return said if PAGE.fullmatch(said) else ""
