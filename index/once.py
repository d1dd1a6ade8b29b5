"""What is asked of the encoder and the stores while one question is answered is asked once.

Several parts of an answer look for the same text. What is found is kept for as long as the answer
is made, in the thread that makes it, and then forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar, cast

import numpy as np

from index.encoder import Encoder, Vectors

Found = TypeVar("Found")

_found: ContextVar[dict[Hashable, object] | None] = ContextVar("found", default=None)


@contextmanager
def one_answer() -> Iterator[None]:
    """Keeps what is found within it; within another one it makes no difference."""
    if _found.get() is not None:
        yield
        return
    token = _found.set({})
    try:
        yield
    finally:
        _found.reset(token)


def once(key: Hashable, find: Callable[[], Found]) -> Found:
    """Returns what was found under a key while this answer is made, or else finds it.

    Args:
        key: Names what is looked for, and where; what is found must not be changed.
        find: Finds it.
    """
    kept = _found.get()
    if kept is None:
        return find()
    if key not in kept:
        kept[key] = find()
    return cast(Found, kept[key])


def query_vectors(encoder: Encoder, texts: Sequence[str]) -> Vectors:
    """Returns float32 (texts, dimension): the vectors of queries, each made once an answer."""
    kept = _found.get()
    if kept is None:
        return encoder.encode_queries(list(texts))
    new = [text for text in dict.fromkeys(texts) if ("vector", encoder.id, text) not in kept]
    vectors = encoder.encode_queries(new) if new else ()
    kept.update((("vector", encoder.id, text), one) for text, one in zip(new, vectors, strict=True))
    return np.stack([cast(Vectors, kept["vector", encoder.id, text]) for text in texts])
