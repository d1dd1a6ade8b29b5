"""Reading the lines of a text file that a person gave."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import QuestionFileError

MOST_BYTES = 200_000_000  # a run of 10,000 questions with 1,000 documents each has as many


def read_lines(file: Path, kind: str) -> list[str]:
    """Returns the lines of a UTF-8 file, without their ends; a byte-order mark is left out.

    Only a line feed ends a line, for a JSON text may hold other separators.

    Args:
        file: The file.
        kind: What it is, for the error: "question file".

    Raises:
        QuestionFileError: It is missing, too large, cannot be read or is not UTF-8.
    """
    try:
        return read_bytes(file, kind).decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"The {kind} {file} is not UTF-8 ({error.reason}).") from None


def read_bytes(file: Path, kind: str) -> bytes:
    """Returns the bytes of a file; see `read_lines`.

    Raises:
        QuestionFileError: It is missing, too large or cannot be read.
    """
    try:
        if not file.is_file():
            raise QuestionFileError(f"There is no {kind} {file}.")
        if file.stat().st_size > MOST_BYTES:
            raise QuestionFileError(f"The {kind} {file} has more than {MOST_BYTES:,} bytes.")
        return file.read_bytes()
    except OSError as error:
        raise QuestionFileError(f"The {kind} {file} cannot be read ({error.strerror}).") from None
