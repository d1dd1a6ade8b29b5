"""Reading a PDF in a process of its own, so that no file can crash, hang or exhaust this one."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from itertools import chain
from typing import Any

from tqdm import tqdm

from ingest.checkout import ROOT
from ingest.errors import ReportError
from ingest.pdf.by_structure import read_by_structure, tag_signs
from ingest.pdf.doubts import doubts_of
from ingest.report_file import ReportFile
from ingest.text.marks import Mark

OUT_OF_TIME = 24  # SIGXCPU, which Windows does not know
PROGRESS_AFTER = 2.0  # seconds; most files are read sooner
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


class _StoppedError(Exception):
    """Reading ended early; the text is a key of REASONS."""


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
    """

    text: str
    doubts: tuple[str, ...]
    title: str
    numbers: tuple[int, ...]
    marks: tuple[Mark | None, ...] = ()


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
        texts, marks = read_by_structure(pages, whole["placed"])
        text = "".join(f"{page}\f" for page in texts)
        for number in whole["lost"]:
            pages[number]["signs"].append("lost")
        for page, *more in zip(pages, whole["numbering"], tag_signs(pages), strict=True):
            page["signs"] += chain(*more)
        doubts = doubts_of(
            [frozenset(page["signs"]) for page in pages],
            [*whole["attachments"], *(name for page in pages for name in page["files"])],
            is_xfa=whole["is_xfa"],
        )
        if not text.strip():
            signs = {sign for page in pages for sign in page["signs"]}
            raise _StoppedError(_why_textless(signs))
    except _StoppedError as error:
        reason = REASONS[str(error)].format(**asdict(limits))
        raise ReportError(f"The PDF {file.path} {reason}.") from None
    return PdfText(text, doubts, title, tuple(whole["numbers"]), marks)


def _why_textless(signs: set[str]) -> str:
    if signs & {"image", "outlines"}:
        return "textless"
    return "damaged" if "lost" in signs else "blank"


def _values(content: bytes, limits: PdfLimits) -> Iterator[dict[str, Any]]:
    """Yields each page as soon as it is read, then what the file holds beside its pages."""
    late = threading.Event()
    arguments = "ingest.pdf.reader", json.dumps(asdict(limits))
    with limited_process(arguments, content, limits.seconds, late) as process:
        assert process.stdout is not None
        values = (json.loads(line) for line in process.stdout if line.endswith(b"\n"))
        missing = _page_count(next(values, 0)) + 1
        for value in tqdm(
            values, "reading pages", missing, leave=False, unit="page", delay=PROGRESS_AFTER
        ):
            if "stopped" in value:
                raise _StoppedError(value["stopped"])
            missing -= 1
            yield value
        code = process.wait()
        if late.is_set() or code == -OUT_OF_TIME:
            raise _StoppedError("late")
        if code or missing:
            raise _StoppedError("crashed")


def _page_count(value: int | dict[str, str]) -> int:
    if isinstance(value, int):
        return value
    raise _StoppedError(value["stopped"])


@contextmanager
def limited_process(
    arguments: Sequence[str], content: bytes, seconds: int, late: threading.Event
) -> Iterator[subprocess.Popen[bytes]]:
    """Starts a process that reads a file; ends it when its time is up, or when nobody listens.

    Args:
        arguments: Its module, which calls `limit_this_process`, and what that is told.
        content: All bytes of the file, which it finds on its standard input.
        seconds: Its time.
        late: Is set when that is up.
    """
    command = [sys.executable, "-m", *arguments]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL  # a crash is told in one sentence
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=nowhere) as process:

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        try:
            _hand_over(content, process)
            yield process
        finally:
            timer.cancel()
            process.kill()


def _hand_over(content: bytes, process: subprocess.Popen[bytes]) -> None:
    """Gives a process all bytes of a file: it opens none, which could hold others by then."""
    assert process.stdin is not None
    with suppress(BrokenPipeError), process.stdin as pipe:  # why it stopped reading is told later
        pipe.write(content)


def limit_this_process(seconds: int, memory: int) -> None:
    """Has the system end this process if it takes too much; Windows knows no such limits."""
    if sys.platform != "win32":
        import resource

        wanted = (
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, seconds),
        )
        for kind, most in wanted:
            _, hardest = resource.getrlimit(kind)
            # What is limited more strictly already stays so; macOS has no limit to addresses.
            if hardest == resource.RLIM_INFINITY or hardest >= most:
                with suppress(ValueError, OSError):
                    resource.setrlimit(kind, (most, hardest))
