from __future__ import annotations

from pathlib import Path

from ingest.automatic.by_rule.preparing import prepared
from ingest.storage import read_corpus, write_corpus
from tests.ingest.automatic.by_rule.test_overviews import MADE


def test_what_is_prepared_is_written_and_read_like_that_by_hand(tmp_path: Path) -> None:
    corpus = prepared(MADE)
    assert corpus.entities
    assert corpus.facts
    write_corpus(corpus, tmp_path / "corpus.jsonl")
    assert read_corpus(tmp_path / "corpus.jsonl") == corpus
