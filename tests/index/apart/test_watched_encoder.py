from __future__ import annotations

import numpy as np
import pytest

from index.apart.watched_encoder import WatchedEncoder
from index.encoder import BATCH_SIZE
from tests.fakes import FakeEncoder

TEXTS = [f"zin {number}" for number in range(2 * BATCH_SIZE + 1)]


def test_it_encodes_as_the_other_does_and_tells_how_far_it_is() -> None:
    shares: list[float] = []
    watched = WatchedEncoder(FakeEncoder(), shares.append)
    assert np.array_equal(watched.encode_documents(TEXTS), FakeEncoder().encode_documents(TEXTS))
    assert shares == [0.0, pytest.approx(256 / 513), pytest.approx(512 / 513)]
    assert (watched.id, watched.dimension) == (FakeEncoder().id, FakeEncoder().dimension)


def test_what_is_told_can_stop_it() -> None:
    encoder = FakeEncoder()

    def tell(share: float) -> None:
        if share:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        WatchedEncoder(encoder, tell).encode_documents(TEXTS)
    assert len(encoder.encoded) == BATCH_SIZE
