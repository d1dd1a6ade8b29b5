"""The channels that a question is searched in: each a store that gives its best rows, no more."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from index.candidates import Found, Places
from index.encoder import Encoder, Vectors
from index.fusion import Scores
from index.lexical import LexicalStore
from index.library import Library
from index.once import query_vectors
from index.rows import VECTOR_CHANNELS, rows_of


@dataclass(frozen=True, slots=True)
class ChannelHits:
    """What every store found for a question.

    Attributes:
        questions: Question rows by cosine.
        texts: Rows of sentences and translations by cosine.
        blocks: Rows of blocks by cosine.
        wordings: Question rows by n-gram BM25.
        sentences: Sentences by BM25.
    """

    questions: Found
    texts: Found
    blocks: Found
    wordings: Found
    sentences: Found

    def or_better(self, other: ChannelHits) -> ChannelHits:
        """Returns what was found for two spellings of a question, the better scores of both."""
        return ChannelHits(
            *(
                getattr(self, field.name).or_better(getattr(other, field.name))
                for field in fields(self)
            )
        )


class Channels:
    """The stores of a library, all asked at once.

    Args:
        library: Whose stores.
        encoder: The one its vectors were made with.
        depth: Most rows to take from the stores of vectors together, and from each lexical one.
    """

    def __init__(self, library: Library, encoder: Encoder, depth: int) -> None:
        self._library = library
        self._encoder = encoder
        self._depth = depth
        # The ids of a store are places among its own rows.
        self._rows = {
            channel: np.array(rows_of(library.rows, kinds), dtype=np.int64)
            for channel, kinds in VECTOR_CHANNELS.items()
        }
        self._worded_rows = {
            language: np.array(channels.question_rows, dtype=np.int64)
            for language, channels in library.lexical.items()
        }

    def find(self, query: str, language: str) -> ChannelHits:
        """Returns what every store finds; the lexical ones only in the language of the query."""
        vector = query_vectors(self._encoder, [query])
        wordings = sentences = Found.nothing()
        if lexical := self._library.lexical.get(language):
            wordings = self._sharing_terms(lexical.questions, query, self._worded_rows[language])
            sentences = self._sharing_terms(lexical.sentences, query)
        nearest = self._nearest(vector)
        return ChannelHits(
            questions=nearest["questions"],
            texts=nearest["texts"],
            blocks=nearest["blocks"],
            wordings=wordings,
            sentences=sentences,
        )

    def _nearest(self, vector: Vectors) -> dict[str, Found]:
        """Returns the nearest rows of all channels together; those beyond count as the last one.

        One floor for all, for the weights were fitted on one ranking of all rows (eval/LOG.md).
        """
        found = {channel: self._nearest_of(vector, channel) for channel in self._rows}
        cosines = np.concatenate([cosines for _, cosines in found.values()])
        if not len(cosines):
            return dict.fromkeys(found, Found.nothing())
        most = min(self._depth, len(cosines))
        least = np.partition(cosines, len(cosines) - most)[len(cosines) - most]
        return {
            channel: Found.of(rows[of >= least], of[of >= least], float(least))
            for channel, (rows, of) in found.items()
        }

    def _nearest_of(self, vector: Vectors, channel: str) -> tuple[Places, Scores]:
        """Returns the nearest rows of a channel and their cosines."""
        store = self._library.vectors[channel]
        if len(store) <= self._depth:
            return self._rows[channel], store.every(vector)[0]
        ids, cosines = store.search(vector, self._depth)
        is_found = ids[0] >= 0  # lists or a graph may hold fewer than asked
        return self._rows[channel][ids[0][is_found]], cosines[0][is_found]

    def _sharing_terms(self, store: LexicalStore, query: str, rows: Places | None = None) -> Found:
        """Returns what shares most with a query; what shares less counts as the last one found.

        Args:
            store: What is searched.
            query: What for.
            rows: The row of each of its documents; None if their own places are wanted.
        """
        places, scores = store.search(query, self._depth)
        floor = float(scores[-1]) if len(places) == self._depth else 0.0
        return Found.of(places if rows is None else rows[places], scores, floor)
