"""Token vectors kept in half precision, as they are stored: only those used become single ones."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import embedding_bag

FEW = 32  # tokens, as of a question, that are sooner made single ones twice than told apart
PART = 256  # tokens that are single ones at the same time when all are compared with a question
# Threads that torch has, asked in one of its own: FAISS may have set another number for this one.
with ThreadPoolExecutor(1) as _asking:
    ALL = _asking.submit(torch.get_num_threads).result()


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


@contextmanager
def in_threads(number: int) -> Iterator[None]:
    """Has torch share the work of this thread between so many.

    To add up a few vectors takes less than sharing: in one thread a question takes .2 ms of the
    processor instead of 1.2 to 2.6, to the last bit the same.
    """
    # Threads that begin meanwhile begin with this number as well, and keep it: whatever computes
    # sets its own.
    torch.set_num_threads(number)
    try:
        yield
    finally:
        torch.set_num_threads(ALL)


def products(table: NDArray[np.float16], query: NDArray[np.float32]) -> NDArray[np.float32]:
    """Returns float32 (tokens,): the product of each token's vector with that of a query.

    Args:
        table: float16 (tokens, dimension), which may be written to as far as PyTorch knows.
        query: float32 (dimension,).
    """
    weights = torch.from_numpy(table)
    parts = []
    with in_threads(1), torch.inference_mode():
        for start in range(0, len(weights), PART):
            single = weights[start : start + PART].float().numpy()
            # A library of linear algebra would keep 9 MB to multiply in, and share the work.
            parts.append(np.einsum("ij,j->i", single, query))
    return np.concatenate(parts)
