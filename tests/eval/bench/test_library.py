from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import eval.bench.library
import index.shared_library
from eval.bench.library import measure_library, synthetic_report
from ingest.automatic.source import paginate
from ingest.bundled import REPORT_ID
from tests.fakes import FakeEncoder, edition_corpus

SENTENCES = [sentence.text for sentence in edition_corpus().report.sentences.values()]


def test_a_report_has_its_pages_and_each_seed_its_own() -> None:
    text = synthetic_report(SENTENCES, 1, pages=3)
    assert len(paginate(text, "0" * 64).page_starts) == 3
    assert text == synthetic_report(SENTENCES, 1, pages=3)
    assert text != synthetic_report(SENTENCES, 2, pages=3)


def test_adding_a_report_is_a_share_of_building_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    corpus = edition_corpus()
    small = replace(corpus, report=replace(corpus.report, id=REPORT_ID))
    encoder = FakeEncoder(64)
    monkeypatch.setattr(index.shared_library, "bundled_corpus", lambda _: small)
    monkeypatch.setattr(eval.bench.library, "bundled_corpus", lambda: small)
    monkeypatch.setattr(eval.bench.library, "open_encoder", lambda _: encoder)
    monkeypatch.setattr(index.shared_library, "bundled_files", lambda: ())
    figures = measure_library(3, "fake", str(tmp_path), ["Wat is IOM?"], pages=2)
    assert figures["share"] == figures["adding one s"] / figures["building all s"]
    assert figures["of which reading it s"] < figures["adding one s"]
    assert figures["sentences"] > 4 * 20
