"""An encoder that says how far it is, and that can be stopped on the way."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from index.encoder import BATCH_SIZE, Encoder, Vectors
from index.encoder_wrapper import EncoderWrapper


class WatchedEncoder(EncoderWrapper):
    """Another encoder, told in batches.

    Args:
        encoder: The other.
        tell: Is told before each batch what share is done; what it raises stops the encoding.
    """

    def __init__(self, encoder: Encoder, tell: Callable[[float], None]) -> None:
        super().__init__(encoder)
        self._tell = tell

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        """Returns what the other returns, a batch at a time."""
        del progress
        parts = []
        for start in range(0, max(1, len(texts)), BATCH_SIZE):
            self._tell(start / max(1, len(texts)))
            parts.append(self._encoder.encode_documents(texts[start : start + BATCH_SIZE]))
        return np.concatenate(parts)
