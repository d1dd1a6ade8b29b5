"""The bundled report, with all that was prepared for it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from ingest.automatic.source import parse_source
from ingest.corpus import (
    AnticipatedQuestion,
    Corpus,
    Entity,
    PartialQuestion,
    UnansweredQuestion,
)
from ingest.document import Report, SentenceKey
from ingest.edition import parse_edition
from ingest.errors import EditionError
from ingest.facts import Fact, check_fact, parse_fact
from ingest.overviews import Overview, check_overview, parse_overview
from ingest.report_file import ReportFile, read_report_file

REPORT_ID = "migratierapportage-2023"
REPORT_TITLE = "Migratierapportage 2023"
REPORT_PUBLISHER = "Ministerie van Buitenlandse Zaken"
FOLDER = Path(__file__).parent / "report"
NAMES = (
    "anticipated.jsonl",
    "asked.jsonl",
    "broad.jsonl",
    "edition.jsonl",
    "entities.json",
    "facts.jsonl",
    "outcomes.jsonl",
    "overviews.jsonl",
    "source.txt",
    "suggested.jsonl",
    "unanswered.jsonl",
)
PLAIN = 3  # a question that needs more sentences is a broad one


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
    named = {file.path.name: file for file in files or bundled_files()}
    source = parse_source(named["source.txt"])
    edition = parse_edition(named["edition.jsonl"], source, REPORT_ID, REPORT_TITLE)
    report = replace(edition, publisher=REPORT_PUBLISHER)
    labelled = list(_labelled(named["outcomes.jsonl"], report))
    asked = [
        *_asked(named["asked.jsonl"], report),
        *(one for one in labelled if not isinstance(one, PartialQuestion)),
    ]
    plain = [q for q in asked if isinstance(q, AnticipatedQuestion) and len(q.answers) <= PLAIN]
    sets = [q for q in asked if isinstance(q, AnticipatedQuestion) and len(q.answers) > PLAIN]
    anticipated = (*_anticipated(named["anticipated.jsonl"], report), *plain)
    return Corpus(
        report=report,
        anticipated=anticipated,
        broad=(*_broad(named["broad.jsonl"], report), *sets),
        entities=tuple(_entities(named["entities.json"], report)),
        unanswered=(
            *_unanswered(named["unanswered.jsonl"]),
            *(q for q in asked if isinstance(q, UnansweredQuestion)),
        ),
        facts=tuple(_facts(named["facts.jsonl"], report)),
        partial=tuple(one for one in labelled if isinstance(one, PartialQuestion)),
        overviews=tuple(_overviews(named["overviews.jsonl"], report)),
        suggested=tuple(_suggested(named["suggested.jsonl"], anticipated)),
    )


def _anticipated(file: ReportFile, report: Report) -> Iterator[AnticipatedQuestion]:
    for record, place in _records(file):
        key = SentenceKey(record["block"], record["sentence"])
        yield AnticipatedQuestion(record["question"], record["lang"], _known([key], report, place))


def _suggested(
    file: ReportFile, anticipated: Sequence[AnticipatedQuestion]
) -> Iterator[AnticipatedQuestion]:
    known = {(question.question, question.language): question for question in anticipated}
    for record, place in _records(file):
        question = known.get((record["question"], record["lang"]))
        if question is None:
            raise EditionError(f"A suggested question is not an anticipated one ({place}).")
        yield question


def _broad(file: ReportFile, report: Report) -> Iterator[AnticipatedQuestion]:
    for record, place in _records(file):
        keys = [SentenceKey(*pair) for pair in record["sentences"]]
        yield AnticipatedQuestion(record["question"], record["lang"], _known(keys, report, place))


def _unanswered(file: ReportFile) -> Iterator[UnansweredQuestion]:
    for record, _ in _records(file):
        yield UnansweredQuestion(record["question"], record["lang"])


def _asked(file: ReportFile, report: Report) -> Iterator[AnticipatedQuestion | UnansweredQuestion]:
    for record, place in _records(file):
        keys = [SentenceKey(*pair) for pair in record["sentences"]]
        question, language = record["question"], record["lang"]
        if keys:
            yield AnticipatedQuestion(question, language, _known(keys, report, place))
        else:
            yield UnansweredQuestion(question, language)


def _labelled(
    file: ReportFile, report: Report
) -> Iterator[AnticipatedQuestion | PartialQuestion | UnansweredQuestion]:
    for record, place in _records(file):
        keys = [SentenceKey(*pair) for pair in record["sentences"]]
        question, language = record["question"], record["lang"]
        if not keys:
            yield UnansweredQuestion(question, language)
        elif record["outcome"] == "partly":
            missing = {of: tuple(texts) for of, texts in record["missing"].items()}
            yield PartialQuestion(question, language, _known(keys, report, place), missing)
        else:
            yield AnticipatedQuestion(question, language, _known(keys, report, place))


def _entities(file: ReportFile, report: Report) -> Iterator[Entity]:
    for record in json.loads(file.text):
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


def _facts(file: ReportFile, report: Report) -> Iterator[Fact]:
    for record, place in _records(file):
        try:
            fact = parse_fact(record)
        except (KeyError, TypeError, ValueError) as error:
            raise EditionError(f"A fact lacks or garbles a field: {error} ({place}).") from None
        check_fact(fact, report)
        yield fact


def _overviews(file: ReportFile, report: Report) -> Iterator[Overview]:
    for record, place in _records(file):
        try:
            overview = parse_overview(record)
        except (KeyError, TypeError, ValueError) as error:
            raise EditionError(
                f"An overview lacks or garbles a field: {error} ({place})."
            ) from None
        check_overview(overview, report)
        yield overview


def _records(file: ReportFile) -> Iterator[tuple[dict[str, Any], str]]:
    for number, line in enumerate(file.text.split("\n"), start=1):
        if line:
            yield json.loads(line), f"line {number} of {file.path}"


def _known(keys: list[SentenceKey], report: Report, place: str) -> tuple[SentenceKey, ...]:
    for key in keys:
        if key not in report.sentences:
            raise EditionError(f"There is no sentence {key.block}.{key.number} ({place}).")
    return tuple(keys)
