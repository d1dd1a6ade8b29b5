"""How much of a question each sentence says, and the text around it, word by word.

Each word of the question counts as much as it is rare in the library, its near words included, and
is found as far as the nearest word of the sentence is near to it, wholly from a measure on (late
interaction of single words: Khattab and Zaharia 2020, "ColBERT", arXiv:2004.12832, with static
vectors). A question in English finds Dutch words by the vectors of a bilingual encoder.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np
from numpy.typing import NDArray

from index.candidates import Places, union
from index.encoder import Encoder
from index.fusion import Scores
from index.held_forms import HeldForms
from index.library import Library
from index.words.answer_cue import HELD, cue_asked, holds_cue
from index.words.vocabulary import Vocabulary, content_words, lists_of_numbers

AROUND = 2  # sentences before and after that count as around one
# Nearness from which on a word is found wholly, and cosine up to which it is not found at all. With
# no such measure a Dutch question finds what shares its common words before what says its meaning
# in others; and many words that are hardly near tell more together than few that are (eval/LOG.md,
# "What goes wrong", "Sentences among their like").
FOUND = 0.8
STRANGERS = 0.05


@dataclass(frozen=True, slots=True)
class WordMatch:
    """What sentences share with a question; float32 (sentences,) each.

    The first three are shares of its words, by their weight, in [0, 1].

    Attributes:
        own: Found in a sentence.
        around: Found in it, its neighbours or its headings.
        rarest: How near the weightiest word of the question comes in it or around it.
        cue: 1 if the sentence has the form of what is asked for, else 0.
    """

    own: Scores
    around: Scores
    rarest: Scores
    cue: Scores


def no_match(sentences: int) -> WordMatch:
    """Returns the match of sentences that are not matched."""
    zeros = np.zeros(sentences, dtype=np.float32)
    return WordMatch(zeros, zeros, zeros, zeros)


class WordMatcher:
    """Matches the words of questions with those of a library's sentences.

    Args:
        library: Whose sentences.
        encoder: Makes the vectors of words.
    """

    def __init__(self, library: Library, encoder: Encoder) -> None:
        self._cues = HeldForms(library, {cue: partial(holds_cue, cue) for cue in HELD})
        refs = library.sentences
        headings: dict[tuple[str, ...], int] = {}
        for ref in refs:
            headings.setdefault(library.block(ref).section, len(headings))
        words = [content_words(library.sentence(ref).text) for ref in refs]
        of_headings = [content_words(" ".join(heading)) for heading in headings]
        texts = [*words, *of_headings]
        language = library.report(refs[0].report_id).language if refs else "nl"
        self._vocabulary = Vocabulary((w for text in texts for w in text), encoder, language)
        self._starts, self._numbers = lists_of_numbers(texts, self._vocabulary)
        self._heading = np.array([headings[library.block(ref).section] for ref in refs], np.int64)
        reports = {id_: number for number, id_ in enumerate(library.corpora)}
        self._report = np.array([reports[ref.report_id] for ref in refs], np.int64)
        self._size = len(refs)
        of_sentences = self._numbers[: self._starts[self._size]]
        counts = np.bincount(of_sentences, minlength=len(self._vocabulary) + 1)
        self._frequency = counts[:-1].astype(np.float32)

    def match(self, question: str, sentences: Places) -> WordMatch:
        """Returns how much of a question some sentences, ascending, say."""
        asked = list(dict.fromkeys(content_words(question)))
        near = np.minimum(self._vocabulary.nearness(asked, STRANGERS) / np.float32(FOUND), 1)
        weights = self._weights(near)
        near = np.pad(near, ((0, 0), (0, 1)))
        wanted = union([self._neighbours(sentences, step) for step in range(-AROUND, AROUND + 1)])
        found = self._nearest(near, wanted)
        own = found[:, np.searchsorted(wanted, sentences)]
        around = np.maximum(own, self._of_headings(near, sentences))
        for step in range(-AROUND, AROUND + 1):
            places = np.searchsorted(wanted, self._neighbours(sentences, step))
            around = np.maximum(around, found[:, places])
        weightiest = around[int(weights.argmax())] if len(asked) else np.zeros(len(sentences))
        return WordMatch(
            np.asarray(weights @ own, dtype=np.float32),
            np.asarray(weights @ around, dtype=np.float32),
            np.asarray(weightiest, dtype=np.float32),
            self._cues.at(cue_asked(question), sentences),
        )

    def _weights(self, near: Scores) -> Scores:
        """Returns float32 (asked,), summing to 1: ln(1 + (n - df + .5) / (df + .5)) of each word.

        A near word counts in the frequency as far as it is near.
        """
        frequency = np.minimum(near @ self._frequency, self._size)
        weights = np.log(1 + (self._size - frequency + 0.5) / (frequency + 0.5))
        return np.asarray(weights / max(float(weights.sum()), 1e-9), dtype=np.float32)

    def _neighbours(self, sentences: Places, step: int) -> Places:
        """Returns the sentence so many places on in its report, or itself where that ends."""
        moved = np.clip(sentences + step, 0, self._size - 1)
        return np.where(self._report[moved] == self._report[sentences], moved, sentences)

    def _of_headings(self, near: Scores, sentences: Places) -> Scores:
        headings, place = np.unique(self._heading[sentences], return_inverse=True)
        return self._nearest(near, self._size + headings)[:, place]

    def _nearest(self, near: Scores, texts: NDArray[np.int64]) -> Scores:
        """Returns float32 (asked, texts): how near the nearest word of each text is."""
        if not len(texts):
            return np.zeros((len(near), 0), dtype=np.float32)
        starts, lengths = self._starts[texts], np.diff(self._starts)[texts]
        ends = np.cumsum(lengths)
        firsts = ends - lengths
        numbers = self._numbers[np.arange(int(ends[-1])) + np.repeat(starts - firsts, lengths)]
        return np.asarray(np.maximum.reduceat(near[:, numbers], firsts, axis=1), dtype=np.float32)
