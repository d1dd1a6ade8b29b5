"""Token vectors kept in half precision, as they are stored: only those used become single ones."""

from __future__ import annotations

import torch
from torch.nn.functional import embedding_bag

FEW = 32  # tokens, as of a question, that are sooner made single ones twice than told apart


class HalfEmbedding(torch.nn.Module):
    """Averages token vectors, as an `EmbeddingBag` of all of them in single precision does.

    Args:
        weight: float16 (vocabulary, dimension); of a file mapped into memory, only what is used
            is read.
    """

    def __init__(self, weight: torch.Tensor) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(weight, requires_grad=False)

    def forward(self, ids: torch.Tensor, offsets: torch.Tensor) -> torch.Tensor:
        """Returns float32 (texts, dimension).

        Args:
            ids: Of the tokens of all texts, end to end.
            offsets: Where each text starts.
        """
        if len(ids) <= FEW:
            each = torch.arange(len(ids))
            return embedding_bag(each, self.weight[ids].float(), offsets, mode="mean")
        used, places = torch.unique(ids, return_inverse=True)
        return embedding_bag(places, self.weight[used].float(), offsets, mode="mean")
