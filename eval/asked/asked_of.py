"""Which report file questions are asked of, and what quotes of it are looked up in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from eval.asked.question_record import GoldQuestion
from index.manifest import sha256_of
from ingest.automatic.any_report import automatic_corpus
from ingest.bundled import bundled_corpus
from ingest.corpus import Corpus
from ingest.errors import QuestionFileError
from ingest.report_file import read_report_file

HASH_SHOWN = 12  # digits


def document_in(folder: Path, questions: Sequence[GoldQuestion]) -> Path:
    """Returns the file of a folder whose sha256 the questions name, whatever it is called.

    Raises:
        QuestionFileError: They name none or several, or the folder does not hold it.
    """
    named = sorted({question.document for question in questions})
    if len(named) != 1 or not named[0]:
        raise QuestionFileError(
            "The questions name no document or several; give the one they are asked of by --report."
        )
    return document_named(folder, named[0])


def document_named(folder: Path, sha256: str) -> Path:
    """Returns the file of a folder that has a sha256, whatever it is called.

    Raises:
        QuestionFileError: The folder does not hold it.
    """
    if not folder.is_dir():
        raise QuestionFileError(f"There is no folder {folder}.")
    for file in sorted(path for path in folder.iterdir() if path.is_file()):
        if sha256_of(file) == sha256:
            return file
    raise QuestionFileError(
        f"The folder {folder} does not hold the document that is meant"
        f" (sha256 {sha256[:HASH_SHOWN]}…)."
    )


def asked_corpus(report: Path | None) -> Corpus:
    """Returns a report file as it is read automatically; the bundled report for None.

    Raises:
        ReportError: The file cannot be read.
    """
    return automatic_corpus(read_report_file(report)) if report else bundled_corpus()
