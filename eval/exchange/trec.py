"""Runs and judgements in TREC's formats, for trec_eval, ir_measures and others.

A question's need has one relevant document, named after the question: in the exported run the
passage at which the need is first met carries that name. So the judgements are the same for every
system, however it cuts passages, and every figure is the one that `score` prints.

A run that is read is ordered as trec_eval (to 9.0.8, and so pytrec_eval) orders it: by score in
single precision, and equal scores by document id, both falling. A run that is written has no equal
scores, so that it is in the same order for every tool. `eval/README.md` says what others do.
"""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from app.answer.record import PassageRecord, RunRecord
from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource
from eval.asked.text_file import read_lines
from eval.score.metrics import rank_of_need
from ingest.errors import QuestionFileError

TAG = "rapportwijzer"
# Stands in the run for a question without passages: some tools leave out of their means what a
# run does not name, others count it as 0.
NOTHING_FOUND = "nothing-found"
MOST_PASSAGES = 2**24  # whole numbers up to here differ in single precision
# As C reads it: Python's float() also takes "1_000", which trec_eval reads as 1.
NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class RankedDocument:
    """A line of a run in TREC's format: six columns, of which the second says nothing.

    Attributes:
        question: Id of the question.
        document: Id of the document.
        rank: As the file gives it; trec_eval does not read it.
        score: As the file gives it; finite in single precision.
    """

    question: str
    document: str
    rank: int
    score: float

    @property
    def compared_score(self) -> float:
        """The score as trec_eval compares it: in single precision."""
        return single_precision(self.score)


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
    questions: Iterable[GoldQuestion], run: Mapping[str, RunRecord], source: GoldSource
) -> Iterator[str]:
    """Yields a run: question, Q0, document, rank, score, tag.

    The scores are whole numbers that fall with the ranks, whatever the system's own were: those
    may be equal, or differ too little for tools that read them in single precision.

    Raises:
        QuestionFileError: A question has more than 16,777,216 passages.
    """
    for question in questions:
        passages = sorted(run[question.id].passages, key=lambda passage: passage.rank)
        if len(passages) > MOST_PASSAGES:
            raise QuestionFileError(
                f"The run has more than {MOST_PASSAGES:,} passages for {question.id}, "
                "which no scores in single precision can keep in order."
            )
        met = rank_of_need(question, run[question.id], source) if question.answerable else None
        for passage in passages:
            rank = passage.rank
            name = relevant_document(question) if rank == met else _document(passage)
            yield f"{question.id} Q0 {name} {rank} {len(passages) + 1 - rank} {TAG}"
        if not passages:
            yield f"{question.id} Q0 {NOTHING_FOUND} 1 1 {TAG}"


def _document(passage: PassageRecord) -> str:
    # The rank keeps passages of the same lines apart. An id may have white space.
    first, last = passage.source_lines
    report = f"{quote(passage.report)}." if passage.report else ""
    return f"{report}lines-{first}-{last}.{passage.rank}"


def read_ranking(file: Path) -> dict[str, list[RankedDocument]]:
    """Reads a run in TREC's format.

    Returns:
        The documents of each question in the order in which trec_eval takes them.

    Raises:
        QuestionFileError: The file is missing, has a line of another form, or ranks a document
            twice for a question.
    """
    found: dict[str, dict[str, RankedDocument]] = {}
    for number, line in enumerate(read_lines(file, "run file"), start=1):
        if not line.strip():
            continue
        one = _read(line, f"Line {number} of {file}")
        documents = found.setdefault(one.question, {})
        if one.document in documents:
            raise QuestionFileError(
                f"Line {number} of {file} ranks {one.document} twice for {one.question}."
            )
        documents[one.document] = one
    return {question: in_order(documents.values()) for question, documents in found.items()}


def in_order(documents: Iterable[RankedDocument]) -> list[RankedDocument]:
    """Returns the documents of a question as trec_eval orders them.

    By score, equal scores by document id, both falling; ids by their bytes, which in UTF-8 is the
    order of Python's strings.
    """
    return sorted(documents, key=lambda one: (one.compared_score, one.document), reverse=True)


def _read(line: str, place: str) -> RankedDocument:
    try:
        question, _, document, rank, score, _ = line.split()
        if not NUMBER.fullmatch(score):
            raise ValueError
        ranked = RankedDocument(question, document, int(rank), float(score))
        single_precision(ranked.score)
    except OverflowError:
        raise QuestionFileError(
            f"{place} has a score that is infinite in single precision, as trec_eval reads it."
        ) from None
    except ValueError:
        raise QuestionFileError(
            f"{place} is not 'question Q0 document rank score tag' with a whole number as rank "
            "and a finite number as score."
        ) from None
    return ranked


def single_precision(score: float) -> float:
    """Returns the nearest 32-bit float, as which trec_eval keeps a score.

    Raises:
        OverflowError: It is too large for one.
    """
    (rounded,) = struct.unpack("<f", struct.pack("<f", score))
    if math.isinf(rounded):
        raise OverflowError
    return float(rounded)


def tied(documents: Iterable[RankedDocument]) -> Iterator[list[RankedDocument]]:
    """Yields the documents of equal scores together, from documents in order."""
    for _, equal in groupby(documents, key=lambda one: one.compared_score):
        yield list(equal)


def contradicts_ranks(documents: Iterable[RankedDocument]) -> bool:
    """Returns whether, of documents in order, one of a lower score has a better rank."""
    worst_above: float = -math.inf
    for equal in tied(documents):
        ranks = [one.rank for one in equal]
        if min(ranks) < worst_above:
            return True
        worst_above = max(worst_above, *ranks)
    return False
