"""Reading the lines of a text file that a person gave."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import QuestionFileError


def read_lines(file: Path, kind: str) -> list[str]:
    """Returns the lines of a UTF-8 file, without their ends; a byte-order mark is left out.

    Only a line feed ends a line, for a JSON text may hold other separators.

    Args:
        file: The file.
        kind: What it is, for the error: "question file".

    Raises:
        QuestionFileError: It is missing or not UTF-8.
    """
    if not file.is_file():
        raise QuestionFileError(f"There is no {kind} {file}.")
    try:
        return file.read_bytes().decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise QuestionFileError(f"The {kind} {file} is not UTF-8 ({error.reason}).") from None
