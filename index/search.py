"""A question -> the sentences and passages that may answer it, best first.

Five signals are summed, each as a z-score over all sentences: BM25 of the sentence with its
anticipated questions, n-gram BM25 and cosine of these questions, and the cosines of its text or
translation and of the block around it. BM25 reads only the question's language. A sentence that
holds a figure or date gains if that is what is asked for, and one that holds a number of the
question, however spelled, comes first.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from index.answer_type import FINDABLE, QuestionType, asked_for, question_type
from index.encoder import Encoder
from index.fusion import TEXT_ONLY, FusionWeights, Scores, Signals, zscore
from index.hits import Hit, QuestionMatch, SearchResult, SentenceHit
from index.known_numbers import KnownNumbers
from index.library import LexicalChannels, Library
from index.links import Links

# The nearest questions vote on whether there is an answer; a vote falls by e for each tenth of a
# cosine it is farther than the nearest one.
VOTERS = 60
VOTE_WIDTH = 0.1


class Retriever:
    """Searches a library.

    Args:
        library: What to search.
        encoder: The one its vectors were made with.
        weights: How to fuse; by default as suits a library with or without indexed questions.
    """

    def __init__(
        self, library: Library, encoder: Encoder, weights: FusionWeights | None = None
    ) -> None:
        self.library = library
        self._encoder = encoder
        kinds = np.array([row.kind for row in library.rows])
        self._is_question_row = np.isin(kinds, ("anticipated", "broad"))
        self.numbers = KnownNumbers(library)
        self._weights = weights or (FusionWeights() if self._is_question_row.any() else TEXT_ONLY)
        self._is_unanswered_row = kinds == "unanswered"
        size = len(library.sentences)
        self._questions = Links(
            library.rows, ("anticipated", "broad"), size, self._weights.set_decay
        )
        self._texts = Links(library.rows, ("sentence", "translation"), size)
        self._blocks = Links(library.rows, ("block",), size)
        texts = [library.sentence(ref).text for ref in library.sentences]
        self._holds = {
            kind: np.array([bool(asked_for(kind, text)) for text in texts], dtype=np.float32)
            for kind in FINDABLE
        }

    def search(
        self,
        query: str,
        language: str,
        k: int = 10,
        sentences: int = 50,
        context: str = "",
        kind: QuestionType | None = None,
        own_kind: QuestionType | None = None,
    ) -> SearchResult:
        """Searches all reports.

        Args:
            query: A question or keywords.
            language: "nl" or "en": the language whose text BM25 reads.
            k: Most passages to return.
            sentences: Most sentences to return.
            context: An earlier question that this one leans on. A sentence is then judged by the
                query alone and by both together, in equal parts; a query without content words
                ("Why?") by both together.
            kind: What the context and query together ask for; by default as their words tell.
            own_kind: What the query by itself asks for; by default as its words tell.
        """
        whole = f"{context} {query}".strip()
        signals = self._signals_of_all(self.numbers.spelled(whole, language), language, kind)
        fused = self._fuse(signals)
        if context and self._has_content(query, language):
            own = self._signals_of_all(self.numbers.spelled(query, language), language, own_kind)
            fused = fused + self._fuse(own)
            signals = signals.or_better(own)
        fused = self.numbers.first(query, fused)
        order = np.argsort(-fused, kind="stable")
        return SearchResult(
            hits=tuple(self._hits(fused, order, k)),
            sentences=tuple(
                SentenceHit(
                    ref=self.library.sentences[number],
                    score=float(fused[number]),
                    question_cosine=float(signals.question_cosine[number]),
                    sentence_cosine=float(signals.sentence_cosine[number]),
                    question_ngrams=float(signals.question_ngrams[number]),
                    expanded_bm25=float(signals.expanded_bm25[number]),
                )
                for number in order[:sentences]
            ),
            questions=tuple(self._matches(signals, 5)),
            answered_cosine=float(
                signals.row_cosines.max(initial=-1.0, where=self._is_question_row)
            ),
            unanswered_cosine=float(
                signals.row_cosines.max(initial=-1.0, where=self._is_unanswered_row)
            ),
            answered_vote=self._answered_vote(signals),
            answerability=self._answerability(self.numbers.spelled(whole, language)[0], language),
            unanswered_share=float(
                signals.row_ngrams.max(initial=0.0, where=self._is_unanswered_row)
                / max(float(signals.row_ngrams.max(where=self._is_question_row, initial=0.0)), 1e-9)
            ),
        )

    def _has_content(self, query: str, language: str) -> bool:
        lexical = self.library.lexical.get(language)
        return lexical is None or bool(lexical.sentences.terms(query))

    def _signals_of_all(
        self, spelled: Sequence[str], language: str, kind: QuestionType | None
    ) -> Signals:
        """Returns the best of the signals of a query in several spellings."""
        signals = self.signals(spelled[0], language, kind)
        for query in spelled[1:]:
            signals = signals.or_better(self.signals(query, language, kind))
        return signals

    def signals(self, query: str, language: str, kind: QuestionType | None = None) -> Signals:
        """Returns every signal for every sentence, before fusion."""
        rows = self._row_cosines(query)
        lexical = self.library.lexical.get(language)
        row_ngrams = self._row_ngrams(query, lexical)
        size = len(self.library.sentences)
        floor = float(rows.min(initial=0))
        return Signals(
            question_cosine=self._questions.mean_of_best(rows, floor),
            sentence_cosine=self._texts.best(rows, floor),
            block_cosine=self._blocks.best(rows, floor),
            question_ngrams=self._questions.mean_of_best(row_ngrams, 0.0),
            expanded_bm25=(
                lexical.sentences.scores(query) if lexical else np.zeros(size, np.float32)
            ),
            answer_type=self._holds.get(kind or question_type(query), np.zeros(size, np.float32)),
            row_cosines=rows,
            row_ngrams=row_ngrams,
        )

    def _fuse(self, signals: Signals) -> Scores:
        weights = self._weights
        return np.asarray(
            weights.expanded_bm25 * zscore(signals.expanded_bm25)
            + weights.question_ngrams * zscore(signals.question_ngrams)
            + weights.question_cosine * zscore(signals.question_cosine)
            + weights.sentence_cosine * zscore(signals.sentence_cosine)
            + weights.block_cosine * zscore(signals.block_cosine)
            + weights.answer_type * signals.answer_type,
            dtype=np.float32,
        )

    def _row_cosines(self, query: str) -> Scores:
        """Returns float32 (rows,); rows beyond the search depth get the last cosine found."""
        ids, cosines = self.library.vectors.search(
            self._encoder.encode_queries([query]), self._weights.depth
        )
        found = ids[0] >= 0  # a graph index may return fewer than asked
        scores = np.full(len(self.library.rows), cosines[0][found].min(), dtype=np.float32)
        scores[ids[0][found]] = cosines[0][found]
        return scores

    def _row_ngrams(self, query: str, lexical: LexicalChannels | None) -> Scores:
        scores = np.zeros(len(self.library.rows), dtype=np.float32)
        if lexical:
            scores[list(lexical.question_rows)] = lexical.questions.scores(query)
        return scores

    def _hits(self, fused: Scores, order: NDArray[np.int64], k: int) -> list[Hit]:
        hits: dict[int, Hit] = {}
        for number in order:
            place = self.library.passage_numbers[number]
            if place not in hits:
                if len(hits) == k:
                    break
                hits[place] = Hit(
                    self.library.passages[place],
                    float(fused[number]),
                    self.library.sentences[number],
                )
        return list(hits.values())

    def _answerability(self, query: str, language: str) -> float:
        lexical = self.library.lexical.get(language)
        return lexical.answerability.log_odds(query) if lexical else 0.0

    def _answered_vote(self, signals: Signals) -> float:
        voters = np.flatnonzero(self._is_question_row | self._is_unanswered_row)
        if not len(voters):
            return 0.0
        cosines = signals.row_cosines[voters]
        nearest = np.argsort(-cosines, kind="stable")[:VOTERS]
        votes = np.exp((cosines[nearest] - cosines[nearest[0]]) / VOTE_WIDTH)
        return float(votes @ self._is_question_row[voters[nearest]] / votes.sum())

    def _matches(self, signals: Signals, count: int) -> Sequence[QuestionMatch]:
        if not self._is_question_row.any():
            return []
        best_ngrams = float(signals.row_ngrams.max(initial=0.0, where=self._is_question_row))
        scores = signals.row_cosines + signals.row_ngrams / max(best_ngrams, 1e-9)
        scores = np.where(self._is_question_row, scores, -np.inf)
        best = np.argsort(-scores, kind="stable")[:count]
        return [
            QuestionMatch(
                text=self.library.rows[number].text,
                kind=self.library.rows[number].kind,
                answers=tuple(
                    self.library.sentences[place] for place in self.library.rows[number].sentences
                ),
                score=float(scores[number]),
            )
            for number in best
        ]
