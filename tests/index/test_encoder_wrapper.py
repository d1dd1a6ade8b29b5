"""An encoder around another."""

from __future__ import annotations

import numpy as np

from index.encoder_wrapper import EncoderWrapper
from tests.fakes import FakeEncoder

TEXTS = ["water", "a report about water"]


def test_it_does_and_is_called_what_the_other_does_and_is() -> None:
    other = FakeEncoder()
    around = EncoderWrapper(other)
    assert (around.id, around.dimension) == (other.id, other.dimension)
    assert around.of_words is other.of_words
    assert np.array_equal(around.encode_queries(TEXTS), other.encode_queries(TEXTS))
    assert np.array_equal(around.encode_documents(TEXTS), other.encode_documents(TEXTS))
