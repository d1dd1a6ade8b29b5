from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.answer.outcome.evidence import Evidence
from app.startup import calibrated_answerer
from index.encoder import BUNDLED, SentenceEncoder
from index.library import Library
from index.search import Retriever
from index.workspace import Workspace
from tests.fakes import FakeEncoder, make_library, tiny_corpora


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("index") / "index"
    return make_library(folder, tiny_corpora(), FakeEncoder())


@pytest.fixture(scope="session")
def retriever(library: Library) -> Retriever:
    return Retriever(library, FakeEncoder())


@pytest.fixture(scope="session")
def lenient_model() -> AbstentionModel:
    """Answers whenever the best anticipated question shares half its words."""
    weights = dict.fromkeys(Evidence.names(), 0.0)
    return AbstentionModel({**weights, "question_cosine": 20.0}, intercept=-8.0, threshold=0.5)


@pytest.fixture
def answerer(retriever: Retriever, lenient_model: AbstentionModel) -> ExtractiveAnswerer:
    return ExtractiveAnswerer(retriever, lenient_model)


@pytest.fixture(scope="session")
def read_own(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], ExtractiveAnswerer]:
    """Reads a report of one's own with the real encoder; the same text is read once."""
    encoder = SentenceEncoder(BUNDLED)
    folder: Path = tmp_path_factory.mktemp("own")

    @cache
    def read(text: str) -> ExtractiveAnswerer:
        file = folder / f"verslag-{zlib.crc32(text.encode())}.txt"
        file.write_text(text, "utf-8")
        workspace = Workspace(encoder, file, data=folder / "data")
        return calibrated_answerer(Retriever(workspace.load_or_build(print), encoder))

    return read
