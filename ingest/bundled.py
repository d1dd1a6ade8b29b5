"""The bundled report, with all that was prepared for it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ingest.corpus import Corpus
from ingest.edition.prepared import EDITION, MORE, SOURCE, prepared_corpus
from ingest.report_file import ReportFile, read_report_file

REPORT_ID = "migratierapportage-2023"
REPORT_TITLE = "Migratierapportage 2023"
REPORT_PUBLISHER = "Ministerie van Buitenlandse Zaken"
FOLDER = Path(__file__).parent / "report"
NAMES = tuple(sorted((SOURCE, EDITION, *MORE)))


def bundled_files(folder: Path = FOLDER) -> tuple[ReportFile, ...]:
    """Reads the bundled report and all that was prepared for it, each file once.

    Raises:
        ReportError: A file is missing or cannot be read.
    """
    return tuple(read_report_file(folder / name) for name in NAMES)


def bundled_corpus(files: Sequence[ReportFile] | None = None) -> Corpus:
    """Returns the bundled report with everything prepared for it.

    Args:
        files: As `bundled_files` returns them; None to read them now.

    Raises:
        EditionError: A file does not match the source or names a sentence that is not there.
        ReportError: A file cannot be read.
    """
    return prepared_corpus(files or bundled_files(), REPORT_ID, REPORT_TITLE, REPORT_PUBLISHER)
