"""Images and scanned pages -> a PDF with a text layer, by the program ocrmypdf.

What it makes is kept by the hash of what it was made of: recognising takes seconds a page, and the
same file then always gives the same text.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

from tqdm import tqdm

from ingest.automatic.source import is_pdf
from ingest.errors import ReportError, SettingsError
from ingest.markup.kinds import is_image
from ingest.report_file import ReportFile, read_report_file

PROGRAM = "ocrmypdf"
OCR_HELP = "recognise the text of scanned pages first, by ocrmypdf if that is installed"
# Pages that have text keep it; Dutch, as --report reads it; with -v each line tells its page.
OPTIONS = ("-l", "nld", "--skip-text", "--output-type", "pdf", "-v", "1")
FOR_IMAGES = ("--image-dpi", "300")  # if the image does not say
PAGE = re.compile(rb"\s{0,8}(\d{1,5})\s")
MOST_LINE = 10_000  # bytes of what it tells at once
# https://ocrmypdf.readthedocs.io/en/latest/advanced.html#return-code-policy
REASONS = {
    2: ("damaged", "cannot be read by ocrmypdf"),
    3: (
        "no_ocr",
        "needs a program or language that ocrmypdf does not find; install tesseract's Dutch (nld)",
    ),
    8: ("encrypted", "is protected by a password; save it without one first"),
}


def with_text_layer(path: Path, folder: Path) -> Path:
    """Returns a PDF of that name with the text of a file's images; makes it if it is not kept yet.

    Args:
        path: A PDF or an image.
        folder: Where such files are kept.

    Raises:
        SettingsError: The program is not installed, or the file is neither.
        ReportError: The file cannot be read, or the program fails.
    """
    file = read_report_file(path)
    if not may_be_recognised(file.content):
        raise SettingsError(f"--ocr has no effect on {path}: it is neither a PDF nor an image.")
    kept = kept_layer(folder, file.sha256, path.name)
    if kept.is_file():
        return kept
    program = shutil.which(PROGRAM)
    if program is None:
        raise SettingsError(
            f"--ocr needs {PROGRAM}, which is not installed;"
            " install it with tesseract's Dutch (nld)."
        )
    try:
        kept.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=kept.parent) as name:
            made = Path(name) / "made.pdf"
            _recognise(program, file, made)
            made.replace(kept)
    except OSError as error:
        raise SettingsError(f"{kept} cannot be written ({error.strerror}).") from None
    return kept


def may_be_recognised(beginning: bytes) -> bool:
    """Returns whether a file may hold images of text."""
    return is_pdf(beginning) or is_image(beginning)


def kept_layer(folder: Path, sha256: str, name: str) -> Path:
    """Returns where a file with recognised text is kept.

    Args:
        folder: Where all are.
        sha256: Of the file that it is made of.
        name: What that is called.
    """
    return folder / sha256 / f"{Path(name).stem}.pdf"


def recognising_command(program: str, beginning: bytes, made: str) -> list[str]:
    """Returns the command that recognises a file given to its standard input.

    Args:
        program: Where ocrmypdf is.
        beginning: Of the file.
        made: Where the PDF goes; "-" for its standard output.
    """
    options = OPTIONS if is_pdf(beginning) else (*OPTIONS, *FOR_IMAGES)
    return [program, *options, "-", made]


def pages_begun(told: IO[bytes]) -> Iterator[int]:
    """Yields how many pages were begun, whenever the program tells of another one."""
    seen = set[bytes]()
    for line in iter(lambda: told.readline(MOST_LINE), b""):
        match = PAGE.match(line)
        if match and match[1] not in seen:
            seen.add(match[1])
            yield len(seen)


def unrecognised(file: Path, code: int) -> ReportError:
    """Returns what to tell of a file whose text was not recognised.

    Args:
        file: It.
        code: That the program ended with.
    """
    unknown = (
        "unrecognised",
        f"was not recognised by ocrmypdf (its code {code}); it may be damaged",
    )
    reason, told = REASONS.get(code, unknown)
    return ReportError(f"The report file {file} {told}.", reason)


def _recognise(program: str, file: ReportFile, made: Path) -> None:
    command = recognising_command(program, file.content, str(made))
    code = _run(command, file.content, made.parent / "log")
    if code or not made.is_file():
        raise unrecognised(file.path, code)


def _run(command: Sequence[str], content: bytes, given: Path) -> int:
    """Returns the exit code of a command that reads a file's bytes; shows the pages it tells."""
    given.write_bytes(content)
    with (
        given.open("rb") as source,
        subprocess.Popen(
            command, stdin=source, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        ) as process,
        tqdm(desc="recognising text", unit="page", leave=False) as bar,
    ):
        assert process.stderr is not None
        for _ in pages_begun(process.stderr):
            bar.update()
        return process.wait()
