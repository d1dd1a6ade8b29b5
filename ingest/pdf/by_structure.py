"""What tells a PDF's structure, its tags or the places of its letters, and its pages by that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice, repeat
from typing import Any

from ingest.text.marks import FURNITURE, Mark, read_marks, written_marks
from ingest.text.page_lines import lines_of_page

# Of a page's letters this share must be in the structure tree. Makers that check their files leave
# out none but those of artifacts; of tags that leave out more it is not known what else is wrong.
LEAST_INSIDE = 0.8
# Elements of this share of the letters may hold several paragraphs. In files whose tags are good it
# is below .1, in one whose tags know neither paragraphs nor headings above .9.
MOST_SEVERAL = 0.3
FEW = 40  # letters left out that are no loss of order: a stamp, a number
LETTER = re.compile(r"[^\W_]")

Page = Mapping[str, Any]
Written = tuple[str, list[list[Any]]]  # a page's text and its marks as JSON has them


def read_by_structure(
    pages: Sequence[Page], placed: Sequence[Written | None]
) -> tuple[list[str], tuple[Mark | None, ...]]:
    """Returns the text of each page and the mark of each of their lines.

    Args:
        pages: The pages as the reader gives them.
        placed: Of each page its lines by the places of their letters, or None where these tell
            nothing: it is read by its looks.
    """
    are_followed = are_good([page["tagged"] for page in pages if page["tagged"]])
    is_tagged = [are_followed and _is_by_tags(page) for page in pages]
    texts: list[str] = []
    marks: list[Mark | None] = []
    tagged = [page["tagged"] for page, by_tags in zip(pages, is_tagged, strict=True) if by_tags]
    # The elements of both have numbers of their own.
    first = 1 + max(
        (values[2] for page in tagged for values in page["marks"] if values[1]), default=-1
    )
    for page, by_tags, by_places in zip(pages, is_tagged, placed, strict=True):
        if by_tags:
            texts.append(page["tagged"]["text"])
            marks += _of_lines(texts[-1], read_marks(page["tagged"]["marks"]))
            continue
        text, written = by_places or (page["text"], ())
        texts.append(text)
        marks += _of_lines(
            text,
            (mark and replace(mark, element=mark.element + first) for mark in read_marks(written)),
        )
    return texts, tuple(marks)


def without_repeated(page: Page, lines: Sequence[int]) -> dict[str, Any]:
    """Returns a page, some lines of its tagged text marked as furniture.

    Args:
        page: As the reader gives it.
        lines: Their numbers.
    """
    tagged = page["tagged"]
    if not lines:
        return dict(page)
    marks = list(read_marks(tagged["marks"]))
    texts = tagged["text"].split("\n")
    outside = tagged["outside"]
    for number in lines:
        if marks[number] is None:
            outside -= len(LETTER.findall(texts[number]))
        marks[number] = FURNITURE
    return {**page, "tagged": {**tagged, "marks": written_marks(marks), "outside": outside}}


def are_good(tagged: Iterable[Mapping[str, Any]]) -> bool:
    """Returns whether a file is read by its tags, by the numbers of letters of its tagged pages."""
    pages = list(tagged)
    inside, outside, several = (
        sum(page[name] for page in pages) for name in ("inside", "outside", "several")
    )
    is_all = inside >= LEAST_INSIDE * (inside + outside)
    return bool(is_all and several <= MOST_SEVERAL * inside)


def _is_by_tags(page: Page) -> bool:
    tagged = page["tagged"] or {"inside": 0, "outside": 1}
    return bool(tagged["inside"] >= LEAST_INSIDE * (tagged["inside"] + tagged["outside"]))


def tag_signs(pages: Sequence[Page]) -> list[list[str]]:
    """Returns what there is to doubt of each page's tags."""
    are_followed = are_good([page["tagged"] for page in pages if page["tagged"]])
    return [_signs(page, are_followed) for page in pages]


def _signs(page: Page, are_followed: bool) -> list[str]:
    if not page["tagged"]:
        return []
    if not (are_followed and _is_by_tags(page)):
        return ["tags not followed"]
    return ["outside of tags"] * (page["tagged"]["outside"] > FEW)


def _of_lines(text: str, marks: Iterable[Mark | None]) -> Iterator[Mark | None]:
    """Yields a mark for each line that a page's text has in the source, whatever is written.

    An empty page is a line too, and an empty line at the end of a page is none; marks of one page
    too many or too few would move those of all pages after it.
    """
    return islice(chain(marks, repeat(None)), len(lines_of_page(text)))
