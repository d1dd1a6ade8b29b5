"""Images and scanned pages -> a PDF with a text layer, by the program ocrmypdf if it is installed.

What it makes is kept by the hash of what it was made of: recognising takes seconds a page, and the
same file then always gives the same text.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

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
PAGE = re.compile(r"\s{0,8}(\d{1,5})\s")
# https://ocrmypdf.readthedocs.io/en/latest/advanced.html#return-code-policy
REASONS = {
    2: "cannot be read by ocrmypdf",
    3: "needs a program or language that ocrmypdf does not find; install tesseract's Dutch (nld)",
    8: "is protected by a password; save it without one first",
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
    if not (is_pdf(file.content) or is_image(file.content)):
        raise SettingsError(f"--ocr has no effect on {path}: it is neither a PDF nor an image.")
    kept = folder / file.sha256 / f"{path.stem}.pdf"
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


def _recognise(program: str, file: ReportFile, made: Path) -> None:
    options = OPTIONS if is_pdf(file.content) else (*OPTIONS, *FOR_IMAGES)
    code = _run([program, *options, "-", str(made)], file.content, made.parent / "log")
    if code or not made.is_file():
        reason = REASONS.get(code, f"was not recognised: ocrmypdf ended with code {code}")
        raise ReportError(f"The report file {file.path} {reason}.")


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
        seen: set[int] = set()
        for line in process.stderr:
            match = PAGE.match(line.decode("utf-8", "replace"))
            if match and int(match[1]) not in seen:
                seen.add(int(match[1]))
                bar.update()
        return process.wait()
