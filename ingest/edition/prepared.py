"""A report with its edition and all else that was prepared for it, read from their files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from ingest.automatic.source import parse_source
from ingest.corpus import (
    AnticipatedQuestion,
    Corpus,
    Entity,
    PartialQuestion,
    UnansweredQuestion,
)
from ingest.document import Report, SentenceKey
from ingest.edition.blocks import parse_edition
from ingest.errors import EditionError
from ingest.facts import Fact, check_fact, parse_fact
from ingest.overviews import Overview, check_overview, parse_overview
from ingest.report_file import ReportFile

SOURCE, EDITION = "source.txt", "edition.jsonl"
ANTICIPATED, ASKED, BROAD = "anticipated.jsonl", "asked.jsonl", "broad.jsonl"
ENTITIES, FACTS, OUTCOMES = "entities.json", "facts.jsonl", "outcomes.jsonl"
OVERVIEWS, SUGGESTED, UNANSWERED = "overviews.jsonl", "suggested.jsonl", "unanswered.jsonl"
# In addition to the source and its edition; each may be missing.
MORE = (
    ANTICIPATED, ASKED, BROAD, ENTITIES, FACTS, OUTCOMES, OVERVIEWS, SUGGESTED, UNANSWERED,
)  # fmt: skip
PLAIN = 3  # a question that needs more sentences is a broad one

T = TypeVar("T")


def prepared_corpus(
    files: Sequence[ReportFile], report_id: str, title: str, publisher: str
) -> Corpus:
    """Returns a report with everything prepared for it.

    Args:
        files: The source, its edition and any of the others, told by their names.
        report_id: Id of the report.
        title: For people.
        publisher: Who published it, "" if that is not known.

    Raises:
        EditionError: A file does not match the source or names a sentence that is not there.
        ReportError: The source cannot be read.
    """
    named = {file.path.name: file for file in files}
    edition = parse_edition(named[EDITION], parse_source(named[SOURCE]), report_id, title)
    report = replace(edition, publisher=publisher)

    def read(name: str, reader: Callable[[ReportFile, Report], Iterable[T]]) -> tuple[T, ...]:
        return _all(reader, named[name], report) if name in named else ()

    labelled = read(OUTCOMES, _labelled)
    asked = [
        *read(ASKED, _asked),
        *(one for one in labelled if not isinstance(one, PartialQuestion)),
    ]
    plain = [q for q in asked if isinstance(q, AnticipatedQuestion) and len(q.answers) <= PLAIN]
    sets = [q for q in asked if isinstance(q, AnticipatedQuestion) and len(q.answers) > PLAIN]
    anticipated = (*read(ANTICIPATED, _anticipated), *plain)
    known = {(question.question, question.language): question for question in anticipated}
    return Corpus(
        report=report,
        anticipated=anticipated,
        broad=(*read(BROAD, _broad), *sets),
        entities=read(ENTITIES, _entities),
        unanswered=(
            *read(UNANSWERED, _unanswered),
            *(q for q in asked if isinstance(q, UnansweredQuestion)),
        ),
        facts=read(FACTS, _facts),
        partial=tuple(one for one in labelled if isinstance(one, PartialQuestion)),
        overviews=read(OVERVIEWS, _overviews),
        suggested=read(SUGGESTED, lambda file, _: _suggested(file, known)),
    )


def _all(
    reader: Callable[[ReportFile, Report], Iterable[T]], file: ReportFile, report: Report
) -> tuple[T, ...]:
    try:
        return tuple(reader(file, report))
    except (KeyError, TypeError, ValueError) as error:
        raise EditionError(f"{file.path} lacks or garbles a field ({error}).") from None


def _anticipated(file: ReportFile, report: Report) -> Iterator[AnticipatedQuestion]:
    for record, place in _records(file):
        key = SentenceKey(record["block"], record["sentence"])
        yield AnticipatedQuestion(record["question"], record["lang"], _known([key], report, place))


def _suggested(
    file: ReportFile, known: Mapping[tuple[str, str], AnticipatedQuestion]
) -> Iterator[AnticipatedQuestion]:
    for record, place in _records(file):
        question = known.get((record["question"], record["lang"]))
        if question is None:
            raise EditionError(f"A suggested question is not an anticipated one ({place}).")
        yield question


def _broad(file: ReportFile, report: Report) -> Iterator[AnticipatedQuestion]:
    for record, place in _records(file):
        keys = [SentenceKey(*pair) for pair in record["sentences"]]
        yield AnticipatedQuestion(record["question"], record["lang"], _known(keys, report, place))


def _unanswered(file: ReportFile, report: Report) -> Iterator[UnansweredQuestion]:
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
