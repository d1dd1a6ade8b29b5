"""Milvus away, full, damaged, taken by another process, restarted: each told in a sentence."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.__main__ import main
from index.milvus.stores import MilvusStores
from index.search import Retriever
from index.workspace import Workspace
from ingest.checkout import ROOT
from ingest.errors import IndexFolderError, StoreError
from tests.fakes import FakeEncoder
from tests.faults.disk import Disk

# What a process of its own begins with; its arguments are the report and the folder of Milvus.
BEGIN = """
import signal, sys
from pathlib import Path
from index.milvus.connection import Connection
from tests.faults.test_milvus_away import workspace
there = workspace(*map(Path, sys.argv[1:]))
"""
BUILD = f"{BEGIN}there.build()"


def workspace(report: Path, lite: Path) -> Workspace:
    stores = MilvusStores.at(str(lite))
    return Workspace(FakeEncoder(), report, data=report.parent, stores=stores)


@contextmanager
def elsewhere(program: str, report: Path, lite: Path) -> Iterator[subprocess.Popen[str]]:
    """Runs a program in a process of its own until it says something or ends."""
    command = [sys.executable, "-c", program, str(report), str(lite)]
    there = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env=there, text=True) as run:
        assert run.stdout
        run.stdout.readline()
        yield run
        run.kill()


def test_an_index_built_is_there_for_the_next_process(report: Path, tmp_path: Path) -> None:
    lite = tmp_path / "lite.db"
    with elsewhere(BUILD, report, lite) as built:
        assert built.wait(60) == 0

    library = workspace(report, lite).load()

    assert Retriever(library, FakeEncoder()).search("Egypte", "nl").sentences
    assert library.stores_are_there()


def test_a_store_that_lost_a_collection_is_built_anew(report: Path, tmp_path: Path) -> None:
    there = workspace(report, tmp_path / "lite.db")
    there.build()
    assert isinstance(there.stores, MilvusStores)
    connection = there.stores.connection
    connection.drop(connection.names("rapportwijzer_")[0])
    said: list[str] = []

    with pytest.raises(IndexFolderError, match="has not all of"):
        there.load()
    there.load_or_build(said.append)

    assert "Building it now" in said[0]
    assert there.load().corpora


def test_a_build_that_is_killed_is_made_good_by_the_next(report: Path, tmp_path: Path) -> None:
    lite = tmp_path / "lite.db"
    midway = """
make = Connection.make
def half(self, name, dimension, rows, index):
    make(self, name, dimension, rows[: len(rows) // 2], index)
    print("here", flush=True)
    signal.pause()
Connection.make = half
there.build()
"""
    with elsewhere(BEGIN + midway, report, lite) as victim:
        victim.send_signal(signal.SIGKILL)
        assert victim.wait(10) == -signal.SIGKILL

    there = workspace(report, lite)
    there.build()

    assert Retriever(there.load(), FakeEncoder()).search("Egypte", "nl").sentences


def test_a_second_process_is_told_that_the_folder_is_taken(report: Path, tmp_path: Path) -> None:
    lite = tmp_path / "lite.db"
    holding = "there.build(); print('here', flush=True); signal.pause()"
    with (
        elsewhere(BEGIN + holding, report, lite),
        pytest.raises(StoreError, match="another process has it open"),
    ):
        workspace(report, lite).load()

    assert workspace(report, lite).load().corpora


def test_a_milvus_that_is_away_is_told_and_not_taken_for_a_missing_index(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(report.parent))
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        uri = f"http://127.0.0.1:{free.getsockname()[1]}"

    there = Workspace(FakeEncoder(), report, data=report.parent, stores=MilvusStores.at(uri))
    with pytest.raises(StoreError, match=uri):
        there.build()
    assert not there.stores.are_there()
    assert not there.folder.exists()

    assert main(["drop", "--store", "milvus", "--uri", uri]) == 2
    (told,) = capsys.readouterr().err.splitlines()
    assert told == f"error: Milvus at {uri} cannot be reached."


@pytest.mark.parametrize("damage", ["schema.json", "*.parquet"])
def test_a_damaged_folder_is_told_in_a_sentence(damage: str, report: Path, tmp_path: Path) -> None:
    lite = tmp_path / "lite.db"
    with elsewhere(BUILD, report, lite) as built:
        assert built.wait(60) == 0
    for file in (lite / "collections").rglob(damage):
        file.write_bytes(bytes(20))

    with pytest.raises(StoreError, match="remove it and build the index anew"):
        workspace(report, lite).load()

    shutil.rmtree(lite)
    workspace(report, tmp_path / "again.db").build()


def test_a_full_disk_is_told_in_a_sentence(report: Path, disk: Disk) -> None:
    there = workspace(report, disk.folder / "lite.db")
    assert there.stores.are_there()
    disk.leave_pages(1)

    with pytest.raises(StoreError, match="failed"):
        there.build()
    assert not there.folder.exists()

    disk.empty()
    there.build()
    assert there.load().corpora
