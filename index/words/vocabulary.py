"""The words of some sentences, and how near each word of a question is to each of them.

Two words are as near as the best of three signs says: the same stem; the cosine of their vectors,
which also leads from English to Dutch; and shared runs of four letters, which find parts of
compounds, cognates and typing errors.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from index.encoder import Encoder
from index.fusion import Scores
from index.lexical import WORD, NgramAnalyser, StemAnalyser
from index.stopwords import STOPWORDS
from ingest.text.alignment import fold

NEAR = 0.2  # cosine up to which two words are strangers
ALIKE = 0.7  # share of the shorter word's runs of letters from which on two words are alike
OF_ALIKE = 0.9  # how near words are that share all of these
SHORTEST = 4  # letters of words that may be alike
SMALL = STOPWORDS["nl"] | STOPWORDS["en"]


def content_words(text: str) -> list[str]:
    """Returns the folded words of a text in order, function words of both languages left out."""
    return [word for word in WORD.findall(fold(text)) if word not in SMALL]


class Vocabulary:
    """Words that stand in a library, each once, under numbers from 0.

    Args:
        words: Those of the texts; repeated ones count once.
        encoder: Makes their vectors.
        language: ISO 639-1 code, whose stems count as the same.
    """

    def __init__(self, words: Iterable[str], encoder: Encoder, language: str) -> None:
        self._encoder = encoder.of_words
        self._stemmer = StemAnalyser(language)
        self._grams = NgramAnalyser()
        self.number = {word: number for number, word in enumerate(sorted(set(words)))}
        known = list(self.number)
        empty = np.zeros((0, self._encoder.dimension), dtype=np.float32)
        self._vectors = self._encoder.encode_queries(known) if known else empty
        self._of_stem = _numbered(map(self._stem, known))
        grams = [set(self._grams.terms(word)) for word in known]
        self._of_gram = {gram: np.array(of) for gram, of in _grouped(grams).items()}
        self._sizes = np.array([len(own) for own in grams], dtype=np.int64)
        self._is_long = np.array([len(word) >= SHORTEST for word in known], dtype=bool)

    def __len__(self) -> int:
        """Number of words."""
        return len(self.number)

    def nearness(self, asked: Sequence[str], strangers: float = NEAR) -> Scores:
        """Returns float32 (asked, words) in [0, 1]: how near each word is to each word asked.

        Args:
            asked: The words asked.
            strangers: Cosine up to which two words are strangers.
        """
        if not asked or not len(self):
            return np.zeros((len(asked), len(self)), dtype=np.float32)
        cosines = self._encoder.encode_queries(list(asked)) @ self._vectors.T
        near = np.clip((cosines - strangers) / (1 - strangers), 0, 1)
        for row, word in enumerate(asked):
            near[row] = np.maximum(near[row], self._alike(word))
            near[row, self._of_stem.get(self._stem(word), [])] = 1
        return np.asarray(near, dtype=np.float32)

    def _alike(self, word: str) -> Scores:
        """Returns float32 (words,): how near each is by the runs of letters it shares."""
        own = set(self._grams.terms(word))
        shared = np.zeros(len(self), dtype=np.int64)
        for gram in own:
            if gram in self._of_gram:
                shared[self._of_gram[gram]] += 1
        share = shared / np.minimum(self._sizes, len(own))
        is_alike = self._is_long & (share > ALIKE) & (len(word) >= SHORTEST)
        return np.where(is_alike, OF_ALIKE * share, 0).astype(np.float32)

    def _stem(self, word: str) -> str:
        return next(iter(self._stemmer.terms(word)), word)


def _numbered(names: Iterable[str]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        places.setdefault(name, []).append(number)
    return places


def _grouped(grams: Sequence[set[str]]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for number, own in enumerate(grams):
        for gram in own:
            places.setdefault(gram, []).append(number)
    return places


def lists_of_numbers(
    texts: Sequence[Sequence[str]], vocabulary: Vocabulary
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Returns where each text's words start, int64 (texts + 1,), and their numbers, end to end.

    The number after the last word stands for none: every text has it first, so that none is empty.
    """
    nothing = len(vocabulary)
    lists = [[nothing, *{vocabulary.number[word] for word in words}] for words in texts]
    starts = np.cumsum([0, *map(len, lists)])
    return starts, np.fromiter((one for own in lists for one in own), np.int64, int(starts[-1]))
