from __future__ import annotations

from pathlib import Path

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL
from app.web.own.own_report import own_report
from index.search import Retriever
from ingest.automatic.reading import read_automatically
from ingest.automatic.source import paginate
from ingest.corpus import Corpus
from tests.fakes import FakeEncoder, edition_corpus, make_library

TEXT = """1 Inleiding

De raad koos voor een bus.

2 Ritten

De wijkbus reed vorig jaar door vier dorpen.

3 Wijkraad Noord

De raad vergadert zes keer over de ritten.
"""


def _answerer(folder: Path, *corpora: Corpus) -> ExtractiveAnswerer:
    encoder = FakeEncoder()
    return ExtractiveAnswerer(
        Retriever(make_library(folder, corpora, encoder), encoder), ANSWER_ALL
    )


def _bus() -> Corpus:
    report = read_automatically(paginate(TEXT, "0" * 64), "bus-1", "De wijkbus", "nl")
    return Corpus(report)


def test_a_report_of_ones_own_has_a_title_and_an_id(tmp_path: Path) -> None:
    own = own_report(_answerer(tmp_path, _bus()))
    assert own is not None
    assert (own.title, own.id) == ("De wijkbus", "bus-1")


def test_the_bundled_report_is_none(tmp_path: Path) -> None:
    assert own_report(_answerer(tmp_path, edition_corpus())) is None
