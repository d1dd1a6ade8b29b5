"""Runs and judgements in TREC's formats, for trec_eval, ir_measures and others.

A question's need has one relevant document, named after the question: in the exported run the
passage at which the need is first met carries that name. So the judgements are the same for every
system, however it cuts passages, and every figure is the one that `score` prints.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.metrics import Record, rank_of_need
from eval.question_record import GoldQuestion
from eval.relevance import GoldSource
from eval.text_file import read_lines
from ingest.errors import QuestionFileError

TAG = "rapportwijzer"


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A line of a run in TREC's format: six columns, of which the second says nothing."""

    question: str
    document: str
    rank: int
    score: float


def relevant_document(question: GoldQuestion) -> str:
    """Returns the name of the document that meets a question's need."""
    return f"{question.id}.evidence"


def qrels_lines(questions: Iterable[GoldQuestion]) -> Iterator[str]:
    """Yields the judgements: question, 0, document, 1.

    Raises:
        QuestionFileError: The id of a question has white space.
    """
    for question in questions:
        if len(question.id.split()) != 1:
            raise QuestionFileError(
                f"The id '{question.id}' has white space, which TREC's formats cannot hold."
            )
        if question.answerable:
            yield f"{question.id} 0 {relevant_document(question)} 1"


def run_lines(
    questions: Iterable[GoldQuestion], run: Mapping[str, Record], source: GoldSource
) -> Iterator[str]:
    """Yields a run: question, Q0, document, rank, score, tag.

    The scores are those of the ranks, because trec_eval sorts by score and breaks ties by name.
    """
    for question in questions:
        passages = sorted(run[question.id]["passages"], key=lambda passage: passage["rank"])
        met = rank_of_need(question, run[question.id], source) if question.answerable else None
        for passage in passages:
            rank = passage["rank"]
            name = relevant_document(question) if rank == met else _document(passage)
            yield f"{question.id} Q0 {name} {rank} {len(passages) + 1 - rank} {TAG}"


def _document(passage: Record) -> str:
    # The rank keeps passages of the same lines apart.
    first, last = passage["source_lines"]
    return f"lines-{first}-{last}.{passage['rank']}"


def read_ranking(file: Path) -> dict[str, list[RankedDocument]]:
    """Reads a run in TREC's format.

    Returns:
        The documents of each question by falling score, as trec_eval reads them.

    Raises:
        QuestionFileError: The file is missing or has a line of another form.
    """
    found: dict[str, list[RankedDocument]] = {}
    for number, line in enumerate(read_lines(file, "run file"), start=1):
        if not line.strip():
            continue
        try:
            question, _, document, rank, score, _ = line.split()
            ranked = RankedDocument(question, document, int(rank), float(score))
            if not math.isfinite(ranked.score):
                raise ValueError
        except ValueError:
            raise QuestionFileError(
                f"Line {number} of {file} is not 'question Q0 document rank score tag'."
            ) from None
        found.setdefault(question, []).append(ranked)
    for documents in found.values():
        documents.sort(key=lambda one: (-one.score, one.rank))
        _check_once(documents, file)
    return found


def _check_once(documents: Sequence[RankedDocument], file: Path) -> None:
    seen: set[str] = set()
    for one in documents:
        if one.document in seen:
            raise QuestionFileError(f"{file} ranks {one.document} twice for {one.question}.")
        seen.add(one.document)
