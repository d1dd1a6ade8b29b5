"""Which elements are headings, and of what level: by size, weight, numbering and space."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from ingest.pdf.reader.untagged.body import Body
from ingest.pdf.reader.untagged.elements import CLOSE, Element
from ingest.pdf.reader.untagged.lists import SIGN
from ingest.pdf.reader.untagged.placed_lines import LABEL

LARGE = 1.1  # of the body's size
MOST_LINES, MOST_LARGE_LINES = 4, 7
LONGEST, LONGEST_PLAIN = 300, 120  # characters
LABEL_WORDS, BOLD_LABEL_WORDS = 2, 5
DEEPEST = 6
DECIMAL = re.compile(r"(\d{1,2}(?:\.\d{1,2})*)[.)]?\s*(?=[^\W\d_])")
LETTERED = re.compile(r"([A-Z])[.)]\s*(?=[^\W\d_])|([a-z])[.)]\s*(?=[^\W\d_])|([IVX]{1,5})\.\s")
NAMED = re.compile(r"(?:hoofdstuk|deel|bijlage|artikel|paragraaf|annex|chapter|appendix) \w", re.I)
CAPTION = re.compile(r"(?:tabel|figuur|grafiek|kaart|foto|table|figure)\s*\d", re.IGNORECASE)
NUMBER = re.compile(r"(?:nr|no|nummer|number)\.? ?\d{1,4}", re.IGNORECASE)  # of a paper
LETTERS = re.compile(r"[^\W\d_]{2,}")
STOPPED = re.compile(r"[.,;][”’\"')]*$")
LINK = re.compile(r"https?:|www\.|@")
MARKERS = re.compile(r"[⁰¹²³⁴-⁹]+$")


def mark_headings(pages: Sequence[Sequence[Element]], body: Body) -> None:
    """Makes elements headings, with a level each."""
    every = list(chain.from_iterable(pages))
    found: list[Element] = []
    for place, element in enumerate(every):
        following = every[place + 1] if place + 1 < len(every) else None
        if element.kind in ("paragraph", "bullet") and _is_heading(element, following, body):
            found.append(element)
    for element in found:
        element.kind = "heading"
    _set_levels(found, body)


def _is_heading(element: Element, following: Element | None, body: Body) -> bool:
    text = MARKERS.sub("", element.text)
    first = element.first
    if (
        first.is_leaning
        or len(text) > LONGEST
        or not LETTERS.search(text)
        or CAPTION.match(text)
        or NUMBER.fullmatch(text)
        or first.opening.is_symbol
        or SIGN.match(text)
    ):
        return False
    is_large = first.size >= LARGE * body.size
    if len(first.cells) > 1 and not is_large and not LABEL.match(first.cells[0].text):
        return False  # the heads of a table's columns
    is_bold = not body.style.is_bold and all(line.style.is_bold for line in element.lines)
    if is_large or is_bold:
        return _is_title(element, text, is_large)
    if _is_of_other_kind(element, body) and element.gap_above > CLOSE * body.pitch:
        return len(element.lines) <= 2 and _is_title(element, text, False)
    is_apart = _is_set_apart(element, following, body)
    return is_apart and _is_plain_title(element, following, text, body)


def _is_of_other_kind(element: Element, body: Body) -> bool:
    """Returns whether an element is not small, and in another font or colour than the text."""
    return (
        element.first.size >= 0.97 * body.size
        and not LINK.search(element.text)
        and all(
            (line.style.family, line.style.colour) != (body.style.family, body.style.colour)
            for line in element.lines
        )
    )


def _is_title(element: Element, text: str, is_large: bool) -> bool:
    """Returns whether what is larger or heavier than the text is short and no sentence."""
    if len(element.lines) > (MOST_LARGE_LINES if is_large else MOST_LINES):
        return False
    if text.endswith(":"):
        return len(text.split()) <= BOLD_LABEL_WORDS
    return not STOPPED.search(text) or bool(kind_of(text))


def _is_set_apart(element: Element, following: Element | None, body: Body) -> bool:
    """Returns whether there is space above an element and below it, more than between lines."""
    if not following or following.kind == "footnote":
        return False
    apart = CLOSE * body.pitch
    below = following.gap_above if following.page == element.page else 0.0
    return element.gap_above > apart and below > apart and len(element.lines) <= 2


def _is_plain_title(element: Element, following: Element | None, text: str, body: Body) -> bool:
    """Returns whether what looks like the text itself is a title by what it says."""
    if len(text) > LONGEST_PLAIN or STOPPED.search(text) or not text[:1].isalnum():
        return False
    if text.endswith(":"):
        return len(text.split()) <= LABEL_WORDS and text[0].isupper()
    kind = kind_of(text)
    if kind:
        opened = DECIMAL.match(text) or LETTERED.match(text)
        rest = text[opened.end() :] if opened else text
        is_list = following is not None and kind_of(following.text) == kind
        return rest[:1].isupper() and not is_list
    letters = [one for one in text if one.isalpha()]
    if len(letters) > 3 and all(one.isupper() for one in letters):
        return True
    is_italic = not body.style.is_italic and all(line.style.is_italic for line in element.lines)
    return is_italic and text[0].isupper() and text[-1].isalnum()


def kind_of(text: str) -> str:
    """Returns how a title is numbered: "1", "2" for 1.1, "A", "a", "I", "n" for named, or ""."""
    if match := DECIMAL.match(text):
        return str(match[1].count(".") + 1)
    if match := LETTERED.match(text):
        return "A" if match[1] else "a" if match[2] else "I"
    return "n" if NAMED.match(text) else ""


def _set_levels(headings: Sequence[Element], body: Body) -> None:
    """Gives each heading a level: first by size, then by weight, then by numbering.

    Of kinds of numbers in one style the one that comes first is the outer; what has no number
    stands below what has one, and a label that ends with a colon below all.
    """
    order: dict[tuple[int, bool], dict[str, None]] = {}
    keys = []
    for heading in headings:
        style = -round(10 * heading.first.size / body.size), not heading.first.style.is_bold
        kind = ":" if heading.text.endswith(":") else kind_of(heading.text)
        keys.append((style, kind))
        order.setdefault(style, {})[kind] = None
    ranks: dict[tuple[tuple[int, bool], str], int] = {}
    for style in sorted(order):
        kinds = list(order[style])
        for kind in sorted(kinds, key=lambda kind: _place(kind, kinds)):
            ranks[style, kind] = len(ranks) + 1
    for heading, key in zip(headings, keys, strict=True):
        heading.level = min(DEEPEST, ranks[key])


def _place(kind: str, kinds: Sequence[str]) -> tuple[int, int]:
    if kind in ("", ":"):
        return 1 if kind == "" else 2, 0
    numbers = [one for one in kinds if one.isdigit()]
    if kind.isdigit():  # 1.1 stands below 1 wherever it comes first
        return 0, min(kinds.index(one) for one in numbers) * 10 + int(kind)
    return 0, kinds.index(kind) * 10
