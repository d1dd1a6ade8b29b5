from __future__ import annotations

from pathlib import Path

from app.web.own.own_report import own_report
from ingest.automatic import read_automatically
from ingest.corpus import Corpus
from ingest.source import paginate
from tests.fakes import FakeEncoder, edition_corpus, make_library


def _own(text: str, id_: str) -> Corpus:
    return Corpus(read_automatically(paginate(text, "0" * 64), id_, "De wijkbus", "nl"))


def test_a_report_of_ones_own_has_a_title_and_an_id(tmp_path: Path) -> None:
    library = make_library(tmp_path, [_own("De bus reed.", "bus-1")], FakeEncoder())
    own = own_report(library)
    assert own is not None
    assert (own.title, own.id) == ("De wijkbus", "bus-1")


def test_the_bundled_report_is_none(tmp_path: Path) -> None:
    assert own_report(make_library(tmp_path, [edition_corpus()], FakeEncoder())) is None
