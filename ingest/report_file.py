"""A file of a report, read from the disk once: its hash is of the very bytes that are parsed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.errors import ReportError

# What is read of a file at most: several times the longest reports that exist, and what the
# memory of an ordinary computer holds.
MOST_FILE_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class ReportFile:
    """A file as it was when it was read, whatever became of it since.

    Attributes:
        path: Where it was.
        content: All of its bytes.
        sha256: Of these bytes, in hexadecimal.
    """

    path: Path
    content: bytes = field(repr=False)
    sha256: str

    @property
    def text(self) -> str:
        """The content of a file of our own, which is UTF-8."""
        return self.content.decode()


def read_report_file(path: Path) -> ReportFile:
    """Reads a file of a report.

    Raises:
        ReportError: It is missing, no file, too large or cannot be read.
    """
    try:
        if path.is_dir():
            raise ReportError(
                f"{path} is a folder; 'python -m ingest add' takes all report files of one."
            )
        if not path.is_file():
            raise ReportError(f"There is no report file {path}.")
        if path.stat().st_size > MOST_FILE_BYTES:
            raise ReportError(
                f"The report file {path} has more than {MOST_FILE_BYTES:,} bytes.", "large"
            )
        content = path.read_bytes()
    except OSError as error:
        raise ReportError(f"The report file {path} cannot be read ({error.strerror}).") from None
    return ReportFile(path, content, hashlib.sha256(content).hexdigest())


def hash_of_all(files: Iterable[ReportFile]) -> str:
    """Returns 64 hexadecimal digits that change with the name or content of any of the files."""
    digest = hashlib.sha256()
    for file in files:
        name = file.path.name.encode("utf-8", "surrogateescape")
        digest.update(name + b"\0" + file.sha256.encode())
    return digest.hexdigest()
