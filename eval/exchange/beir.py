"""Corpus, questions and judgements in BEIR's layout, so that others' systems can rank ours.

`corpus.jsonl` (_id, title, text, metadata), `queries.jsonl` (_id, text, metadata) and
`qrels/test.tsv` (query-id, corpus-id, score): Thakur et al. 2021, "BEIR: a heterogenous benchmark
for zero-shot evaluation of information retrieval models".
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.answer.typed_json import (
    Line,
    Many,
    OpenRecord,
    RecordReader,
    Text,
    Whole,
    WrongFieldError,
)
from eval.asked.json_lines import write_json_lines
from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource, holds
from eval.asked.text_file import read_lines
from eval.exchange.beir_judgements import HEADER, read_judgements
from index.language import LANGUAGES
from ingest.document import Report
from ingest.errors import QuestionFileError
from ingest.passages import Passage, make_passages

CORPUS, QUERIES, QRELS = "corpus.jsonl", "queries.jsonl", Path("qrels") / "test.tsv"

Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageMetadata(OpenRecord):
    """Where a passage of an exported corpus comes from; the source lines are needed.

    The report's id is missing in corpora that were exported from one report alone.
    """

    report: Text | None = None
    page: Whole | None = None
    section: Many[Text] | None = None
    source_lines: tuple[Line, Line]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusPassage(OpenRecord):
    """A passage of an exported corpus, without its id."""

    text: Text
    metadata: PassageMetadata


PASSAGES = RecordReader(CorpusPassage)


def write_dataset(
    reports: Sequence[Report], questions: Sequence[GoldQuestion], folder: Path
) -> None:
    """Writes the passages of reports with questions and judgements.

    A passage is judged 1 if it holds a gold quote, and of an evidence that needs all its quotes,
    any of them. Unanswerable questions are among the queries, without a judgement.
    """
    passages = [passage for report in reports for passage in make_passages(report)]
    source = GoldSource.of(reports)
    (folder / QRELS).parent.mkdir(parents=True, exist_ok=True)
    write_json_lines(map(_entry, passages), folder / CORPUS)
    write_json_lines(map(_query, questions), folder / QUERIES)
    rows = [
        f"{question.id}\t{passage.id}\t1"
        for question in questions
        for passage in passages
        if question.answerable and _is_relevant(question, passage, source)
    ]
    (folder / QRELS).write_text("\n".join(["\t".join(HEADER), *rows, ""]), "utf-8")


def read_corpus(folder: Path) -> dict[str, CorpusPassage]:
    """Returns the passages of a dataset by id.

    Raises:
        QuestionFileError: The file is missing or has a line of another form.
    """
    corpus = {}
    for number, entry in _read_lines(folder / CORPUS):
        try:
            corpus[entry["_id"]] = PASSAGES.read(entry)
        except WrongFieldError:
            raise QuestionFileError(
                f"Line {number} of {folder / CORPUS} is not a passage of an exported corpus."
            ) from None
    return corpus


@dataclass(frozen=True, slots=True)
class ImportedQuestions:
    """Queries and judgements as a question file.

    Attributes:
        records: Of the question file, in the order of the queries.
        notes: A sentence for each thing about them that a reader of figures must know.
    """

    records: Sequence[Entry]
    notes: Sequence[str]


def imported_questions(folder: Path, reports: Sequence[Report]) -> ImportedQuestions:
    """Returns the records of a question file from queries and judgements over our corpus.

    The evidence is the source text that a relevant passage was read from.

    Raises:
        QuestionFileError: A file is missing or has a line of another form.
    """
    corpus, judged = read_corpus(folder), read_judgements(folder / QRELS)
    asked_of = dict(_queries(folder / QUERIES))
    by_id = {report.id: report for report in reports}
    evidence: dict[str, list[str]] = {query: [] for query in asked_of}
    for (query, passage), grade in judged.grades.items():
        if grade <= 0:
            continue
        if passage not in corpus:
            raise QuestionFileError(f"{folder / QRELS} judges {passage}, which is not in {CORPUS}.")
        if query not in asked_of:
            raise QuestionFileError(f"{folder / QRELS} judges for {query}, which is not a query.")
        evidence[query].append(_source_text(corpus[passage].metadata, by_id, folder))
    records = [
        {
            "id": query,
            "lang": asked.get("metadata", {}).get("lang", "nl"),
            "question": asked["text"],
            "answerable": bool(evidence[query]),
            "evidence": evidence[query],
        }
        for query, asked in asked_of.items()
    ]
    notes = [*judged.notes()]
    if none := sum(not texts for texts in evidence.values()):
        notes.append(
            f"{none} of {len(records)} queries have no passage judged above 0: they are taken for "
            "questions that the report does not answer."
        )
    return ImportedQuestions(records, notes)


def _source_text(passage: PassageMetadata, reports: Mapping[str, Report], folder: Path) -> str:
    """Returns what a passage was read from; of one report every passage is a part.

    Raises:
        QuestionFileError: It is of none of several reports.
    """
    of_it = [id_ for id_ in reports if len(reports) == 1 or id_ == passage.report]
    if not of_it:
        raise QuestionFileError(f"{folder / CORPUS} has a passage of a report that is not here.")
    (report,) = of_it
    return reports[report].source_text(passage.source_lines)


def _queries(file: Path) -> Iterator[tuple[str, Entry]]:
    for number, query in _read_lines(file):
        if not isinstance(query.get("text"), str) or not query["text"].strip():
            raise QuestionFileError(f"Line {number} of {file} has no 'text'.")
        if query.get("metadata", {}).get("lang", "nl") not in LANGUAGES:
            raise QuestionFileError(f"Line {number} of {file} is in another language.")
        yield query["_id"], query


def _entry(passage: Passage) -> Entry:
    return {
        "_id": passage.id,
        "title": " > ".join(passage.section),
        "text": passage.text,
        "metadata": {
            "translation": passage.translation,
            "report": passage.report_id,
            "page": passage.first_page,
            "section": list(passage.section),
            "source_lines": list(passage.source_lines),
        },
    }


def _query(question: GoldQuestion) -> Entry:
    metadata = {"lang": question.language, "type": question.type, "dialogue": question.dialogue}
    return {"_id": question.id, "text": question.question, "metadata": metadata}


def _is_relevant(question: GoldQuestion, passage: Passage, source: GoldSource) -> bool:
    where = source.place(passage.report_id, passage.source_lines)
    return any(holds(source.find(quote), passage.text, where) for quote in question.evidence)


def _read_lines(file: Path) -> Iterator[tuple[int, Entry]]:
    seen: set[str] = set()
    for number, line in enumerate(read_lines(file, "file"), start=1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            json.dumps(entry, ensure_ascii=False).encode()
        except (ValueError, RecursionError):
            entry = None
        if not isinstance(entry, dict) or not isinstance(entry.get("_id"), str):
            raise QuestionFileError(f"Line {number} of {file} is not a JSON object with an '_id'.")
        if not isinstance(entry.get("metadata", {}), dict):
            raise QuestionFileError(f"Line {number} of {file}: 'metadata' is not a JSON object.")
        if entry["_id"] in seen:
            raise QuestionFileError(f"Line {number} of {file} has the '_id' of another line.")
        seen.add(entry["_id"])
        yield number, entry
