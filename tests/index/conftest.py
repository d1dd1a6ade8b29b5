from __future__ import annotations

import pytest

from index.library import Library
from index.search import Retriever
from tests.fakes import FakeEncoder, make_library, tiny_corpora


@pytest.fixture
def encoder() -> FakeEncoder:
    return FakeEncoder()


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Both tiny reports, indexed once; loaded libraries are never changed."""
    return make_library(tmp_path_factory.mktemp("tiny") / "index", tiny_corpora(), FakeEncoder())


@pytest.fixture
def retriever(library: Library, encoder: FakeEncoder) -> Retriever:
    return Retriever(library, encoder)
