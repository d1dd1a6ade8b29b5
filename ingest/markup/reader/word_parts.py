"""The parts of a Word document, made fit for conversion: checked XML, and what it would not see.

Headings of styles with another name, hidden text, tables of contents and the page breaks of the
last print are told in ways that mammoth does not read; here they become what it does read.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.isolated import StoppedError
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.xml_tree import (
    Element,
    add_first,
    all_named,
    as_xml,
    children_named,
    first_named,
    parsed,
    remove,
    rename,
    text_in,
    value_of,
)

TYPES = "[Content_Types].xml"
MAIN = re.compile(r"wordprocessingml|ms-word")
IS_MAIN = re.compile(r"(?:document|template)\.(?:macroEnabled)?(?:Template)?\.?main\+xml$")
SUFFIXES = (".xml", ".rels")
DEEPEST = 6  # headings of HTML
CONTENTS = re.compile(r"(?:toc \d|toc heading|table of figures|index \d)$", re.IGNORECASE)
OFF = ("0", "false", "off")
NEAR = 0.1  # share of the pages by which page breaks and the number of pages may differ


@dataclass(frozen=True, slots=True)
class WordFile:
    """A Word document that can be converted.

    Attributes:
        content: A ZIP file with the parts that are read.
        title: What the document's properties say; "" if nothing.
        pages: How many page breaks of the last print it has plus one; 0 if it does not say, or
            if they are not those of all pages.
    """

    content: bytes
    title: str
    pages: int


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    outline: int | None


def prepared(archive: Archive) -> WordFile:
    """Returns the document in an archive.

    Raises:
        StoppedError: It is damaged, or its XML is not what a word processor writes.
    """
    main = main_part(archive)
    folder = main.rpartition("/")[0]
    trees = {name: parsed(archive.read(name)) for name in _needed(archive, folder)}
    if main not in trees:
        raise StoppedError("damaged")
    styles = next((tree for name, tree in trees.items() if name.endswith("/styles.xml")), None)
    _mark_headings(trees[main], dict(_styles(styles)) if styles is not None else {})
    for name, tree in trees.items():
        if name.endswith(".xml"):
            _remove_hidden(tree)
    pages = _number_pages(trees[main], _said(archive, "docProps/app.xml", "Pages"))
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as zipped:
        for name, tree in trees.items():
            zipped.writestr(name, as_xml(tree))
    return WordFile(packed.getvalue(), _said(archive, "docProps/core.xml", "title"), pages)


def main_part(archive: Archive) -> str:
    """Returns the name of the part that holds the text; "" if this is no Word document."""
    if TYPES not in archive:
        return ""
    for part in all_named(parsed(archive.read(TYPES)), "Override"):
        said = value_of(part, "ContentType")
        if MAIN.search(said) and IS_MAIN.search(said):
            return value_of(part, "PartName").lstrip("/")
    return ""


def _needed(archive: Archive, folder: str) -> Iterator[str]:
    """Yields the parts that are read: neither pictures nor what is embedded."""
    for name in archive.names:
        where, _, _ = name.rpartition("/")
        if name.endswith(SUFFIXES) and where in ("", "_rels", folder, f"{folder}/_rels"):
            yield name


def _said(archive: Archive, part: str, name: str) -> str:
    """Returns what a part with the document's properties says."""
    if part not in archive:
        return ""
    found = all_named(parsed(archive.read(part)), name)
    return text_in(found[0]) if found else ""


def _styles(tree: Element) -> Iterator[tuple[str, _Style]]:
    for style in children_named(tree, "style"):
        if value_of(style, "type") != "paragraph":
            continue
        name, based_on = (first_named(style, each) for each in ("name", "basedOn"))
        yield (
            value_of(style, "styleId"),
            _Style(
                "" if name is None else value_of(name, "val"),
                "" if based_on is None else value_of(based_on, "val"),
                _outline(style),
            ),
        )


def _outline(element: Element) -> int | None:
    """Returns how deep a heading of a style, or a paragraph, is; 0 is the outermost."""
    level = first_named(element, "pPr", "outlineLvl")
    said = "" if level is None else value_of(level, "val")
    return int(said) if said.isdecimal() and len(said) < 6 else None


def _mark_headings(tree: Element, styles: Mapping[str, _Style]) -> None:
    """Gives headings of whatever style the one of a built-in heading; removes the contents."""
    for box in all_named(tree, "sdt"):
        gallery = first_named(box, "sdtPr", "docPartObj", "docPartGallery")
        if gallery is not None and value_of(gallery, "val") == "Table of Contents":
            remove(box)
    for paragraph in all_named(tree, "p"):
        style = first_named(paragraph, "pPr", "pStyle")
        named = "" if style is None else value_of(style, "val")
        if named in styles and CONTENTS.match(styles[named].name):
            remove(paragraph)
            continue
        outline = _outline(paragraph)
        if outline is None:
            outline = _inherited(named, styles)
        if outline is not None and outline < DEEPEST:
            properties = first_named(paragraph, "pPr")
            if properties is None:
                properties = add_first(paragraph, "pPr")
            if style is None:
                style = add_first(properties, "pStyle")
            rename(style, "pStyle", val=f"Heading{outline + 1}")


def _inherited(named: str, styles: Mapping[str, _Style]) -> int | None:
    """Returns the outline level of a style or of the nearest one that it is based on."""
    seen: set[str] = set()
    while named in styles and named not in seen:
        seen.add(named)
        if styles[named].outline is not None:
            return styles[named].outline
        named = styles[named].based_on
    return None


def _remove_hidden(tree: Element) -> None:
    for run in all_named(tree, "r"):
        hidden = first_named(run, "rPr", "vanish")
        if hidden is not None and value_of(hidden, "val") not in OFF:
            remove(run)


def _number_pages(tree: Element, said: str) -> int:
    """Makes page breaks of those of the last print, if they are those of all pages."""
    breaks = all_named(tree, "lastRenderedPageBreak")
    count = int(said) if said.isdecimal() and len(said) < 6 else 0
    is_whole = bool(breaks) and abs(len(breaks) + 1 - count) <= max(1, NEAR * count)
    for each in all_named(tree, "br"):
        if value_of(each, "type") == "page":
            remove(each)
    if not is_whole:
        return 0
    for each in breaks:
        rename(each, "br", type="page")
    return len(breaks) + 1
