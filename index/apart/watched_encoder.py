"""An encoder that says how far it is, and that can be stopped on the way."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index.encoder import BATCH_SIZE, Encoder, Vectors


class WatchedEncoder:
    """Another encoder, told in batches.

    Args:
        encoder: The other.
        tell: Is told before each batch what share is done; what it raises stops the encoding.
    """

    def __init__(self, encoder: Encoder, tell: Callable[[float], None]) -> None:
        self._encoder = encoder
        self._tell = tell

    @property
    def id(self) -> str:
        """Name and content hash of the other."""
        return self._encoder.id

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    @property
    def of_words(self) -> Encoder:
        """The encoder to compare single words with."""
        return self._encoder.of_words

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Returns what the other returns."""
        return self._encoder.encode_queries(texts)

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        """Returns what the other returns, a batch at a time."""
        del progress
        parts = []
        for start in range(0, max(1, len(texts)), BATCH_SIZE):
            self._tell(start / max(1, len(texts)))
            parts.append(self._encoder.encode_documents(texts[start : start + BATCH_SIZE]))
        return np.concatenate(parts)
