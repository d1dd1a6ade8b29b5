"""Another encoder, some of whose work is done in another way."""

from __future__ import annotations

from collections.abc import Sequence

from index.encoder import Encoder, Halves, Vectors
from index.terms import Terms


class EncoderWrapper:
    """Does what another encoder does; a subclass says what differs.

    Args:
        encoder: The other; the vectors are the same, so the name is too.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder

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

    @property
    def table(self) -> Halves | None:
        """The vectors of the other's tokens, if it is a table of these."""
        return self._encoder.table

    def tokens(self, texts: Sequence[str]) -> Terms | None:
        """Returns the tokens of texts, if the other is such a table."""
        return self._encoder.tokens(texts)

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Returns float32 (n, dimension), L2-normalised."""
        return self._encoder.encode_queries(texts)

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        """Returns float32 (n, dimension), L2-normalised."""
        return self._encoder.encode_documents(texts, progress)
