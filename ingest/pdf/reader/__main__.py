"""`python -m ingest.pdf.reader LIMITS < FILE`: a PDF with a text layer -> its pages, by itself.

PDFium is C code, and a PDF may come from anybody. So it is read in a process that may not take
more than its share; `ingest.pdf.isolated` starts it. It writes one JSON value a line:

- the number of pages;
- {"text", "tagged", "files", "signs"} of each: "tagged" is the same text by its tags, or null if it
  has none, as {"text", "marks", "inside", "outside", "several"} with the marks of its lines and how
  many letters are in the tags, outside of them and in elements that hold several paragraphs;
  "files" names the files attached to it, "signs" what there is to doubt;
- what the whole file holds beside its pages: {"attachments", "is_xfa", "title", "lost" (0-based
  numbers of pages that are damaged), "numbers" (the printed one of each page), "numbering" (what
  there is to doubt of each of these), "placed" (the text of each page by the places of its letters,
  with its marks, or null), "repeated" (which lines of each page's tagged text belong to the page by
  what its tags do not say)}.

What keeps it from going on is {"stopped": reason}.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.isolated import StoppedError, limit_this_process
from ingest.pdf.isolated import PdfLimits
from ingest.pdf.reader.extras import extras
from ingest.pdf.reader.lost import is_lost
from ingest.pdf.reader.page_numbers import candidates_of, numbering_of
from ingest.pdf.reader.page_text import PageText, edited, plain
from ingest.pdf.reader.tags.lines import PageLines
from ingest.pdf.reader.tags.repeated import EdgeLines, edge_lines, repeated_lines
from ingest.pdf.reader.tags.tagged_page import Tags
from ingest.pdf.reader.turned import upright_page
from ingest.pdf.reader.untagged.fragments import fragments_of
from ingest.pdf.reader.untagged.structure import RawPage, marked_pages
from ingest.text.marks import written_marks

# Letters whose places are looked at, some 1,200 full pages, since that takes seven times as long as
# reading them does: 14 milliseconds a page beside 2. What comes later is read by its looks.
MOST_PLACED = 4_000_000
MOST_NAMES = 100  # of attachments
MOST_EMPTY = 50  # pages that are looked at again, since each may bring along all fonts and images
MOST_TITLE = 1000  # characters
XFA = (pdfium_c.FORMTYPE_XFA_FULL, pdfium_c.FORMTYPE_XFA_FOREGROUND)


def main(limits: PdfLimits) -> None:
    """Writes the pages of the file that standard input holds, within its limits."""
    limit_this_process(limits.seconds, limits.memory)
    logging.disable()  # pypdfium2 warns of what is doubted here anyway
    try:
        for value in _pages(sys.stdin.buffer.read(), limits):
            print(json.dumps(value))
    except StoppedError as error:
        print(json.dumps({"stopped": error.reason}))
    except MemoryError:
        print('{"stopped": "memory"}')


def _pages(content: bytes, limits: PdfLimits) -> Iterator[int | dict[str, Any]]:
    """Yields the number of pages, each page, and what the file holds beside them."""
    try:
        with pdfium.PdfDocument(content) as document:
            with suppress(pdfium.PdfiumError):  # a damaged form is no reason not to read the pages
                document.init_forms()
            if len(document) > limits.pages:
                raise StoppedError("pages")
            yield len(document)
            left = limits.characters
            empty: list[int] = []
            raw: list[RawPage] = []
            edges: list[EdgeLines] = []
            tags = Tags()
            for number in range(len(document)):
                is_placed = limits.characters - left < MOST_PLACED
                page, one, at_edges = _page(document, number, left, tags, is_placed)
                raw.append(one)
                edges.append(at_edges)
                left -= len(page["text"])
                if page.pop("is_empty"):
                    empty.append(number)
                yield page
            fragments = [one.fragments for one in raw]
            numbering = numbering_of(list(map(candidates_of, fragments)), _labels(document))
            yield {
                "attachments": list(_attachments(document)),
                "is_xfa": document.get_formtype() in XFA,
                "title": document.get_metadata_value("Title")[:MOST_TITLE],
                "lost": [number for number in empty[:MOST_EMPTY] if is_lost(document, number)],
                "numbers": numbering.numbers,
                "numbering": numbering.signs,
                "placed": [
                    page and (page.text, written_marks(page.marks))
                    for page in marked_pages(raw, numbering.numbers)
                ],
                "repeated": repeated_lines(edges, fragments, numbering.numbers),
            }
    except pdfium.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        raise StoppedError("encrypted" if is_locked else "damaged") from None


def _page(
    document: pdfium.PdfDocument, number: int, most: int, tags: Tags, is_placed: bool
) -> tuple[dict[str, Any], RawPage, EdgeLines]:
    """Returns a page as it is told at once, and what the whole file will tell of it."""
    page, textpage = upright_page(document, number)
    if textpage.count_chars() > most:
        raise StoppedError("characters")
    read = PageText(textpage)
    beside = extras(page, read)
    edits = (*read.edits(), *beside.edits)
    lines = tags.lines(page, read, edits, [plain(added) for added in beside.added])
    is_placed &= not (lines and tags.are_followed)
    fragments = fragments_of(textpage, read.text, edges_only=not is_placed)
    text = plain(edited(read.text, list(edits)))
    for added in beside.added:
        text += f"\n\n{plain(added)}"
    is_empty = not text and not pdfium_c.FPDFPage_CountObjects(page)
    textpage.close()
    page.close()
    found = {
        "text": text,
        "tagged": lines and _tagged(lines),
        "files": beside.files,
        "signs": sorted(beside.signs),
        "is_empty": is_empty,
    }
    at_edges = edge_lines(lines, read.text, fragments) if lines else {}
    return found, RawPage(read.text, fragments, edits, beside.added, is_placed), at_edges


def _labels(document: pdfium.PdfDocument) -> list[str]:
    """Returns the label of each page, "" where it has none."""
    with suppress(pdfium.PdfiumError):
        return [document.get_page_label(number) for number in range(len(document))]
    return []


def _tagged(page: PageLines) -> dict[str, Any]:
    return {
        "text": "\n".join(line for line, _ in page.lines),
        "marks": written_marks(mark for _, mark in page.lines),
        "inside": page.inside,
        "outside": page.outside,
        "several": page.several,
    }


def _attachments(document: pdfium.PdfDocument) -> Iterator[str]:
    for number in range(min(MOST_NAMES, document.count_attachments())):
        try:
            yield document.get_attachment(number).get_name()
        except pdfium.PdfiumError:
            yield ""


if __name__ == "__main__":
    main(PdfLimits(**json.loads(sys.argv[1])))
