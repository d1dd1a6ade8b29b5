"""What is indexed: every text that may match a question, and the sentences it points at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from ingest.corpus import AnticipatedQuestion, Corpus
from ingest.document import Block, SentenceKey

RowKind = Literal[
    "sentence", "translation", "block", "anticipated", "broad", "partial", "unanswered"
]
QUESTION_KINDS: tuple[RowKind, ...] = ("anticipated", "broad", "partial", "unanswered")
# The rows that are searched together. Apart, so that no report's thousands of questions keep the
# text of another one from being found.
VECTOR_CHANNELS: Mapping[str, tuple[RowKind, ...]] = {
    "questions": QUESTION_KINDS,
    "texts": ("sentence", "translation"),
    "blocks": ("block",),
}


class SentenceRef(NamedTuple):
    """A sentence of one of the reports in the library."""

    report_id: str
    key: SentenceKey


NOTHING: Mapping[str, tuple[str, ...]] = {}  # one for all rows of which nothing is missing


@dataclass(frozen=True, slots=True)
class IndexRow:
    """A text with a vector.

    Attributes:
        kind: Whether it is the report's text (a sentence, its translation, or a whole block under
            its headings) or a question about it.
        text: What is encoded.
        language: ISO 639-1 code of the text.
        sentences: Positions in the index's list of sentences, best answer first; none for a
            question that the report does not answer.
        missing: What a question asks that the report nowhere states, by language.
    """

    kind: RowKind
    text: str
    language: str
    sentences: tuple[int, ...]
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: NOTHING)


def sentence_refs(corpora: Sequence[Corpus]) -> list[SentenceRef]:
    """Returns every sentence of every report; a sentence's place here is its number."""
    return [
        SentenceRef(corpus.report.id, key) for corpus in corpora for key in corpus.report.sentences
    ]


def index_rows(corpora: Sequence[Corpus]) -> list[IndexRow]:
    """Returns the rows of all reports, in an order that depends on the reports alone."""
    number = {ref: place for place, ref in enumerate(sentence_refs(corpora))}
    rows = []
    for corpus in corpora:
        report = corpus.report
        for key, sentence in report.sentences.items():
            place = (number[SentenceRef(report.id, key)],)
            rows.append(IndexRow("sentence", sentence.text, report.language, place))
            if sentence.translation:
                rows.append(IndexRow("translation", sentence.translation, "en", place))
        for block in report.blocks:
            places = tuple(number[SentenceRef(report.id, s.key)] for s in block.sentences)
            rows += [
                IndexRow("block", text, language, places)
                for language, text in _block_texts(block, report.language)
            ]
        prepared: tuple[tuple[RowKind, tuple[AnticipatedQuestion, ...]], ...] = (
            ("anticipated", corpus.anticipated),
            ("broad", corpus.broad),
        )
        for kind, questions in prepared:
            for question in questions:
                places = tuple(number[SentenceRef(report.id, key)] for key in question.answers)
                rows.append(IndexRow(kind, question.question, question.language, places))
        for partial in corpus.partial:
            places = tuple(number[SentenceRef(report.id, key)] for key in partial.answers)
            rows.append(
                IndexRow("partial", partial.question, partial.language, places, partial.missing)
            )
        for unanswered in corpus.unanswered:
            rows.append(IndexRow("unanswered", unanswered.question, unanswered.language, ()))
    return rows


def count_rows(corpus: Corpus) -> int:
    """Returns how many rows `index_rows` has of a report, without making them."""
    translated = [bool(one.translation) for one in corpus.report.sentences.values()]
    blocks = sum(1 + any(s.translation for s in one.sentences) for one in corpus.report.blocks)
    prepared = (corpus.anticipated, corpus.broad, corpus.partial, corpus.unanswered)
    return len(translated) + sum(translated) + blocks + sum(map(len, prepared))


def _block_texts(block: Block, language: str) -> Iterator[tuple[str, str]]:
    """Yields the block under its headings, in the report's language and in English if it can."""
    yield language, "\n".join([*block.section, *(s.text for s in block.sentences)])
    translations = [s.translation for s in block.sentences if s.translation]
    if translations:
        yield "en", "\n".join([*block.section_translation, *translations])


def rows_of(rows: Sequence[IndexRow], kinds: Sequence[RowKind]) -> tuple[int, ...]:
    """Returns the places of the rows of some kinds, ascending."""
    return tuple(place for place, row in enumerate(rows) if row.kind in kinds)
