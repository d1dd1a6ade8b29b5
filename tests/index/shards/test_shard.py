from __future__ import annotations

import numpy as np
import pytest

import index.shards.shard
from index.encoder import Vectors
from index.encoder_wrapper import EncoderWrapper
from index.shards.shard import make_shard
from ingest.passages import PassageSettings
from tests.fakes import FakeEncoder, edition_corpus


class Watched(EncoderWrapper):
    """An encoder that tells how many texts it was given at a time."""

    def __init__(self) -> None:
        super().__init__(FakeEncoder())
        self.given: list[int] = []

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        self.given.append(len(texts))
        return super().encode_documents(texts, progress)


def test_many_texts_are_encoded_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder = Watched()
    whole = make_shard(edition_corpus(), encoder, PassageSettings())
    (count,) = encoder.given
    encoder.given.clear()
    monkeypatch.setattr(index.shards.shard, "AT_ONCE", 4)
    parts = make_shard(edition_corpus(), encoder, PassageSettings())
    assert max(encoder.given) == 4
    assert sum(encoder.given) == count
    for channel, vectors in whole.vectors.items():
        assert np.array_equal(parts.vectors[channel], vectors)
