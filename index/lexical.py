"""The lexical channels: BM25 over stems and over letter n-grams, one index a language.

Text is only ever searched in the question's language: BM25 across languages matches names and
accidents, and drags a good ranking down.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import bm25s
import numpy as np
import Stemmer
from numpy.typing import NDArray

from index.bm25_matrix import bm25_matrix
from index.stopwords import STOPWORDS
from index.terms import Analyser, Terms
from ingest.text.alignment import fold

Scores = NDArray[np.float32]

SNOWBALL = {"nl": "dutch", "en": "english"}
NGRAM = 4
WORD = re.compile(r"[^\W_]+", re.UNICODE)


class StemAnalyser:
    """Words in lower case without accents, function words left out, stemmed.

    Args:
        language: ISO 639-1 code; other languages than Dutch and English are not stemmed.
    """

    def __init__(self, language: str) -> None:
        self._stopwords = STOPWORDS.get(language, frozenset())
        stemmer = SNOWBALL.get(language)
        # PyStemmer would remember the last 10,000 words, those of questions too.
        self._stemmer = Stemmer.Stemmer(stemmer, 0) if stemmer else None

    def terms(self, text: str) -> list[str]:
        """Returns the stems of a text in order; none if it has only function words."""
        words = [word for word in WORD.findall(fold(text)) if word not in self._stopwords]
        return list(self._stemmer.stemWords(words)) if self._stemmer else words


class NgramAnalyser:
    """Runs of four letters inside words: forgives typing errors and finds parts of compounds."""

    def terms(self, text: str) -> list[str]:
        """Returns the 4-grams of each word, its edges marked; short words stay whole."""
        marked = [f"_{word}_" for word in WORD.findall(fold(text))]
        return [
            word[start : start + NGRAM]
            for word in marked
            for start in range(max(1, len(word) - NGRAM + 1))
        ]


class LexicalStore(Protocol):
    """Search for documents of one language that share terms with a query."""

    def __hash__(self) -> int:
        """By identity: what is known of its documents' terms is kept by store."""

    def __len__(self) -> int:
        """Number of documents."""

    def search(self, query: str, k: int) -> tuple[NDArray[np.int64], Scores]:
        """Returns places int64 (n,) and BM25 scores float32 (n,) above 0, best first.

        n is at most k; documents that share no term are left out.
        """

    def terms(self, text: str) -> list[str]:
        """Returns the terms of a text as this store counts them."""

    def idf(self, term: str) -> float:
        """Returns ln(1 + (n - df + .5) / (df + .5)): how telling a term is, > 0."""

    def knows(self, term: str) -> bool:
        """Returns whether any document has the term."""


class LexicalIndex:
    """BM25 of one language in memory, by bm25s.

    Robertson's formula in its Lucene form, k1 = 1.5, b = .75 (the defaults of bm25s).
    """

    def __init__(self, analyser: Analyser, bm25: bm25s.BM25, size: int) -> None:
        self._analyser = analyser
        self._bm25 = bm25
        self._size = size

    @classmethod
    def build(cls, documents: Sequence[str], analyser: Analyser) -> LexicalIndex:
        """Returns an index of the documents, which may be empty."""
        return cls.of_terms(Terms.of(documents, analyser), analyser)

    @classmethod
    def of_terms(cls, terms: Terms, analyser: Analyser) -> LexicalIndex:
        """Returns an index of documents whose terms are known, by the same analyser."""
        bm25 = bm25s.BM25()
        terms = terms.with_one_more()
        bm25.scores = bm25_matrix(terms, bm25.k1, bm25.b)
        bm25.nonoccurrence_array = None  # Lucene's form has none
        vocabulary = (*terms.vocabulary, "")  # the last stands for a query without any
        bm25.vocab_dict = {term: place for place, term in enumerate(vocabulary)}
        bm25.unique_token_ids_set = set(range(len(vocabulary)))
        return cls(analyser, bm25, len(terms.lengths) - 1)

    @classmethod
    def load(cls, folder: Path, analyser: Analyser, size: int) -> LexicalIndex:
        """Returns an index saved with as many documents, its scores mapped from the files."""
        bm25 = bm25s.BM25.load(str(folder), show_progress=False, mmap=True)
        bm25.scores = {
            name: np.asarray(part) if isinstance(part, np.ndarray) else part
            for name, part in bm25.scores.items()
        }
        return cls(analyser, bm25, size)

    def save(self, folder: Path) -> None:
        """Writes the index into a folder, made if missing."""
        self._bm25.save(str(folder), show_progress=False)

    def terms(self, text: str) -> list[str]:
        """Returns the terms of a text as this index counts them."""
        return self._analyser.terms(text)

    def idf(self, term: str) -> float:
        """Returns ln(1 + (n - df + .5) / (df + .5)): how telling a term is, > 0."""
        place = self._bm25.vocab_dict.get(term)
        starts = self._bm25.scores["indptr"]
        frequency = 0 if place is None else int(starts[place + 1] - starts[place])
        return math.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))

    def knows(self, term: str) -> bool:
        """Returns whether any document has the term."""
        return term in self._bm25.vocab_dict

    def __len__(self) -> int:
        """Number of documents."""
        return self._size

    def search(self, query: str, k: int) -> tuple[NDArray[np.int64], Scores]:
        """Returns at most k places and scores above 0, best first; of equals, the first places."""
        scores = self.scores(query)
        places = np.flatnonzero(scores > 0)
        if 0 < k < len(places):
            last = np.partition(scores[places], -k)[-k]
            places = places[scores[places] >= last]
        best = places[np.argsort(-scores[places], kind="stable")][:k]
        return best.astype(np.int64), scores[best]

    def scores(self, query: str) -> Scores:
        """Returns float32 (documents,), 0 where no term is shared."""
        terms = [term for term in self._analyser.terms(query) if term in self._bm25.vocab_dict]
        if not terms or not self._size:
            return np.zeros(self._size, dtype=np.float32)
        return np.asarray(self._bm25.get_scores(terms), dtype=np.float32)[: self._size]
