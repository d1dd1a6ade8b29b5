"""Reading Word, OpenDocument, EPUB and HTML in a process of its own, as PDF files are.

Its parsers are C code, or may take the square of what they are given; no file can crash, hang or
exhaust the process that asks.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

from ingest.errors import ReportError
from ingest.isolated import StoppedError, isolated_values
from ingest.markup.kinds import ADVICE
from ingest.markup.parts import part_numbers
from ingest.report_file import ReportFile
from ingest.text.marks import Mark

REASONS = {
    "encrypted": "is protected by a password; save it without one first",
    "rights": "is protected against copying, and cannot be read",
    "damaged": "is damaged and cannot be read",
    "unknown": "is a ZIP file, but no Word, OpenDocument or EPUB file; unpack it first",
    "spreadsheet": "is a spreadsheet; save what it says as DOCX or PDF first",
    "presentation": "is a presentation; save it as PDF first",
    "pages_app": f"is a Pages document; {ADVICE}",
    "files": "holds more files than are read",
    "bomb": "unpacks to more than is read",
    "entities": "declares entities of its own, which no word processor does, and is not read",
    "nested": "has elements nested too deep to be read",
    "characters": "has more text than is read",
    "memory": "needs more than the {memory:,} bytes of memory that reading it may take",
    "late": "takes longer than the {seconds} seconds that reading it may take",
    "crashed": (
        "is damaged or needs more than the {memory:,} bytes of memory that reading it may take"
    ),
}


@dataclass(frozen=True, slots=True)
class MarkupLimits:
    """What reading one file may take at most.

    Attributes:
        seconds: Time by the clock and of the processor; 1,000 pages take some 20.
        memory: Bytes of address space.
    """

    seconds: int = 120
    memory: int = 2_000_000_000


@dataclass(frozen=True, slots=True)
class MarkupSource:
    """A file as read.

    Attributes:
        texts: Its lines.
        pages: The page that each line stands on, or the part of a text without pages.
        marks: What each line is.
        title: The title that it claims, true or not; "" if none.
        doubts: What may be read wrongly, one sentence each.
        is_paged: Whether the file says where pages begin.
    """

    texts: tuple[str, ...]
    pages: tuple[int, ...]
    marks: tuple[Mark, ...]
    title: str
    doubts: tuple[str, ...]
    is_paged: bool


def read_markup(file: ReportFile, limits: MarkupLimits | None = None) -> MarkupSource:
    """Returns the lines of a file of marked-up text.

    Raises:
        ReportError: The file is of no kind that is read, damaged, protected, or takes more than
            the limits.
    """
    limits = limits or MarkupLimits()
    arguments = "ingest.markup.reader", json.dumps(asdict(limits))
    try:
        *lines, whole = isolated_values(arguments, file.content, limits.seconds)
    except StoppedError as error:
        reason = REASONS[error.reason].format(**asdict(limits))
        raise ReportError(f"The report file {file.path} {reason}.", error.reason) from None
    marks = tuple(Mark(*line[2:]) for line in lines)
    pages = [line[1] for line in lines]
    is_paged = any(page is not None for page in pages)
    numbers = (page or 0 for page in pages) if is_paged else part_numbers(marks)
    return MarkupSource(
        tuple(line[0] for line in lines),
        tuple(numbers),
        marks,
        whole["title"],
        tuple(whole["doubts"]),
        is_paged,
    )
