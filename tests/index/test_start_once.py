"""A start reads and hashes each file once, and what it hashes is what it reads."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

import index.workspace
from index.library import Library
from index.manifest import read_manifest
from index.workspace import Workspace
from ingest.automatic.any_report import automatic_corpus, report_id_of
from ingest.bundled import FOLDER, NAMES, bundled_files
from ingest.corpus import Corpus
from ingest.report_file import ReportFile, hash_of_all, read_report_file
from tests.fakes import FakeEncoder
from tests.ingest.pdf_files import make_pdf

TEXT = "Klimaat\n\nDroogte treft boeren in Kenia. Het water wordt daar steeds schaarser.\n"
LINES = 40  # of each prepared file: enough for every kind of row
WRITING = os.O_WRONLY | os.O_RDWR

_counted: list[Counter[str]] = []


def _note_open(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _counted and isinstance(arguments[0], str):
        _, _, flags = arguments
        if not (flags or 0) & WRITING:
            _counted[-1][arguments[0]] += 1


sys.addaudithook(_note_open)  # can never be taken back, and so counts only when asked to


class Work:
    """What a piece of a program read and hashed.

    Attributes:
        opened: How often each file was opened for reading, by path.
        hashed: All that was given to sha256, one entry a hash.
    """

    def __init__(self) -> None:
        self.opened = Counter[str]()
        self.hashed: list[bytearray] = []

    def hashes_of(self, file: Path) -> int:
        """Returns how many hashes were taken of all that a file holds."""
        content = file.read_bytes()
        return sum(content in given for given in self.hashed)


@contextmanager
def counted(monkeypatch: pytest.MonkeyPatch) -> Iterator[Work]:
    work, sha256 = Work(), hashlib.sha256

    class Counting:
        def __init__(self, data: bytes = b"") -> None:
            self._real, self._given = sha256(data), bytearray(data)
            work.hashed.append(self._given)

        def update(self, data: bytes) -> None:
            self._real.update(data)
            self._given += data

        def hexdigest(self) -> str:
            return self._real.hexdigest()

    with monkeypatch.context() as patch:
        patch.setattr(hashlib, "sha256", Counting)
        _counted.append(work.opened)
        try:
            yield work
        finally:
            _counted.pop()


def bundled(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], Workspace]:
    """Makes the bundled report's files, the prepared ones shortened."""
    for name in NAMES:
        shutil.copy(FOLDER / name, folder)
    for name in set(NAMES) - {"source.txt", "edition.jsonl", "entities.json"}:
        lines = (folder / name).read_text("utf-8").split("\n")[:LINES]
        (folder / name).write_text("\n".join(lines), "utf-8")
    # Only what is prepared may be suggested.
    first = json.loads((folder / "anticipated.jsonl").read_text("utf-8").split("\n")[0])
    suggested = {"lang": first["lang"], "question": first["question"]}
    (folder / "suggested.jsonl").write_text(json.dumps(suggested) + "\n", "utf-8")
    monkeypatch.setattr(index.workspace, "bundled_files", partial(bundled_files, folder))
    return lambda: Workspace(FakeEncoder(), data=folder.parent / "home")


def own(name: str, content: bytes) -> Callable[[Path, object], Callable[[], Workspace]]:
    def make(folder: Path, _: object) -> Callable[[], Workspace]:
        (folder / name).write_bytes(content)
        return lambda: Workspace(FakeEncoder(), folder / name, data=folder.parent / "home")

    return make


@pytest.mark.parametrize(
    "make",
    [bundled, own("nota.txt", TEXT.encode()), own("nota.pdf", make_pdf(TEXT.split("\n")))],
    ids=["bundled", "text", "PDF"],
)
def test_a_first_and_a_warm_start_read_and_hash_each_file_once(
    make: Callable[[Path, object], Callable[[], Workspace]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "report"
    folder.mkdir()
    workspace = make(folder, monkeypatch)
    files = sorted(folder.iterdir())
    said: list[str] = []

    with counted(monkeypatch) as first:
        workspace().load_or_build(said.append)
    with counted(monkeypatch) as warm:
        workspace().load_or_build(said.append)

    assert len(said) == 1  # the second start built nothing
    for work in (first, warm):
        assert [work.opened[str(file)] for file in files] == [1] * len(files)
        assert [work.hashes_of(file) for file in files] == [1] * len(files)
    index_files = list(read_manifest(workspace().folder).files)
    assert len(index_files) > 10
    # Several hold the same parameters.
    same = Counter((workspace().folder / name).read_bytes() for name in index_files)
    for name in index_files:
        file = workspace().folder / name
        hashes = [work.hashes_of(file) for work in (first, warm)]
        assert hashes == [same[file.read_bytes()]] * 2, name


@pytest.mark.parametrize("asked_first", ["recipe", "folder"])
def test_a_report_that_changes_between_two_questions_is_not_told_by_a_wrong_hash(
    asked_first: str, tmp_path: Path
) -> None:
    file = tmp_path / "nota.txt"
    file.write_text(TEXT, "utf-8")
    was = read_report_file(file)
    workspace = Workspace(FakeEncoder(), file, data=tmp_path / "home")
    getattr(workspace, asked_first)
    file.write_text(TEXT.replace("Kenia", "Egypte"), "utf-8")

    library = workspace.load_or_build(lambda _: None)

    assert _texts(library) == {"Droogte treft boeren in Kenia."}
    assert library.corpora[report_id_of(was)].report.sha256 == was.sha256
    assert read_manifest(workspace.folder).recipe.reports == {report_id_of(was): hash_of_all([was])}
    later = replace(workspace)
    assert later.folder != workspace.folder
    assert _texts(later.load_or_build(lambda _: None)) == {"Droogte treft boeren in Egypte."}


def test_a_report_that_changes_while_its_index_is_built_is_not_told_by_a_wrong_hash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "nota.txt"
    file.write_text(TEXT, "utf-8")

    def late(read: ReportFile) -> Corpus:
        file.write_text(TEXT.replace("Kenia", "Egypte"), "utf-8")
        return automatic_corpus(read)

    monkeypatch.setattr("ingest.automatic.any_report.automatic_corpus", late)
    Workspace(FakeEncoder(), file, data=tmp_path / "home").build()
    monkeypatch.undo()

    now = Workspace(FakeEncoder(), file, data=tmp_path / "home")
    assert _texts(now.load_or_build(lambda _: None)) == {"Droogte treft boeren in Egypte."}


def _texts(library: Library) -> set[str]:
    (corpus,) = library.corpora.values()
    return {s.text for s in corpus.report.sentences.values() if "Droogte" in s.text}
