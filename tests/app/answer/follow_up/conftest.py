from __future__ import annotations

import pytest

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import AbstentionModel
from app.answer.outcome.evidence import Evidence
from index.search import Retriever


@pytest.fixture(scope="package")
def answerer(retriever: Retriever) -> ExtractiveAnswerer:
    """Answers whenever the best anticipated question shares half its words; made once."""
    weights = {**dict.fromkeys(Evidence.names(), 0.0), "question_cosine": 20.0}
    return ExtractiveAnswerer(retriever, AbstentionModel(weights, intercept=-8.0, threshold=0.5))
