"""Search terms -> the sentences of the reports that hold them, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from app.view.search.search_query import Term, search_terms
from app.view.search.text_index import LEAST_PART, TextIndex, phrase_spans
from app.view.search.tokens import Span, amounts, words
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.document import TRANSLATED_INTO

# How the terms stand together: in one sentence, in one paragraph, or only some of them.
Together = Literal["sentence", "paragraph", "some"]


@dataclass(frozen=True, slots=True)
class Sought:
    """A term and the words of the reports that count as it; none for numbers and phrases."""

    term: Term
    forms: frozenset[str]

    def spans(self, text: str) -> list[Span]:
        """Returns where it stands in a text."""
        if self.term.is_quoted:
            return phrase_spans(text, self.term.tokens)
        wanted = self.term.tokens[0]
        if wanted.amounts:
            return [one.span for one in amounts(text) if wanted.is_said_by(one)]
        return [one.span for one in words(text) if one.word in self.forms]


def spans_of(sought: Iterable[Sought], text: str) -> list[Span]:
    """Returns where any of the terms stands in a text, apart from each other and in order."""
    apart: list[Span] = []
    for start, end in sorted(span for one in sought for span in one.spans(text)):
        if not apart or apart[-1][1] <= start:
            apart.append((start, end))
    return apart


@dataclass(frozen=True, slots=True)
class Found:
    """What was found.

    Attributes:
        hits: Sentences by how the terms stand together in them; those of the first report first,
            each in reading order. Of a paragraph it is the sentence that holds most.
        sought: The terms that the reports hold.
        most: How many of them a sentence holds at most.
        missing: Other terms, as they were typed.
    """

    hits: Mapping[Together, Sequence[SentenceRef]]
    sought: Sequence[Sought]
    most: int
    missing: Sequence[str]

    @property
    def all_hits(self) -> list[SentenceRef]:
        """Every sentence that was found, in the order shown."""
        return [ref for refs in self.hits.values() for ref in refs]


class ReportSearch:
    """Searches reports; what it needs is made when somebody searches first.

    Args:
        corpora: By report id.
    """

    def __init__(self, corpora: Mapping[str, Corpus]) -> None:
        self._reports = {id_: _SearchedReport(corpus) for id_, corpus in corpora.items()}

    def find(self, query: str, first: str) -> Found | None:
        """Returns what a query finds; None if it has no words.

        Args:
            query: What was typed.
            first: Id of the report whose sentences come first.
        """
        every = self.sought(query)
        if not every:
            return None
        places = {id_: report.places(every) for id_, report in self._reports.items()}
        known = [n for n in range(len(every)) if any(of[n] for of in places.values())]
        held = {id_: [of[n] for n in known] for id_, of in places.items()}
        ids = sorted(self._reports, key=lambda id_: id_ != first)
        counts = {id_: Counter(place for one in held[id_] for place in one) for id_ in ids}
        most = max((max(of.values(), default=0) for of in counts.values()), default=0)
        with_most = self._refs(
            {id_: [place for place in counts[id_] if counts[id_][place] == most] for id_ in ids}
        )
        paragraphs = self._refs(
            {id_: self._reports[id_].paragraphs(held[id_], counts[id_]) for id_ in ids}
        )
        hits: dict[Together, list[SentenceRef]] = {}
        if most == len(known):
            hits["sentence"] = with_most
        if len(known) > 1:
            hits["paragraph"] = paragraphs
        if most < len(known) and not paragraphs:
            hits["some"] = with_most
        missing = [one.term.typed for n, one in enumerate(every) if n not in known]
        return Found(hits, [every[n] for n in known], most, missing)

    def sought(self, query: str) -> list[Sought]:
        """Returns the terms of a query with the words of all reports that count as them."""
        return [Sought(term, frozenset(self._forms(term))) for term in search_terms(query)]

    def _forms(self, term: Term) -> set[str]:
        """Returns the words that a term may be; what is no whole word may be a part of one."""
        word = term.tokens[0].word
        if term.is_quoted or not word:
            return set()
        texts = [text for report in self._reports.values() for text in report.texts]
        found = set[str]().union(*(text.forms(word) for text in texts))
        if len(word) < LEAST_PART or any(word in text for text in texts):
            return found
        found = found.union(*(text.holding(word, at_start=True) for text in texts))
        return found or found.union(*(text.holding(word, at_start=False) for text in texts))

    def _refs(self, places: Mapping[str, Iterable[int]]) -> list[SentenceRef]:
        return [
            SentenceRef(id_, self._reports[id_].keys[place])
            for id_, of in places.items()
            for place in sorted(of)
        ]


class _SearchedReport:
    """The indexes of a report, one for each language that it is in."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.keys = list(corpus.report.sentences)

    @cached_property
    def texts(self) -> list[TextIndex]:
        """In its own language and, if it is translated, in that."""
        sentences = self._corpus.report.sentences.values()
        asked = self._corpus.anticipated
        translations = [sentence.translation or "" for sentence in sentences]
        by_language = {self._corpus.report.language: [sentence.text for sentence in sentences]}
        if any(translations):
            by_language[TRANSLATED_INTO] = translations
        return [
            TextIndex(texts, language, (one.question for one in asked if one.language == language))
            for language, texts in by_language.items()
        ]

    @cached_property
    def _blocks(self) -> list[range]:
        """The places of the sentences of each block with several."""
        found, start = list[range](), 0
        for block in self._corpus.report.blocks:
            end = start + len(block.sentences)
            found += [range(start, end)] if end - start > 1 else []
            start = end
        return found

    def places(self, every: Sequence[Sought]) -> list[set[int]]:
        """Returns the sentences that hold each term, in whichever language."""
        return [
            set[int]().union(*(text.places(one.term, one.forms) for text in self.texts))
            for one in every
        ]

    def paragraphs(self, held: Sequence[set[int]], counts: Mapping[int, int]) -> list[int]:
        """Returns the sentence that holds most of each paragraph that only together holds all.

        Args:
            held: The sentences that hold each term.
            counts: How many terms a sentence holds.
        """
        return [
            max(block, key=lambda place: counts.get(place, 0))
            for block in self._blocks
            if all(any(place in one for place in block) for one in held)
            and not any(counts.get(place) == len(held) for place in block)
        ]
