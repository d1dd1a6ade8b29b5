"""Any report file, read automatically: nothing was prepared for it."""

from __future__ import annotations

import re
from pathlib import Path

from ingest.automatic import read_automatically
from ingest.corpus import Corpus
from ingest.report_file import ReportFile
from ingest.source import parse_source
from ingest.title import title_of


def automatic_corpus(file: ReportFile, language: str = "nl") -> Corpus:
    """Returns any report file as the heuristics read it.

    Raises:
        ReportError: The file is of no kind that can be read, or holds no running text.
    """
    source = parse_source(file)
    title = title_of(file.path, "\n".join(source.raw_lines), source.title)
    return Corpus(read_automatically(source, report_id_of(file.path), title, language))


def report_id_of(path: Path) -> str:
    """Returns the id of a report file: its name in lower case, words joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", path.stem.lower())) or "report"
