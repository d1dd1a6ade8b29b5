"""The index of the whole library: the same as if all were built at once, made of parts."""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

import index.shards.shard
import index.shared_library
import index.workspace
from index.answerability import AnswerabilityClassifier
from index.build import build, load
from index.lexical_channels import fit_classifiers
from index.library import Library
from index.milvus.stores import MilvusStores
from index.rows import IndexRow
from index.search import Retriever
from index.shared_library import SharedLibrary
from index.workspace import Workspace
from ingest.automatic.any_report import automatic_corpus
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.errors import IndexFolderError, ReportError
from ingest.library.shelf import Shelf
from ingest.report_file import read_report_file
from ingest.storage import corpus_lines
from tests.fakes import FakeEncoder, edition_corpus, recipe_for

KENYA = "Klimaat\n\nDe droogte treft boeren in Kenia. Het water wordt er schaars.\n"
BOATS = "Boats\n\nThe boats of 1250 people were found by the coast guard of Malta.\n"


def small_corpus() -> Corpus:
    """Returns a small report with prepared questions."""
    corpus = edition_corpus()
    return replace(corpus, report=replace(corpus.report, id=REPORT_ID))


@pytest.fixture(autouse=True)
def small_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has the small report stand for the bundled one."""
    for module in (index.shared_library, index.workspace):
        monkeypatch.setattr(module, "bundled_corpus", lambda _: small_corpus())


def add(home: Path, name: str, text: str) -> str:
    """Adds a report to the library; returns its id."""
    home.mkdir(exist_ok=True)
    (home / name).write_text(text, "utf-8")
    file = read_report_file(home / name)
    return Shelf(home).add(file, automatic_corpus(file, "")).id


def loaded(home: Path, encoder: FakeEncoder | None = None) -> Library:
    """Returns the index of what is in the library."""
    return SharedLibrary.of(encoder or FakeEncoder(), home).load_or_build(lambda _: None)


def test_it_is_what_building_all_reports_at_once_makes(tmp_path: Path) -> None:
    home = tmp_path / "home"
    ids = [add(home, "kenia.txt", KENYA), add(home, "boats.txt", BOATS)]
    library = loaded(home)
    assert sorted(library.corpora) == sorted([*ids, REPORT_ID])
    assert library.report(ids[1]).language == "en"
    corpora = list(library.corpora.values())
    hashes = recipe_for(corpora, FakeEncoder())
    build(corpora, hashes.reports, FakeEncoder(), tmp_path / "whole")
    whole = load(tmp_path / "whole", hashes)
    assert (library.corpora, library.passages) == (whole.corpora, whole.passages)
    assert (library.rows, library.sentences) == (whole.rows, whole.sentences)
    ours, theirs = Retriever(library, FakeEncoder()), Retriever(whole, FakeEncoder())
    for question in ("Welk land kreeg geld voor scholen?", "Droogte in Kenia", "1250 people"):
        for language in ("nl", "en"):
            assert ours.search(question, language) == theirs.search(question, language)


def test_a_report_more_is_all_that_is_encoded(tmp_path: Path) -> None:
    add(tmp_path, "kenia.txt", KENYA)
    first = loaded(tmp_path)
    encoder = FakeEncoder()
    assert loaded(tmp_path, encoder).fingerprint == first.fingerprint
    assert encoder.encoded == []
    added = add(tmp_path, "boats.txt", BOATS)
    library = loaded(tmp_path, encoder)
    own = [row.text for row in library.rows if _is_of(library, row.sentences, added)]
    assert encoder.encoded == own
    encoder.encoded.clear()
    Shelf(tmp_path).rename(added, "Boten")
    assert loaded(tmp_path, encoder).report(added).title == "Boten"
    Shelf(tmp_path).remove(added)
    assert loaded(tmp_path, encoder).fingerprint == first.fingerprint
    assert encoder.encoded == []
    assert sorted(path.name for path in (tmp_path / "index" / "shards").iterdir()) == sorted(
        first.corpora
    )


def test_what_the_index_of_the_bundled_report_holds_is_not_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    added = add(tmp_path, "kenia.txt", KENYA)
    made = loaded(tmp_path)
    for folder in ("shards", "library"):
        shutil.rmtree(tmp_path / "index" / folder)
    Workspace(FakeEncoder(), data=tmp_path).build()

    encoder, fitted = FakeEncoder(), list[int]()

    def fit(asked: Sequence[IndexRow]) -> dict[str, AnswerabilityClassifier]:
        fitted.append(len(asked))
        return fit_classifiers(asked)

    monkeypatch.setattr(index.shards.shard, "fit_classifiers", fit)
    again = loaded(tmp_path, encoder)
    assert again.fingerprint == made.fingerprint
    assert encoder.encoded == [
        row.text for row in again.rows if _is_of(again, row.sentences, added)
    ]
    assert fitted == [0]  # of the report that was added, for which nothing was prepared


def _is_of(library: Library, places: tuple[int, ...], id_: str) -> bool:
    return any(library.sentences[place].report_id == id_ for place in places)


@pytest.mark.parametrize("damage", ["passages.jsonl", "vectors/texts.npy", "manifest.json"])
def test_a_damaged_part_is_made_anew(tmp_path: Path, damage: str) -> None:
    added = add(tmp_path, "kenia.txt", KENYA)
    first = loaded(tmp_path)
    (tmp_path / "index" / "shards" / added / damage).write_bytes(b"damaged")
    (tmp_path / "index" / "library" / "manifest.json").unlink()
    assert loaded(tmp_path).fingerprint == first.fingerprint


def test_a_report_that_is_damaged_in_the_library_is_named(tmp_path: Path) -> None:
    add(tmp_path, "kenia.txt", KENYA)
    (member,) = Shelf(tmp_path).members()
    member.corpus_file.write_bytes(b"")
    with pytest.raises(ReportError, match=f"The report {member.id} of the library is damaged"):
        loaded(tmp_path)


def test_who_has_an_index_keeps_it_while_the_next_is_put_in_its_place(tmp_path: Path) -> None:
    add(tmp_path, "kenia.txt", KENYA)
    old = Retriever(loaded(tmp_path), FakeEncoder())
    before = old.search("Droogte in Kenia", "nl")
    added = add(tmp_path, "boats.txt", BOATS)
    new = Retriever(loaded(tmp_path), FakeEncoder())
    assert old.search("Droogte in Kenia", "nl") == before
    assert new.search("boats coast guard", "en").sentences[0].ref.report_id == added


def test_a_part_that_was_prepared_is_read_and_not_made_again(tmp_path: Path) -> None:
    (tmp_path / "kenia.txt").write_text(KENYA, "utf-8")
    file = read_report_file(tmp_path / "kenia.txt")
    corpus = automatic_corpus(file, "")
    digest = hashlib.sha256(b"".join(corpus_lines(corpus))).hexdigest()
    encoder = FakeEncoder()
    SharedLibrary.of(encoder, tmp_path).prepare(corpus, digest)
    assert any("Kenia" in text for text in encoder.encoded)
    assert Shelf(tmp_path).members() == []

    Shelf(tmp_path).add(file, corpus)
    encoder.encoded.clear()
    assert corpus.report.id in loaded(tmp_path, encoder).corpora
    assert not any("Kenia" in text for text in encoder.encoded)


def test_it_can_be_put_together_for_who_loads_it_later(tmp_path: Path) -> None:
    added = add(tmp_path, "kenia.txt", KENYA)
    encoder = FakeEncoder()
    for _ in range(2):
        SharedLibrary.of(encoder, tmp_path).ensure()
    assert len(encoder.encoded) == len(set(encoder.encoded))
    said = list[str]()
    library = SharedLibrary.of(FakeEncoder(), tmp_path).load_or_build(said.append)
    assert added in library.corpora
    assert said == []


def test_parts_are_made_once_for_all_stores(tmp_path: Path) -> None:
    add(tmp_path, "kenia.txt", KENYA)
    loaded(tmp_path)
    encoder = FakeEncoder()
    stores = MilvusStores.at(str(tmp_path / "lite.db"))

    there = SharedLibrary.of(encoder, tmp_path, stores).load_or_build(lambda _: None)

    assert len(there.corpora) == 2
    assert encoder.encoded == []


def test_a_part_that_cannot_be_written_is_told_with_a_word_for_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    (tmp_path / "kenia.txt").write_text(KENYA, "utf-8")
    corpus = automatic_corpus(read_report_file(tmp_path / "kenia.txt"), "")
    monkeypatch.setattr(index.shared_library, "write_shard", fail)
    with pytest.raises(IndexFolderError) as caught:
        SharedLibrary.of(FakeEncoder(), tmp_path).prepare(corpus, "0" * 64)
    assert caught.value.reason == "full"
