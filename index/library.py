"""The index in memory: the reports, their passages and rows, and the stores to search them in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.answerability import AnswerabilityClassifier
from index.fact_wordings import FactWording
from index.lexical import LexicalStore
from index.overview_terms import TermCounts, count_terms
from index.overview_wordings import OverviewWording
from index.rows import IndexRow, SentenceRef
from index.store import VectorStore
from ingest.corpus import Corpus
from ingest.document import Block, Report, Sentence
from ingest.passages import Passage

FACTS = "facts"  # the store of the vectors of the facts' wordings
OVERVIEWS = "overviews"  # and of the overviews'


@dataclass(frozen=True, slots=True)
class LexicalChannels:
    """BM25 of one language.

    Attributes:
        sentences: By stems; one document a sentence: its text and its questions.
        questions: By letter n-grams; one document a question row of this language.
        question_rows: Row number of each such document.
        answerability: Of these questions' wording.
        completeness: The same for whether the whole is answered or only a part.
    """

    sentences: LexicalStore
    questions: LexicalStore
    question_rows: tuple[int, ...]
    answerability: AnswerabilityClassifier
    completeness: AnswerabilityClassifier


@dataclass(frozen=True)
class Library:
    """Everything that retrieval needs, as loaded from an index folder.

    Attributes:
        corpora: By report id.
        passages: Of all reports, in reading order.
        sentences: Of all reports; rows refer to places in this list.
        rows: What the stores' vectors stand for.
        vectors: By channel; the ids of a store are places among the rows of its channel, those of
            the stores of facts and overviews among their wordings.
        lexical: By language.
        fingerprint: Of the whole index, 12 hexadecimal digits.
        wordings: Of the facts of all reports.
        overview_wordings: Of their overviews.
        overview_terms: Of these wordings.
        stores_are_there: Tells whether the stores can be reached now.
    """

    corpora: Mapping[str, Corpus]
    passages: Sequence[Passage]
    sentences: Sequence[SentenceRef]
    rows: Sequence[IndexRow]
    vectors: Mapping[str, VectorStore]
    lexical: Mapping[str, LexicalChannels]
    fingerprint: str
    wordings: Sequence[FactWording] = ()
    overview_wordings: Sequence[OverviewWording] = ()
    overview_terms: TermCounts = field(default_factory=lambda: count_terms(()))
    stores_are_there: Callable[[], bool] = lambda: True

    @cached_property
    def passage_numbers(self) -> tuple[int, ...]:
        """For each sentence, the place of its (first) passage."""
        place_of: dict[SentenceRef, int] = {}
        for number, passage in enumerate(self.passages):
            for key in passage.sentences:
                place_of.setdefault(SentenceRef(passage.report_id, key), number)
        return tuple(place_of[ref] for ref in self.sentences)

    @cached_property
    def section_numbers(self) -> NDArray[np.int64]:
        """Array int64 (sentences,): a number for each list of headings in a report."""
        number: dict[tuple[str, tuple[str, ...]], int] = {}
        sections = ((ref.report_id, self.block(ref).section) for ref in self.sentences)
        return np.array([number.setdefault(one, len(number)) for one in sections], dtype=np.int64)

    @cached_property
    def is_prepared(self) -> NDArray[np.bool_]:
        """Array bool (sentences,): whether questions were prepared for a sentence's report."""
        corpora = self.corpora.values()  # sentences stand report by report
        is_prepared = np.array([bool(one.anticipated or one.broad) for one in corpora], dtype=bool)
        return np.repeat(is_prepared, [len(one.report.sentences) for one in corpora])

    def report(self, report_id: str) -> Report:
        """Returns the report with this id."""
        return self.corpora[report_id].report

    def sentence(self, ref: SentenceRef) -> Sentence:
        """Returns the sentence."""
        return self.report(ref.report_id).sentences[ref.key]

    def block(self, ref: SentenceRef) -> Block:
        """Returns the block that the sentence stands in."""
        return self.report(ref.report_id).block[ref.key.block]
