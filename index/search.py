"""A question -> the sentences and passages that may answer it, best first.

Each store gives its best rows: the vectors by cosine, the lexical stores by BM25. The sentences
that these rows point at are the candidates, and they alone are scored, so that no store ever has
to score all it holds; a sentence that was not found counts as the last one found. Five signals are
summed, each as a z-score among the best 500 sentences: BM25 of the sentence with its anticipated
questions, n-gram BM25 and cosine of these questions, and the cosines of its text or translation
and of the block around it. BM25 reads only the question's language. A sentence that holds a figure
or date gains if that is asked for, and one that holds a number of the question comes first. Without
prepared questions, the words as typed are matched (`index/words/`), and sections are compared.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.answer_type import FINDABLE, QuestionType, asked_for, question_type
from index.asked import Asked
from index.candidates import Places, best_places, union
from index.channels import ChannelHits, Channels
from index.encoder import Encoder
from index.fusion import FusionWeights, Scores, SignalFloors, Signals, by_report, by_weights
from index.held_forms import HeldForms
from index.hits import Hit, QuestionMatch, SearchResult, SentenceHit
from index.known_numbers import KnownNumbers
from index.library import Library
from index.links import Links
from index.once import once
from index.part import part_of
from index.rows import RowKind
from index.votes import best, vote
from index.words.word_match import WordMatch, WordMatcher, no_match

ANSWERED: tuple[RowKind, ...] = ("anticipated", "broad", "partial")  # if only in part


class Retriever:
    """Searches a library.

    Args:
        library: What to search.
        encoder: The one its vectors were made with.
        weights: How to fuse; by default as suits each report, with or without indexed questions.
    """

    def __init__(
        self, library: Library, encoder: Encoder, weights: FusionWeights | None = None
    ) -> None:
        self.library = library
        self.encoder = encoder
        self._weights = weights
        self._channels = Channels(library, encoder, (weights or FusionWeights()).depth)
        kinds = np.array([row.kind for row in library.rows])
        self._is_answered_row = np.isin(kinds, ANSWERED)
        self._is_unanswered_row = kinds == "unanswered"
        self._is_partial_row = kinds == "partial"
        self.numbers = KnownNumbers(library)
        size = len(library.sentences)
        decay = (weights or FusionWeights()).set_decay
        self._questions = Links(library.rows, ANSWERED, size, decay)
        self._texts = Links(library.rows, ("sentence", "translation"), size)
        self._blocks = Links(library.rows, ("block",), size)
        self._held = HeldForms(library, {kind: partial(asked_for, kind) for kind in FINDABLE})
        self._is_prepared = library.is_prepared
        self._prepared = int(self._is_prepared.sum())
        weighs_words = weights is not None and bool(weights.word_match or weights.around_match)
        by_words = weighs_words or (weights is None and not self._is_prepared.all())
        self._words = WordMatcher(library, encoder) if by_words else None

    def of(self, reports: Collection[str]) -> Retriever:
        """Returns one that searches some of the reports, as if there were no others."""
        return Retriever(part_of(self.library, reports), self.encoder, self._weights)

    def search(
        self,
        query: str,
        language: str,
        k: int = 10,
        sentences: int = 50,
        context: str = "",
        kind: QuestionType | None = None,
        own_kind: QuestionType | None = None,
        typed: str = "",
    ) -> SearchResult:
        """Searches all reports.

        Args:
            query: A question or keywords.
            language: "nl" or "en": the language whose text BM25 reads.
            k: Most passages to return.
            sentences: Most sentences to return.
            context: What this query leans on: a topic, or an earlier question. A sentence is then
                judged by the query alone and by both together, in equal parts; a query without
                content words ("Why?") by both together.
            kind: What the context and query together ask for; by default as their words tell.
            own_kind: What the query by itself asks for; by default as its words tell.
            typed: The query as typed, whose every word counts where no questions were prepared; by
                default the query.
        """
        whole = f"{context} {query}".strip()
        searched = (whole, query) if context and self._has_content(query, language) else (whole,)
        kinds = tuple(
            of or question_type(one) for one, of in zip(searched, (kind, own_kind), strict=False)
        )
        typed = typed or query
        worded = (f"{context} {typed}".strip(), typed)[: len(searched)] if self._words else searched
        asked = Asked(query, language, searched, kinds, worded)
        # Whether an overview or small talk is meant is told by what is found for the question, too.
        find = partial(self._search, asked, k, sentences)
        return once((self, "search", asked, k, sentences), find)

    def _search(self, asked: Asked, k: int, sentences: int) -> SearchResult:
        found = [self._find(one, asked.language) for one in asked.searched]
        candidates = union([*map(self._sentences_of, found), self.numbers.holding(asked.query)])
        matches = [self._match(words, asked.language, candidates) for words in asked.worded]
        signals = [
            self._signals(kind, hits, candidates, match)
            for kind, hits, match in zip(asked.kinds, found, matches, strict=True)
        ]
        floors = [_floors(hits) for hits in found]
        fused = self._fuse(signals, floors, candidates)
        fused = self.numbers.first(asked.query, candidates, fused)
        strongest, together = signals[0], found[0]
        for more, hits in zip(signals[1:], found[1:], strict=True):
            strongest, together = strongest.or_better(more), together.or_better(hits)
        order = np.argsort(-fused, kind="stable")
        spelled = self.numbers.spelled(asked.searched[0], asked.language)[0]
        return SearchResult(
            hits=tuple(self._hits(fused[order], candidates[order], k)),
            sentences=self._sentence_hits(
                order[:sentences], candidates, fused, strongest, matches[0]
            ),
            questions=tuple(self._matches(together, self._is_answered_row, 5)),
            partial=tuple(self._matches(together, self._is_partial_row, 3)),
            answered_cosine=best(together.questions, self._is_answered_row, -1.0),
            unanswered_cosine=best(together.questions, self._is_unanswered_row, -1.0),
            answered_vote=vote(together.questions, self._is_answered_row),
            **self._by_wording(spelled, asked.language),
            unanswered_share=best(together.wordings, self._is_unanswered_row, 0.0)
            / max(best(together.wordings, self._is_answered_row, 0.0), 1e-9),
        )

    def signals(self, query: str, language: str) -> tuple[Places, Signals]:
        """Returns the candidates for a query and their signals, before fusion."""
        found = self._find(query, language)
        candidates = self._sentences_of(found)
        match = self._match(query, language, candidates)
        return candidates, self._signals(question_type(query), found, candidates, match)

    def _has_content(self, query: str, language: str) -> bool:
        lexical = self.library.lexical.get(language)
        return lexical is None or bool(lexical.sentences.terms(query))

    def _find(self, query: str, language: str) -> ChannelHits:
        """Returns what the stores find for a query in all its spellings."""
        return once((self, query, language), lambda: self._find_anew(query, language))

    def _find_anew(self, query: str, language: str) -> ChannelHits:
        first, *others = self.numbers.spelled(query, language)
        found = self._channels.find(first, language)
        for spelled in others:
            found = found.or_better(self._channels.find(spelled, language))
        return found

    def _sentences_of(self, found: ChannelHits) -> Places:
        """Returns the candidates: every sentence that a row found points at, ascending."""
        return union(
            [
                self._questions.sentences(found.questions),
                self._questions.sentences(found.wordings),
                self._texts.sentences(found.texts),
                self._blocks.sentences(found.blocks),
                found.sentences.places,
            ]
        )

    def _match(self, words: str, language: str, candidates: Places) -> WordMatch:
        """Returns how much of some words the candidates say; nothing where that is not weighed."""
        if not self._words:
            return no_match(len(candidates))
        match = partial(self._words.match, self.numbers.spelled(words, language)[0], candidates)
        return once((self, words, language, candidates.tobytes()), match)

    def _signals(
        self, kind: QuestionType, found: ChannelHits, candidates: Places, match: WordMatch
    ) -> Signals:
        return Signals(
            question_cosine=self._questions.mean_of_best(found.questions, candidates),
            sentence_cosine=self._texts.best(found.texts, candidates),
            block_cosine=self._blocks.best(found.blocks, candidates),
            question_ngrams=self._questions.mean_of_best(found.wordings, candidates),
            expanded_bm25=found.sentences.at(candidates),
            answer_type=self._held_by(kind, candidates),
            word_match=match.own,
            around_match=match.around,
            answer_cue=match.cue,
        )

    def _held_by(self, kind: QuestionType, candidates: Places) -> Scores:
        """Returns which of the candidates hold what is asked for, where that is weighed."""
        held = np.zeros(len(candidates), dtype=np.float32)
        is_weighed = self._is_prepared[candidates] | (self._weights is not None)
        held[is_weighed] = self._held.at(kind, candidates[is_weighed])
        return held

    def _fuse(
        self, signals: Sequence[Signals], floors: Sequence[SignalFloors], candidates: Places
    ) -> Scores:
        """Returns float32 (candidates,): the signals of one or two queries, summed."""
        total = np.zeros(len(candidates), dtype=np.float32)
        unfound = len(self.library.sentences) - len(candidates)
        sections = self.library.section_numbers[candidates]
        for one, floor in zip(signals, floors, strict=True):
            if self._weights:
                total += by_weights(one, floor, unfound, self._weights, sections)
            else:
                is_prepared = self._is_prepared[candidates]
                total += by_report(one, floor, unfound, is_prepared, self._prepared, sections)
        return total

    def _sentence_hits(
        self, order: Places, candidates: Places, fused: Scores, signals: Signals, match: WordMatch
    ) -> tuple[SentenceHit, ...]:
        """Returns the candidates at some places, with what tells how well they fit."""
        told = (
            fused,
            signals.question_cosine,
            signals.sentence_cosine,
            signals.question_ngrams,
            signals.expanded_bm25,
            signals.word_match,
            signals.around_match,
            match.rarest,
        )
        refs = (self.library.sentences[place] for place in candidates[order].tolist())
        values = zip(*(scores[order].tolist() for scores in told), strict=True)
        return tuple(SentenceHit(ref, *own) for ref, own in zip(refs, values, strict=True))

    def _hits(self, scores: Scores, sentences: Places, k: int) -> list[Hit]:
        """Returns the passages of sentences, which come best first."""
        hits: dict[int, Hit] = {}
        for score, number in zip(scores, sentences, strict=True):
            place = self.library.passage_numbers[number]
            if place not in hits:
                if len(hits) == k:
                    break
                hits[place] = Hit(
                    self.library.passages[place], float(score), self.library.sentences[number]
                )
        return list(hits.values())

    def _by_wording(self, query: str, language: str) -> Mapping[str, float]:
        """Returns what a question's wording alone tells, by the field of the result."""
        lexical = self.library.lexical.get(language)
        if not lexical:
            return {}
        return {
            "answerability": lexical.answerability.log_odds(query),
            "completeness": lexical.completeness.log_odds(query),
        }

    def _matches(
        self, found: ChannelHits, is_wanted: NDArray[np.bool_], count: int
    ) -> Sequence[QuestionMatch]:
        """Returns the questions of a kind most like the one asked, by both channels."""
        by_cosine = found.questions.only(is_wanted)
        by_ngrams = found.wordings.only(is_wanted)
        places = union([by_cosine.places, by_ngrams.places])
        best_ngrams = float(by_ngrams.scores.max(initial=0.0))
        scores = by_cosine.at(places) + by_ngrams.at(places) / max(best_ngrams, 1e-9)
        best = best_places(scores, count)
        return [
            QuestionMatch(
                text=self.library.rows[number].text,
                kind=self.library.rows[number].kind,
                answers=tuple(
                    self.library.sentences[place] for place in self.library.rows[number].sentences
                ),
                score=float(score),
                missing=self.library.rows[number].missing,
            )
            for number, score in zip(places[best], scores[best], strict=True)
        ]


def _floors(found: ChannelHits) -> SignalFloors:
    return SignalFloors(
        question_cosine=found.questions.floor,
        sentence_cosine=found.texts.floor,
        question_ngrams=found.wordings.floor,
        expanded_bm25=found.sentences.floor,
        block_cosine=found.blocks.floor,
    )
