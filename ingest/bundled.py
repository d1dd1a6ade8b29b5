"""The report files that can be read: the bundled one with all that was prepared for it, or any."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.automatic import read_automatically
from ingest.corpus import AnticipatedQuestion, Corpus, Entity, UnansweredQuestion
from ingest.document import Report, SentenceKey
from ingest.edition import read_edition
from ingest.errors import EditionError
from ingest.source import read_source
from ingest.title import title_of

REPORT_ID = "migratierapportage-2023"
REPORT_TITLE = "Migratierapportage 2023"
REPORT_PUBLISHER = "Ministerie van Buitenlandse Zaken"
FOLDER = Path(__file__).parent / "report"
PLAIN = 3  # a question that needs more sentences is a broad one


def bundled_corpus(folder: Path = FOLDER) -> Corpus:
    """Returns the bundled report with everything prepared for it.

    Raises:
        EditionError: A file does not match the source or names a sentence that is not there.
        ReportError: The source cannot be read.
    """
    source = read_source(folder / "source.txt")
    edition = read_edition(folder / "edition.jsonl", source, REPORT_ID, REPORT_TITLE)
    report = replace(edition, publisher=REPORT_PUBLISHER)
    asked = list(_asked(folder / "asked.jsonl", report))
    plain = [q for q in asked if isinstance(q, AnticipatedQuestion) and len(q.answers) <= PLAIN]
    sets = [q for q in asked if isinstance(q, AnticipatedQuestion) and len(q.answers) > PLAIN]
    return Corpus(
        report=report,
        anticipated=(*_anticipated(folder / "anticipated.jsonl", report), *plain),
        broad=(*_broad(folder / "broad.jsonl", report), *sets),
        entities=tuple(_entities(folder / "entities.json", report)),
        unanswered=(
            *_unanswered(folder / "unanswered.jsonl"),
            *(q for q in asked if isinstance(q, UnansweredQuestion)),
        ),
    )


def automatic_corpus(path: Path, language: str = "nl") -> Corpus:
    """Returns any report file as the heuristics read it.

    Raises:
        ReportError: The file cannot be read.
    """
    source = read_source(path)
    title = title_of(path, "\n".join(source.raw_lines), source.title)
    return Corpus(read_automatically(source, report_id_of(path), title, language))


def report_id_of(path: Path) -> str:
    """Returns the id of a report file: its name in lower case, words joined by hyphens."""
    return "-".join(re.findall(r"[^\W_]+", path.stem.lower())) or "report"


def _anticipated(path: Path, report: Report) -> Iterator[AnticipatedQuestion]:
    for record, place in _records(path):
        key = SentenceKey(record["block"], record["sentence"])
        yield AnticipatedQuestion(record["question"], record["lang"], _known([key], report, place))


def _broad(path: Path, report: Report) -> Iterator[AnticipatedQuestion]:
    for record, place in _records(path):
        keys = [SentenceKey(*pair) for pair in record["sentences"]]
        yield AnticipatedQuestion(record["question"], record["lang"], _known(keys, report, place))


def _unanswered(path: Path) -> Iterator[UnansweredQuestion]:
    for record, _ in _records(path):
        yield UnansweredQuestion(record["question"], record["lang"])


def _asked(path: Path, report: Report) -> Iterator[AnticipatedQuestion | UnansweredQuestion]:
    for record, place in _records(path):
        keys = [SentenceKey(*pair) for pair in record["sentences"]]
        question, language = record["question"], record["lang"]
        if keys:
            yield AnticipatedQuestion(question, language, _known(keys, report, place))
        else:
            yield UnansweredQuestion(question, language)


def _entities(path: Path, report: Report) -> Iterator[Entity]:
    for record in json.loads(path.read_text("utf-8")):
        yield Entity(
            id=record["id"],
            type=record["type"],
            names={
                language: tuple(dict.fromkeys((*record[language], *record.get("abbr", ()))))
                for language in ("nl", "en")
            },
            mentions=_known(
                [SentenceKey(*pair) for pair in record["mentions"]], report, record["id"]
            ),
        )


def _records(path: Path) -> Iterator[tuple[dict[str, Any], str]]:
    for number, line in enumerate(path.read_text("utf-8").split("\n"), start=1):
        if line:
            yield json.loads(line), f"line {number} of {path}"


def _known(keys: list[SentenceKey], report: Report, place: str) -> tuple[SentenceKey, ...]:
    for key in keys:
        if key not in report.sentences:
            raise EditionError(f"There is no sentence {key.block}.{key.number} ({place}).")
    return tuple(keys)
