"""What a worker does: it reads a report whose bytes it is given, and keeps nothing."""

from __future__ import annotations

import logging

from ingest.errors import RapportwijzerError
from ingest.library.adding import OpenedReport
from ingest.library.member import version_of
from ingest.storage import corpus_lines


def working_version() -> str:
    """Returns what changes with whatever reads reports, or passes them on."""
    return version_of()


def read_opened(opened: OpenedReport) -> bytes | tuple[str, str]:
    """Returns the lines of a report as `write_corpus` writes them, or why it cannot be read.

    Whatever is raised is told: one odd file must not end the reading of all.
    """
    try:
        return b"".join(corpus_lines(opened.read()))
    except RapportwijzerError as error:
        return str(error), error.reason
    except Exception as error:
        logging.getLogger(__name__).exception("reading failed")
        return f"The report file {opened.path} cannot be read ({type(error).__name__}).", ""
