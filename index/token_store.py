"""A vector store for texts whose vectors are the means of their tokens' vectors.

The product of a query with a mean is the mean of its products with the tokens. So a text is kept as
the tokens it has, some twelve numbers where its vector has 256, and each token's product is taken
once for all texts. What is found is what an exact search finds, but for the last digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.candidates import best_places
from index.encoder import Halves, Vectors
from index.once import once
from index.terms import Terms
from index.token_bags import TokenBags

if TYPE_CHECKING:
    from scipy.sparse import csr_array

TABLE = "tokens.npy"
NUMBERS, STARTS, SCALES = "numbers", "starts", "scales"  # the files of a store
AT_ONCE = 4096  # texts whose vectors are made at the same time


class TokenVectors:
    """The vectors of the tokens of several stores.

    Args:
        table: float16 (tokens, d); may be a file mapped into memory.
    """

    def __init__(self, table: Halves) -> None:
        self.table = table

    def products(self, query: Vectors) -> Vectors:
        """Returns float32 (tokens,): the product of each with a query, made once an answer."""
        from index.half_precision import products  # brings torch, which the page does not wait for

        return once((self, query.tobytes()), lambda: products(self.table, query))


class TokenStore:
    """Texts as their tokens; see `VectorStore`.

    Args:
        tokens: Their vectors.
        rows: (texts, tokens): how often a text has a token.
        scales: float32 (texts,): what makes the sum of the tokens of each a unit vector.
    """

    def __init__(self, tokens: TokenVectors, rows: csr_array, scales: Vectors) -> None:
        self._tokens = tokens
        self._rows = rows
        self._scales = scales

    def __len__(self) -> int:
        """Number of texts."""
        return len(self._scales)

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        """Returns ids int64 (n, k) and cosines float32 (n, k) in [-1, 1], best first."""
        found = self.every(queries)
        ids = np.array([best_places(own, min(k, len(self))) for own in found], dtype=np.int64)
        return ids, np.take_along_axis(found, ids, 1)

    def every(self, queries: Vectors) -> Vectors:
        """Returns float32 (n, texts): the cosine of each text, in [-1, 1], by its id."""
        products = [self._rows @ self._tokens.products(query) * self._scales for query in queries]
        return np.clip(np.array(products, np.float32).reshape(len(queries), -1), -1.0, 1.0)

    def some(self, places: NDArray[np.int64]) -> TokenStore:
        """Returns a store in memory of the texts with these ids, numbered anew from 0."""
        return TokenStore(self._tokens, self._rows[places], self._scales[places])

    def rows(self, start: int, stop: int) -> Vectors:
        """Returns float32 (stop - start, d): the vectors of these ids, but for the last digits."""
        sums = _sums(self._rows[start:stop], self._tokens.table)
        return np.asarray(sums * self._scales[start:stop, None], dtype=np.float32)


def save_tokens(bags: TokenBags, folder: Path) -> None:
    """Writes the stores of channels of texts into a folder.

    Raises:
        OSError: They cannot be written.
    """
    joined = Terms.joined(list(bags.tokens.values()))
    table = bags.table[np.array(joined.vocabulary, dtype=np.int64)]
    np.save(folder / TABLE, table, allow_pickle=False)
    ends = np.cumsum([len(own.numbers) for own in bags.tokens.values()])
    for (name, own), numbers in zip(
        bags.tokens.items(), np.split(joined.numbers, ends[:-1]), strict=True
    ):
        starts = np.concatenate([[0], np.cumsum(own.lengths)]).astype(np.int32)
        lengths = np.linalg.norm(_sums(_counts(numbers, starts, len(table)), table), axis=1)
        scales = np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0)
        for part, values in ((NUMBERS, numbers), (STARTS, starts), (SCALES, scales)):
            np.save(_file(folder, name, part), values, allow_pickle=False)


def open_tokens(folder: Path) -> Mapping[str, TokenStore]:
    """Returns the stores in a folder by channel, none if there are none; their files are mapped.

    Raises:
        OSError, ValueError: A file is missing or damaged.
    """
    if not (folder / TABLE).is_file():
        return {}
    tokens = TokenVectors(_mapped(folder / TABLE))
    stores = {}
    for file in sorted(folder.glob(f"*.{SCALES}.npy")):
        name = file.name.removesuffix(f".{SCALES}.npy")
        numbers, starts = (_mapped(_file(folder, name, part)) for part in (NUMBERS, STARTS))
        counts = _counts(numbers, starts, len(tokens.table))
        stores[name] = TokenStore(tokens, counts, _mapped(file))
    return stores


def _counts(numbers: NDArray[np.int32], starts: NDArray[np.int32], tokens: int) -> csr_array:
    """Returns (texts, tokens): a one for each token of a text; the same token counts each time."""
    from scipy.sparse import csr_array

    ones = np.ones(len(numbers), dtype=np.float32)
    return csr_array((ones, numbers, starts), shape=(len(starts) - 1, tokens))


def _sums(rows: csr_array, table: Halves) -> Vectors:
    """Returns float32 (texts, d): the sums of the vectors of their tokens."""
    single = table.astype(np.float32)
    sums = np.empty((rows.shape[0], table.shape[1]), dtype=np.float32)
    for start in range(0, len(sums), AT_ONCE):
        sums[start : start + AT_ONCE] = rows[start : start + AT_ONCE] @ single
    return sums


def _mapped(file: Path) -> NDArray[Any]:
    # Private pages, if any were written to: PyTorch knows no arrays that are only read.
    return np.asarray(np.load(file, mmap_mode="c", allow_pickle=False))


def _file(folder: Path, name: str, part: str) -> Path:
    return folder / f"{name}.{part}.npy"
