"""An edition of one's own: the folder that a skeleton began and a person completed."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.corpus import Corpus
from ingest.document import Report
from ingest.edition.prepared import ANTICIPATED, EDITION, MORE, SOURCE, prepared_corpus
from ingest.errors import EditionError
from ingest.report_file import ReportFile, hash_of_all, read_report_file
from ingest.text.alignment import source_words

ABOUT = "report.json"
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_edition(path: Path) -> bool:
    """Returns whether a path is a folder that holds an edition."""
    return (path / EDITION).is_file()


def edition_files(folder: Path) -> tuple[ReportFile, ...]:
    """Reads the files of an edition, each once.

    Raises:
        ReportError: The source, its edition or what the report is called is missing.
    """
    more = (name for name in MORE if (folder / name).is_file())
    return tuple(read_report_file(folder / name) for name in (ABOUT, SOURCE, EDITION, *more))


def packed(folder: Path, files: Sequence[ReportFile]) -> ReportFile:
    """Returns an edition as one ZIP archive, to be kept; equal files make equal archives."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in files:
            archive.writestr(zipfile.ZipInfo(file.path.name), file.content)
    return ReportFile(Path(f"{folder.resolve().name}.zip"), out.getvalue(), hash_of_all(files))


def unpacked(file: ReportFile) -> tuple[ReportFile, ...]:
    """Returns the files of an edition that was packed; nothing if the file is no such archive."""
    if not zipfile.is_zipfile(io.BytesIO(file.content)):
        return ()
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            if EDITION not in archive.namelist():
                return ()
            found = [(Path(name), archive.read(name)) for name in archive.namelist()]
    except (zipfile.BadZipFile, zlib.error):
        return ()
    return tuple(
        ReportFile(path, content, hashlib.sha256(content).hexdigest()) for path, content in found
    )


def edition_corpus(files: Sequence[ReportFile]) -> Corpus:
    """Returns the report of an edition with all that was prepared for it.

    Its id is the one that the edition names, which stays as the edition grows.

    Raises:
        EditionError: A file does not match the source or garbles a field.
        ReportError: The source cannot be read.
    """
    about = _about(files)
    corpus = prepared_corpus(files, about.id, about.title, about.publisher)
    doubts = (*about.doubts, *corpus.report.doubts)
    report = replace(corpus.report, is_paged=about.is_paged, doubts=doubts)
    return replace(corpus, report=report)


def unfinished(corpus: Corpus) -> Iterator[str]:
    """Yields what is left to do in an edition, one sentence each."""
    report = corpus.report
    sentences = report.sentences.values()
    if untranslated := sum(not sentence.translation for sentence in sentences):
        yield f"{untranslated} of {len(sentences)} sentences have no English (`en`)."
    paths = [block for block in report.blocks if block.section]
    if headless := sum(not block.section_translation for block in paths):
        yield f"{headless} of {len(paths)} blocks have no English headings (`path_en`)."
    if loose := _words_in_no_block(report):
        examples = ", ".join(f"'{word}' (line {line})" for word, line in loose[:5])
        yield f"{len(loose)} words of the source are in no block, such as {examples}."
    if not corpus.anticipated:
        yield f"No questions are prepared ({ANTICIPATED}): the text alone is searched."


def _words_in_no_block(report: Report) -> list[tuple[str, int]]:
    """Returns the words of lines that no block names, each with the number of its line."""
    named = {
        line
        for block in report.blocks
        for first, last in block.line_ranges
        for line in range(first, last + 1)
    }
    lines = [
        (number, text.strip())
        for number, text in enumerate(report.source, start=1)
        if number not in named
    ]
    return [(word, line) for word, line, _ in source_words(lines) if not word.isdigit()]


@dataclass(frozen=True, slots=True)
class _About:
    id: str
    title: str
    publisher: str
    is_paged: bool
    doubts: tuple[str, ...]


def _about(files: Sequence[ReportFile]) -> _About:
    file = next(file for file in files if file.path.name == ABOUT)
    try:
        record = json.loads(file.text)
        about = _About(
            str(record["id"]),
            str(record["title"]),
            str(record.get("publisher", "")),
            bool(record.get("is_paged", True)),
            tuple(map(str, record.get("doubts", ()))),
        )
    except (ValueError, LookupError, TypeError) as error:
        raise EditionError(f"{file.path} lacks or garbles a field ({error}).") from None
    if not ID.fullmatch(about.id):
        raise EditionError(
            f"{file.path} names the report '{about.id}'; an id has small letters, digits and "
            "hyphens alone."
        )
    return about
