"""What a search finds: sentences, the passages they stand in, and the indexed questions alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from index.rows import RowKind, SentenceRef
from ingest.passages import Passage


@dataclass(frozen=True, slots=True)
class SentenceHit:
    """A sentence that may answer.

    Attributes:
        ref: The sentence.
        score: Fused score; comparable within one search only.
        question_cosine: Cosine of its anticipated questions, mean of the best three, in [-1, 1].
        sentence_cosine: Cosine of its text or translation, in [-1, 1].
        question_ngrams: N-gram BM25 of its anticipated questions, mean of the best three, >= 0.
        expanded_bm25: BM25 of the sentence with its questions, >= 0.
        word_match: Share of the question's words that it says, near ones included, in [0, 1].
        around_match: Share of them that it or the text around it says, in [0, 1].
        rarest_match: How near the most telling word of the question comes there, in [0, 1].
        The matches are 0 where all is of reports with prepared questions.
    """

    ref: SentenceRef
    score: float
    question_cosine: float
    sentence_cosine: float
    question_ngrams: float
    expanded_bm25: float
    word_match: float = 0.0
    around_match: float = 0.0
    rarest_match: float = 0.0


@dataclass(frozen=True, slots=True)
class QuestionMatch:
    """The indexed question most like the one asked.

    Attributes:
        text: Its wording.
        kind: "anticipated" (one sentence answers it), "broad" (a set does) or "partial".
        answers: The sentences, best first.
        score: Cosine plus n-gram BM25 in share of the best, in [-1, 2].
        missing: What it asks that the report nowhere states, by language.
    """

    text: str
    kind: RowKind
    answers: tuple[SentenceRef, ...]
    score: float
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage, as good as its best sentence."""

    passage: Passage
    score: float
    best: SentenceRef


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a search found.

    Attributes:
        hits: Passages, best first.
        sentences: Sentences, best first.
        questions: Answered indexed questions most like the one asked, best first; may be empty.
        answered_cosine: Cosine of the most similar answered question, in [-1, 1].
        unanswered_cosine: Cosine of the most similar question known to have no answer in the
            report, in [-1, 1].
        unanswered_share: N-gram BM25 of the best such question, in share of the best answered
            one's, >= 0.
        answered_vote: Share of the indexed questions nearest by cosine that have an answer, the
            nearer ones counting more, in [0, 1]; 0 if there are none.
        answerability: Log-odds that the report answers the question, by its wording alone; 0 if
            there is nothing to tell by.
        completeness: The same for answering the whole of it rather than a part.
        partial: Indexed questions answered only in part most like the one asked, best first.
    """

    hits: tuple[Hit, ...]
    sentences: tuple[SentenceHit, ...]
    questions: tuple[QuestionMatch, ...]
    answered_cosine: float = 0.0
    unanswered_cosine: float = 0.0
    unanswered_share: float = 0.0
    answered_vote: float = 0.0
    answerability: float = 0.0
    completeness: float = 0.0
    partial: tuple[QuestionMatch, ...] = ()
