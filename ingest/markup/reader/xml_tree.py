"""XML from anybody -> a tree: no entity is expanded, nothing is fetched, depth is bounded.

libxml2 itself refuses elements more than 256 deep and texts of more than 10 MB. A file that
declares entities of its own is not read at all, for no word processor writes one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeAlias

from lxml import etree

from ingest.isolated import StoppedError

EMPTY = re.compile(rb"<(title|script|style|a|span|div|p|i|b|em)(\s[^<>]{0,500}?)?/>")
Element: TypeAlias = Any  # lxml ships no types


def parsed(data: bytes, *, is_mended: bool = False) -> Element:
    """Returns the root of a document.

    Args:
        data: The document, in the encoding that it names.
        is_mended: Whether it is read as browsers read HTML if it is not well-formed.

    Raises:
        StoppedError: It is not well-formed, too deep, or declares entities.
    """
    if b"<!ENTITY" in data:
        raise StoppedError("entities")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if "depth" in str(error).lower():
            raise StoppedError("nested") from None
        root = _mended(data) if is_mended else None
    if root is None:
        raise StoppedError("damaged")
    document = root.getroottree().docinfo.internalDTD
    if document is not None and any(True for _ in document.iterentities()):
        raise StoppedError("entities")
    return root


def _mended(data: bytes) -> Element | None:
    # libxml2 mends XML by leaving text out; in HTML an empty element would go on to the end.
    data = EMPTY.sub(rb"<\1\2></\1>", data)
    parser = etree.HTMLParser(no_network=True, remove_comments=True, encoding="utf-8")
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def name_of(element: Element) -> str:
    """Returns an element's name without its namespace; "" for an entity that is not known."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def value_of(element: Element, name: str) -> str:
    """Returns the attribute of a name in whatever namespace; "" if there is none."""
    # In HTML a namespace is a part of the name: "epub:type".
    for key, value in element.attrib.items():
        if re.split("[}:]", key)[-1] == name:
            return str(value)
    return ""


def children_named(element: Element, *names: str) -> list[Element]:
    """Returns the children of these names."""
    return [child for child in element if name_of(child) in names]


def first_named(element: Element, *path: str) -> Element | None:
    """Returns the first child of a name, of that the first child of the next name, and so on."""
    for name in path:
        element = next(iter(children_named(element, name)), None)
        if element is None:
            return None
    return element


def all_named(element: Element, *names: str) -> list[Element]:
    """Returns the elements of these names at any depth, in order."""
    return [found for found in element.iter() if name_of(found) in names]


def text_in(element: Element) -> str:
    """Returns all text in an element, white space collapsed."""
    return " ".join("".join(element.itertext()).split())


def remove(element: Element) -> None:
    """Takes an element out of its tree; the text that follows it stays."""
    parent, tail = element.getparent(), element.tail
    if parent is None:
        return
    previous = element.getprevious()
    if tail and previous is not None:
        previous.tail = (previous.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def rename(element: Element, name: str, **attributes: str) -> None:
    """Gives an element another name in its namespace, and attributes in the same."""
    namespace = element.tag.rpartition("}")[0]
    element.tag = f"{namespace}}}{name}" if namespace else name
    for key, value in attributes.items():
        element.set(f"{namespace}}}{key}" if namespace else key, value)


def add_first(parent: Element, name: str, **attributes: str) -> Element:
    """Returns a new first child of an element, in its namespace."""
    child = parent.makeelement("new")
    child.tag = parent.tag
    rename(child, name, **attributes)
    parent.insert(0, child)
    return child


def add_before(element: Element, name: str, attributes: Mapping[str, str]) -> None:
    """Puts a new, empty element before another, or before all in it if it is the outermost."""
    child = element.makeelement(name, dict(attributes))
    if element.getparent() is not None:
        element.addprevious(child)
        return
    child.tail, element.text = element.text, None
    element.insert(0, child)


def as_xml(root: Element) -> bytes:
    """Returns a document without its document type."""
    return bytes(etree.tostring(root, encoding="utf-8", xml_declaration=True))


def as_html(element: Element) -> str:
    """Returns an element as HTML has it: without namespaces, empty elements with two tags."""
    for each in element.iter():
        if isinstance(each.tag, str):
            each.tag = each.tag.rpartition("}")[2]
    etree.cleanup_namespaces(element)
    return str(etree.tostring(element, encoding="unicode", method="html", with_tail=False))
