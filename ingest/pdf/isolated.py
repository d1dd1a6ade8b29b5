"""Reading a PDF in a process of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

from tqdm import tqdm

from ingest.errors import ReportError
from ingest.isolated import StoppedError, isolated_values
from ingest.pdf.by_structure import read_by_structure, tag_signs, without_repeated
from ingest.pdf.doubts import doubts_of
from ingest.report_file import ReportFile
from ingest.text.marks import Mark

PROGRESS_AFTER = 2.0  # seconds; most files are read sooner
UNTAGGED = "untagged"  # sign of a page
NEEDS_OCR = "recognise its text first, with ocrmypdf -l nld, or with --ocr if that is installed"
REASONS = {
    "encrypted": "is encrypted; save it without a password first",
    "damaged": "is damaged and cannot be read",
    "pages": "has more pages than the {pages:,} that are read",
    "characters": "has more text than the {characters:,} characters that are read",
    "memory": "needs more than the {memory:,} bytes of memory that reading it may take",
    "late": "takes longer than the {seconds} seconds that reading it may take",
    "crashed": (
        "is damaged or needs more than the {memory:,} bytes of memory that reading it may take"
    ),
    "textless": f"holds images without a text layer; {NEEDS_OCR}",
    "blank": "has no text: its pages are empty",
}


@dataclass(frozen=True, slots=True)
class PdfLimits:
    """What reading one PDF may take at most.

    Attributes:
        pages: Pages; long reports have a few thousand.
        characters: Characters of text: 20,000 full pages.
        seconds: Time by the clock and of the processor; 10,000 full pages take some 5.
        memory: Bytes of address space.
    """

    pages: int = 20_000
    characters: int = 50_000_000
    seconds: int = 120
    memory: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class PdfText:
    """A PDF as read.

    Attributes:
        text: The text of all pages, each ended by a form feed.
        doubts: What of it was not read or may be read wrongly, one sentence each.
        title: The title in its properties, true or not; "" if there is none.
        numbers: The printed number of each page.
        marks: What each line of the text is, those of a page without any word included; none at
            all if the file does not say.
        signs: What there is to doubt of each page of the file, as `ingest.pdf.doubts` names it, or
            that it has no tags, which is no doubt by itself.
    """

    text: str
    doubts: tuple[str, ...]
    title: str
    numbers: tuple[int, ...]
    marks: tuple[Mark | None, ...] = ()
    signs: tuple[frozenset[str], ...] = ()


def read_pdf(file: ReportFile, limits: PdfLimits | None = None) -> PdfText:
    """Returns the text of a PDF and what it shows beside text.

    Raises:
        ReportError: The file is damaged, encrypted, empty, an image without a text layer, or
            takes more than the limits.
    """
    limits = limits or PdfLimits()
    try:
        *pages, whole = _values(file.content, limits)
        title = whole.pop("title")
        pages = [without_repeated(*one) for one in zip(pages, whole["repeated"], strict=True)]
        texts, marks = read_by_structure(pages, whole["placed"])
        text = "".join(f"{page}\f" for page in texts)
        for number in whole["lost"]:
            pages[number]["signs"].append("lost")
        for page, *more in zip(pages, whole["numbering"], tag_signs(pages), strict=True):
            page["signs"] += chain(*more)
        found = tuple(frozenset(page["signs"]) for page in pages)
        doubts = doubts_of(
            found,
            [*whole["attachments"], *(name for page in pages for name in page["files"])],
            is_xfa=whole["is_xfa"],
        )
        if not text.strip():
            raise StoppedError(_why_textless(frozenset().union(*found)))
    except StoppedError as error:
        reason = REASONS[error.reason].format(**asdict(limits))
        raise ReportError(f"The PDF {file.path} {reason}.", error.reason) from None
    signs = tuple(
        some if page["tagged"] else some | {UNTAGGED}
        for some, page in zip(found, pages, strict=True)
    )
    return PdfText(text, doubts, title, tuple(whole["numbers"]), marks, signs)


def _why_textless(signs: frozenset[str]) -> str:
    if signs & {"image", "outlines"}:
        return "textless"
    return "damaged" if "lost" in signs else "blank"


def _values(content: bytes, limits: PdfLimits) -> Iterator[dict[str, Any]]:
    """Yields each page as soon as it is read, then what the file holds beside its pages."""
    arguments = "ingest.pdf.reader", json.dumps(asdict(limits))
    values = isolated_values(arguments, content, limits.seconds)
    missing = next(values, 0) + 1
    for value in tqdm(
        values, "reading pages", missing, leave=False, unit="page", delay=PROGRESS_AFTER
    ):
        missing -= 1
        yield value
    if missing:
        raise StoppedError("crashed")
