"""Texts as the tokens whose vectors their own is the mean of, where the encoder is such a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from index.encoder import Encoder, Halves
from index.terms import Terms


@dataclass(frozen=True, slots=True)
class TokenBags:
    """Texts as their tokens.

    Attributes:
        tokens: By channel; a term is the number of a token, as text.
        table: float16 (tokens of the encoder, d): their vectors.
    """

    tokens: Mapping[str, Terms]
    table: Halves

    @classmethod
    def of(cls, tokens: Mapping[str, Terms], encoder: Encoder) -> TokenBags | None:
        """Returns those of an encoder; None if it is no table of token vectors.

        Args:
            tokens: By channel.
            encoder: The one that they are tokens of.
        """
        return None if encoder.table is None else cls(tokens, encoder.table)

    def of_many(self, most: int) -> TokenBags:
        """Returns those channels that have more texts than different tokens, and not too many.

        Args:
            most: Texts of a channel.
        """
        kept = {
            name: own
            for name, own in self.tokens.items()
            if len(own.vocabulary) < len(own.lengths) <= most
        }
        return TokenBags(kept, self.table)
