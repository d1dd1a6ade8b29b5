"""A report whose file is a PDF of two pages, and what draws them without PDFium."""

from __future__ import annotations

import hashlib
from array import array
from pathlib import Path

from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.document import Report, Sentence
from ingest.pdf.picture.letters import Letters
from ingest.pdf.picture.page_picture import PagePicture

CONTENT = b"%PDF-1.4 of two pages"
LINES = (
    ("Eerst gaat het over treinen.", "De bus reed vorig jaar door"),
    ("vier dorpen.", "Daarna gaat het over boten."),
)
CROSSING = "De bus reed vorig jaar door vier dorpen."
WIDE, HIGH = 10, 20  # of a letter on a picture


def made_report() -> Report:
    """Returns a report of these pages, with 7 and 8 printed on them."""
    pages = ["\n".join((*lines, str(7 + number))) for number, lines in enumerate(LINES)]
    source = paginate("\n\f".join(pages), hashlib.sha256(CONTENT).hexdigest())
    return read_automatically(source, "nota", "Nota", "nl")


def sentence_of(report: Report, text: str) -> Sentence:
    """Returns the sentence with this text."""
    (found,) = (one for one in report.sentences.values() if one.text == text)
    return found


def written(folder: Path, content: bytes = CONTENT) -> Path:
    """Writes the file."""
    file = folder / "nota.pdf"
    file.write_bytes(content)
    return file


def drawn(content: bytes, number: int) -> PagePicture:
    """Returns a page as lines of letters of one size."""
    assert content == CONTENT
    text, edges = "", array("H")
    for row, line in enumerate(LINES[number]):
        for place, character in enumerate(f"{line} "):
            left, top = WIDE * place, 2 * HIGH * row
            text += character
            edges.extend((left, top, left + WIDE, top + HIGH))
    return PagePicture(b"webp of page %d" % number, 400, 100, Letters(text, edges))
