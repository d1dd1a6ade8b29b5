"""What an element's type stands for, also one of the maker's own.

Types of the standard: ISO 32000-1, 14.8.4, and ISO 32000-2. PDFium follows the file's role map by
one step; where that leads to no type of the standard, the name itself tells it to a reader, as
Word's and InDesign's names of styles do.
"""

from __future__ import annotations

import re
from typing import Literal

Role = Literal[
    "heading", "text", "list", "item", "mark", "note", "table", "row", "cell", "contents", "entry",
    "reference", "furniture", "group", "inline",
]  # fmt: skip

ROLES: dict[str, Role] = {
    "Title": "heading", "H": "heading",
    "P": "text", "Caption": "text", "BibEntry": "text", "Formula": "text", "Figure": "text",
    "Form": "text", "Code": "inline",
    "L": "list", "LI": "item", "Lbl": "mark", "LBody": "group",
    "Note": "note", "FENote": "note",
    "Table": "table", "TR": "row", "TH": "cell", "TD": "cell",
    "THead": "group", "TBody": "group", "TFoot": "group",
    "TOC": "contents", "TOCI": "entry",
    "Reference": "reference", "Link": "inline", "Annot": "inline",
    "Artifact": "furniture",
    "Document": "group", "DocumentFragment": "group", "Part": "group", "Art": "group",
    "Sect": "group", "Div": "group", "BlockQuote": "group", "Aside": "group", "Index": "group",
    "Private": "group", "NonStruct": "inline",
    "Span": "inline", "Quote": "inline", "Em": "inline", "Strong": "inline", "Sub": "inline",
    "Ruby": "inline", "RB": "inline", "RT": "inline", "RP": "inline", "Warichu": "inline",
    "WT": "inline", "WP": "inline",
}  # fmt: skip
HEADING = re.compile(r"H([1-9])\d?")
LIKELY_HEADING = re.compile(r"(?:kop|heading|header|titel|title|h)[ _.-]{0,2}([1-9])(?!\d)")
LIKELY: tuple[tuple[re.Pattern[str], Role], ...] = (
    (re.compile(r"kop-?tekst|voet-?tekst|paginanummer|page.?number|^header|^footer"), "furniture"),
    (re.compile(r"voetnoot|eindnoot|footnote|endnote"), "note"),
    (re.compile(r"inhoud|^toc"), "entry"),
    (re.compile(r"opsomming|bullet|list.?(?:item|paragraph)|lijst.?(?:alinea|item)"), "item"),
    (
        re.compile(r"^(?:tussen|sub)?kop|^(?:sub)?heading|^(?:onder|sub)?titel|^(?:sub)?title"),
        "heading",
    ),
    (
        re.compile(
            r"tekst|text|alinea|para|body|plat|standaard|normal|default|basis|broodt|intro|lead"
            r"|caption|bijschrift"
        ),
        "text",
    ),
)
LEVEL_OF_SUBHEADING = 3
DEEPEST = 9


def role_of(kind: str) -> tuple[Role, int]:
    """Returns what a type stands for, and a heading's level; 0 if that is not known.

    What is not known at all is a group: what it holds decides.
    """
    if kind in ROLES:
        return ROLES[kind], int(kind == "Title")
    if match := HEADING.fullmatch(kind):
        return "heading", int(match[1])
    name = kind.lower()
    if match := LIKELY_HEADING.match(name):
        return "heading", int(match[1])
    for pattern, role in LIKELY:
        if pattern.search(name):
            is_sub = role == "heading" and name.startswith(("tussen", "sub", "onder"))
            return role, LEVEL_OF_SUBHEADING if is_sub else 0
    return "group", 0
