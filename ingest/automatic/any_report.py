"""Any report file, read automatically, with what rules alone can prepare."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.automatic.by_rule.preparing import prepared
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import Source, parse_source
from ingest.automatic.title import title_of
from ingest.corpus import Corpus
from ingest.report_file import ReportFile, hash_of_all
from ingest.text.alignment import fold
from ingest.text.written_language import written_language

MOST_WORDS = 60  # characters of an id
DIGITS = 8


def automatic_corpus(file: ReportFile, language: str = "nl") -> Corpus:
    """Returns any report file as the heuristics read it.

    Args:
        file: The file.
        language: ISO 639-1 code of its text; "" to tell it by its words.

    Raises:
        ReportError: The file is of no kind that can be read, or holds no running text.
    """
    return corpus_of(parse_source(file), file, language)


def corpus_of(source: Source, file: ReportFile, language: str) -> Corpus:
    """Returns the report that the heuristics make of a source.

    Args:
        source: What was read of the file.
        file: The file.
        language: ISO 639-1 code of its text; "" to tell it by its words.

    Raises:
        ReportError: It holds no running text.
    """
    text = "\n".join(source.raw_lines)
    language = language or written_language(text)
    report = read_automatically(source, report_id_of(file), file.path.stem, language)
    return prepared(replace(report, title=title_of(file.path, text, source.title, report.blocks)))


def report_id_of(file: ReportFile) -> str:
    """Returns the id of a report file, fit for links and for the name of a folder.

    It is the words of the file's name in plain letters, by hyphens, and eight hexadecimal digits
    that follow from the name and all bytes. The same file always has the same id; another file of
    that name has another, and none has that of the bundled report.
    """
    words = "-".join(re.findall(r"[a-z0-9]+", fold(file.path.stem)))
    return f"{words[:MOST_WORDS].strip('-') or 'report'}-{hash_of_all([file])[:DIGITS]}"
