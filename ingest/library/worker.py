"""What a worker does: it reads a report whose bytes it is given, and keeps nothing."""

from __future__ import annotations

from ingest.errors import RapportwijzerError
from ingest.library.adding import OpenedReport
from ingest.storage import corpus_lines


def read_opened(opened: OpenedReport) -> bytes | tuple[str, str]:
    """Returns the lines of a report as `write_corpus` writes them, or why it cannot be read."""
    try:
        return b"".join(corpus_lines(opened.read()))
    except RapportwijzerError as error:
        return str(error), error.reason
