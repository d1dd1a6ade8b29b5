"""`python -m ingest.pdf FILE LIMITS`: a PDF with a text layer -> its pages, in its own process.

PDFium is C code, and a PDF may come from anybody. So it is read in a process that may not take
more than its share; `ingest.isolated` starts it. It writes one JSON value a line: the number of
pages, then the text of each. What keeps it from going on is an object, {"stopped": reason}.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Literal

import pypdfium2 as pdfium

from ingest.isolated import PdfLimits

Reason = Literal["encrypted", "damaged", "pages", "characters", "memory"]


class StoppedError(Exception):
    """The rest of the file is not read.

    Args:
        reason: Why.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def main(path: str, limits: PdfLimits) -> None:
    """Writes the pages of a file within its limits."""
    _limit(limits)
    try:
        for value in _pages(path, limits):
            print(json.dumps(value))  # noqa: T201 (this is what it is for)
    except StoppedError as error:
        print(json.dumps({"stopped": error.reason}))  # noqa: T201
    except MemoryError:
        print('{"stopped": "memory"}')  # noqa: T201


def _limit(limits: PdfLimits) -> None:
    """Has the system end this process if it takes too much; Windows knows no such limits."""
    if sys.platform != "win32":
        import resource

        wanted = (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_AS, limits.memory),
            (resource.RLIMIT_CPU, limits.seconds),
        )
        for kind, most in wanted:
            _, hardest = resource.getrlimit(kind)
            # What is limited more strictly already stays so; macOS has no limit to addresses.
            if hardest == resource.RLIM_INFINITY or hardest >= most:
                with suppress(ValueError, OSError):
                    resource.setrlimit(kind, (most, hardest))


def _pages(path: str, limits: PdfLimits) -> Iterator[int | str]:
    """Yields the number of pages and the text of each."""
    try:
        with pdfium.PdfDocument(path) as document:
            if len(document) > limits.pages:
                raise StoppedError("pages")
            yield len(document)
            left = limits.characters
            for number in range(len(document)):
                text = _page_text(document, number, left)
                left -= len(text)
                yield text
    except pdfium.PdfiumError as error:
        is_locked = "password" in str(error).lower()
        raise StoppedError("encrypted" if is_locked else "damaged") from None


def _page_text(document: pdfium.PdfDocument, number: int, most: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    if textpage.count_chars() > most:
        raise StoppedError("characters")
    # U+FFFE is how PDFium marks a hyphen at a line's end.
    text = str(textpage.get_text_range()).replace("\ufffe", "-\n").replace("\0", "")
    textpage.close()
    page.close()
    return text.replace("\f", "\n")


if __name__ == "__main__":
    main(sys.argv[1], PdfLimits(**json.loads(sys.argv[2])))
