"""A corpus as one JSONL file, and back: what `python -m ingest --out` writes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from sys import intern
from typing import Any

from ingest.corpus import (
    AnticipatedQuestion,
    Corpus,
    Entity,
    PartialQuestion,
    UnansweredQuestion,
)
from ingest.document import Block, Report, Sentence, SentenceKey
from ingest.errors import ReportError
from ingest.facts import Antecedent, Fact
from ingest.overviews import Overview, OverviewItem

UNREADABLE = "The file {file} is not a corpus that this version wrote."


def write_corpus(corpus: Corpus, file: Path) -> None:
    """Writes a corpus: one line for the report, then one a block, question and entity."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as out:
        out.writelines(corpus_lines(corpus))


def corpus_lines(corpus: Corpus) -> Iterator[bytes]:
    """Yields the lines that `write_corpus` writes."""
    for kind, record in _records(corpus):
        yield json.dumps({"record": kind, **record}, ensure_ascii=False).encode() + b"\n"


def retitled(content: bytes, title: str) -> bytes:
    """Returns what was written of a corpus with another title of its report.

    Raises:
        ValueError: It does not begin with the line of a report.
    """
    first, _, rest = content.partition(b"\n")
    header = json.loads(first)
    if header["title"] == title:
        return content
    return json.dumps({**header, "title": title}, ensure_ascii=False).encode() + b"\n" + rest


def read_corpus(file: Path) -> Corpus:
    """Reads a corpus that `write_corpus` wrote.

    Raises:
        ReportError: The file is missing or is not such a file.
    """
    try:
        content = file.read_bytes()
    except OSError as error:
        raise ReportError(UNREADABLE.format(file=file)) from error
    return corpus_in(file, content)


def corpus_in(file: Path, content: bytes) -> Corpus:
    """Returns the corpus of a file whose content was read.

    Raises:
        ReportError: It is not such a file's.
    """
    try:
        return parse_corpus(content)
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise ReportError(UNREADABLE.format(file=file)) from error


def parse_corpus(content: bytes) -> Corpus:
    """Returns the corpus of such a file's content.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: It is none.
    """
    # Each record is made what it stands for before the next one is read, and what many of them
    # repeat, sentences and languages, is held once.
    found: dict[str, list[Any]] = {kind: [] for kind in ("report", *READERS)}
    keys: dict[tuple[str, int], SentenceKey] = {}
    for line in BytesIO(content):
        record = json.loads(line)
        kind = record.pop("record")
        if answers := record.get("answers"):
            record["answers"] = [keys.setdefault((b, n), SentenceKey(b, n)) for b, n in answers]
        if isinstance(record.get("language"), str):
            record["language"] = intern(record["language"])
        found[kind].append(READERS[kind](record) if kind in READERS else record)
    header = found["report"][0]
    report = Report(
        id=header["id"],
        title=header["title"],
        language=header["language"],
        sha256=header["sha256"],
        source=tuple(header["source"]),
        blocks=tuple(found["block"]),
        doubts=tuple(header["doubts"]),
        publisher=header["publisher"],
        page_starts=tuple(header["page_starts"]),
        is_paged=header["is_paged"],
    )
    return Corpus(
        report,
        tuple(found["anticipated"]),
        tuple(found["broad"]),
        tuple(found["entity"]),
        tuple(found["unanswered"]),
        tuple(found["fact"]),
        tuple(found["partial"]),
        tuple(found["overview"]),
        tuple(found["suggested"]),
    )


def _records(corpus: Corpus) -> Iterator[tuple[str, dict[str, Any]]]:
    report = corpus.report
    yield (
        "report",
        {
            "id": report.id,
            "title": report.title,
            "language": report.language,
            "sha256": report.sha256,
            "source": report.source,
            "doubts": report.doubts,
            "publisher": report.publisher,
            "page_starts": report.page_starts,
            "is_paged": report.is_paged,
        },
    )
    for block in report.blocks:
        yield "block", asdict(block)
    for question in corpus.anticipated:
        yield "anticipated", asdict(question)
    for question in corpus.broad:
        yield "broad", asdict(question)
    for entity in corpus.entities:
        yield "entity", asdict(entity)
    for unanswered in corpus.unanswered:
        yield "unanswered", asdict(unanswered)
    for fact in corpus.facts:
        yield "fact", asdict(fact)
    for partial in corpus.partial:
        yield "partial", asdict(partial)
    for overview in corpus.overviews:
        yield "overview", asdict(overview)
    for question in corpus.suggested:
        yield "suggested", asdict(question)


def _block(record: dict[str, Any]) -> Block:
    return Block(
        **{
            **record,
            "section": tuple(record["section"]),
            "section_translation": tuple(record["section_translation"]),
            "sentences": tuple(_sentence(sentence) for sentence in record["sentences"]),
            "line_ranges": tuple((first, last) for first, last in record["line_ranges"]),
            "repairs": tuple(record["repairs"]),
        }
    )


def _sentence(record: dict[str, Any]) -> Sentence:
    first, last = record["source_lines"]
    return Sentence(
        **{
            **record,
            "key": SentenceKey(*record["key"]),
            "source_lines": (first, last),
            "footnotes": tuple(record["footnotes"]),
            "conflicts": tuple(SentenceKey(*pair) for pair in record["conflicts"]),
        }
    )


def _question(record: dict[str, Any]) -> AnticipatedQuestion:
    return AnticipatedQuestion(record["question"], record["language"], tuple(record["answers"]))


def _partial(record: dict[str, Any]) -> PartialQuestion:
    answers = tuple(record["answers"])
    missing = _by_language(record["missing"])
    return PartialQuestion(record["question"], record["language"], answers, missing)


def _entity(record: dict[str, Any]) -> Entity:
    names = {language: tuple(names) for language, names in record["names"].items()}
    mentions = tuple(SentenceKey(*pair) for pair in record["mentions"])
    return Entity(record["id"], record["type"], names, mentions)


def _overview(record: dict[str, Any]) -> Overview:
    scope = record["scope"]
    items = tuple(
        OverviewItem(**{**item, "key": SentenceKey(*item["key"])}) for item in record["items"]
    )
    return Overview(
        **{
            **record,
            "scope": scope if isinstance(scope, str) else tuple(scope),
            "names": _by_language(record["names"]),
            "items": items,
        }
    )


def _fact(record: dict[str, Any]) -> Fact:
    return Fact(
        **{
            **record,
            "key": SentenceKey(*record["key"]),
            "asks": _by_language(record["asks"]),
            "places": tuple(record["places"]),
            "actors": tuple(record["actors"]),
            "not_stated": _by_language(record["not_stated"]),
            "antecedents": {
                language: tuple(Antecedent(**one) for one in antecedents)
                for language, antecedents in record["antecedents"].items()
            },
        }
    )


def _by_language(record: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(texts) for language, texts in record.items()}


READERS: Mapping[str, Callable[[dict[str, Any]], object]] = {
    "block": _block,
    "anticipated": _question,
    "broad": _question,
    "entity": _entity,
    "unanswered": lambda record: UnansweredQuestion(**record),
    "fact": _fact,
    "partial": _partial,
    "overview": _overview,
    "suggested": _question,
}
