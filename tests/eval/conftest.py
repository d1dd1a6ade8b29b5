"""An answerer over the tiny report of the fakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from index.search import Retriever
from tests.fakes import FakeEncoder, edition_corpus, make_library


@pytest.fixture(scope="session")
def tiny_answerer(tmp_path_factory: pytest.TempPathFactory) -> ExtractiveAnswerer:
    """Answers everything from the edition of five sentences."""
    folder: Path = tmp_path_factory.mktemp("index") / "index"
    library = make_library(folder, [edition_corpus()], FakeEncoder())
    return ExtractiveAnswerer(Retriever(library, FakeEncoder()), ANSWER_ALL)
