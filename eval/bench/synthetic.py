"""Passages made up of the report's own words: as many as wanted, the same for the same seed.

A passage is a run of neighbouring sentences in which some words are exchanged for others of the
report. So passages cluster around its subjects, as in a real collection, and few are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

MOST_SENTENCES = 4
# Half the words would leave no subject; a tenth makes near copies, which no collection is full of.
EXCHANGED = 0.3
BATCH = 10_000


def synthetic_passages(
    sentences: Sequence[str], count: int, seed: int = 0, batch: int = BATCH
) -> Iterator[list[str]]:
    """Yields passages in batches, so that never more than one is held.

    Args:
        sentences: Of the report, in reading order.
        count: How many passages in all.
        seed: Of the random choices.
        batch: Most passages at a time.
    """
    random = np.random.default_rng(seed)
    split = [sentence.split() for sentence in sentences]
    words = [word for sentence in split for word in sentence]

    def passage() -> str:
        start = int(random.integers(len(split)))
        length = int(random.integers(1, MOST_SENTENCES + 1))
        own = [word for sentence in split[start : start + length] for word in sentence]
        others = random.integers(len(words), size=len(own))
        is_exchanged = random.random(len(own)) < EXCHANGED
        chosen = zip(own, others, is_exchanged, strict=True)
        return " ".join(words[other] if exchanged else word for word, other, exchanged in chosen)

    for start in range(0, count, batch):
        yield [passage() for _ in range(min(batch, count - start))]
