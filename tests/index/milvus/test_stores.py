"""Whole indexes in Milvus Lite."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from index.milvus.collection import drop_unused
from index.milvus.connection import Connection
from index.milvus.stores import TOKEN, MilvusStores
from index.search import Retriever
from index.workspace import Workspace
from ingest.errors import IndexFolderError, SettingsError, StoreError
from tests.fakes import DROUGHT, JORDAN, SYRIA, FakeEncoder, make_library, tiny_corpora

REPORT = "1 Geld\nEgypte krijgt 4 miljoen euro voor vluchtelingen.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "nota.txt"
    file.write_text(REPORT, "utf-8")
    return file


def workspace(report: Path, lite: Path) -> Workspace:
    stores = MilvusStores.at(str(lite))
    return Workspace(FakeEncoder(), report, data=report.parent, stores=stores)


def test_the_retriever_finds_the_same_in_milvus_as_in_memory(
    connection: Connection, tmp_path: Path
) -> None:
    made = [
        make_library(tmp_path / name, tiny_corpora(), FakeEncoder(), stores)
        for name, stores in (("local", None), ("milvus", MilvusStores(connection)))
    ]

    for query, language, best in (
        ("Welk land kreeg geld voor scholen?", "nl", JORDAN),
        ("Syria", "en", SYRIA),
        ("droogte in Kenia", "nl", DROUGHT),
    ):
        local, milvus = (Retriever(one, FakeEncoder()).search(query, language) for one in made)
        assert milvus.sentences[0].ref.key == best
        assert [hit.ref for hit in milvus.sentences] == [hit.ref for hit in local.sentences]
        assert [hit.score for hit in milvus.sentences] == pytest.approx(
            [hit.score for hit in local.sentences], abs=1e-4
        )


def test_each_place_has_indexes_of_its_own(report: Path, tmp_path: Path) -> None:
    local = Workspace(FakeEncoder(), report, data=report.parent)
    local.build()
    there = workspace(report, tmp_path / "lite.db")
    there.build()

    assert there.folder != local.folder
    assert local.load().corpora.keys() == there.load().corpora.keys()
    with pytest.raises(IndexFolderError, match="another store is wanted"):
        workspace(report, tmp_path / "other.db").load()


def test_what_no_index_names_is_dropped(report: Path, tmp_path: Path) -> None:
    there = workspace(report, tmp_path / "lite.db")
    there.build()
    assert isinstance(there.stores, MilvusStores)
    connection = there.stores.connection
    kept = connection.names("")
    report.write_text(f"{REPORT}Kenia krijgt 2 miljoen euro.\n", "utf-8")
    changed = workspace(report, tmp_path / "lite.db")
    changed.build()

    shutil.rmtree(there.folder)
    dropped = drop_unused(connection, tmp_path / MilvusStores.folder)

    assert dropped
    assert set(dropped) <= set(kept)
    assert changed.load().corpora
    assert drop_unused(connection, tmp_path / MilvusStores.folder) == []


@pytest.mark.parametrize("uri", ["localhost:19530", "milvus", "tcp://x:1"])
def test_an_address_of_another_kind_is_refused(uri: str) -> None:
    with pytest.raises(SettingsError, match="must begin with http"):
        MilvusStores.at(uri)


def test_the_token_is_read_from_the_environment_and_never_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(TOKEN, "root:geheim")

    stores = MilvusStores.at("https://milvus.example:19530")

    assert stores.connection.token == "root:geheim"
    assert "geheim" not in repr(stores)
    assert "geheim" not in stores.id


def test_without_the_packages_it_says_how_to_get_them(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("pymilvus", "pymilvus.exceptions"):
        monkeypatch.setitem(sys.modules, name, None)

    with pytest.raises(SettingsError, match=r"pip install -e '\.\[milvus\]'"):
        connection.names("")


def test_what_keeps_lite_from_opening_is_told(
    tmp_path: Path, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file.db"
    file.touch()
    with pytest.raises(SettingsError, match=r"file\.db is a file, and Milvus Lite keeps a folder"):
        Connection(str(file)).names("")
    monkeypatch.setitem(sys.modules, "milvus_lite", None)
    with pytest.raises(SettingsError, match="needs the package milvus-lite"):
        connection.names("")


def test_a_data_folder_with_lite_may_be_moved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = set[str]()
    for home in (tmp_path / "here", tmp_path / "there"):
        monkeypatch.setenv("RAPPORTWIJZER_HOME", str(home))
        ids.add(MilvusStores.at(str(home / "milvus.db")).id)
    assert ids == {"milvus at milvus.db"}
    assert MilvusStores.at("/elsewhere/milvus.db").id == "milvus at /elsewhere/milvus.db"


def test_what_takes_too_long_is_told_in_a_sentence(
    connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert connection.names("") == []
    monkeypatch.setattr("index.milvus.connection.WAIT", 1e-9)

    with pytest.raises(StoreError, match="failed"):
        connection.nearest("rapportwijzer_x", [np.zeros(2, np.float32)], 1, {})
