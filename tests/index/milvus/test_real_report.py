"""The bundled report in Milvus: candidates and scores as from the stores in memory."""

from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest

from index.channels import Channels
from index.encoder import SentenceEncoder
from index.fusion import FusionWeights
from index.milvus.connection import Connection
from index.milvus.stores import MilvusStores
from index.workspace import Workspace
from ingest.checkout import ROOT

pytestmark = [pytest.mark.real, pytest.mark.slow]
EVERY = 97  # of the questions of all sets: some forty


def questions() -> list[tuple[str, str]]:
    """Returns questions of all sets with their languages."""
    lines = [
        json.loads(line)
        for file in sorted((ROOT / "eval" / "questions").glob("*.jsonl"))
        for line in file.read_text("utf-8").splitlines()
    ]
    asked = [(line["question"], line.get("language", "nl")) for line in lines if "question" in line]
    return list(dict.fromkeys(asked))[::EVERY]


def test_every_channel_finds_the_same_in_milvus(
    real_home: Path, tmp_path: Path, connection: Connection
) -> None:
    encoder = SentenceEncoder()
    local = Workspace(encoder, data=real_home).load_or_build(print)
    there = Workspace(encoder, data=tmp_path, stores=MilvusStores(connection))
    there.build()
    depth = FusionWeights().depth
    memory, milvus = (Channels(one, encoder, depth) for one in (local, there.load()))

    assert len(questions()) > 30
    for question, language in questions():
        expected, found = memory.find(question, language), milvus.find(question, language)
        for channel in fields(expected):
            ours, theirs = getattr(found, channel.name), getattr(expected, channel.name)
            # Of those that equal the last one, FAISS gives any.
            edge = 1e-5 + 1e-5 * abs(theirs.floor)
            for one, other in ((ours, theirs), (theirs, ours)):
                above = one.places[one.scores > theirs.floor + edge]
                assert set(above.tolist()) <= set(other.places.tolist()), question
            np.testing.assert_allclose(
                ours.at(theirs.places), theirs.scores, rtol=1e-5, atol=1e-5, err_msg=question
            )
