"""Data folders in odd places, and odd things where the index belongs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.workspace import Workspace
from ingest.errors import IndexFolderError, ReportError
from tests.fakes import FakeEncoder


def names(folder: Path) -> list[str]:
    """Returns what stands beside the index, locks aside."""
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def works_in(data: Path, report: Path, encoder: FakeEncoder) -> Workspace:
    """Builds an index in a data folder and loads it again in silence."""
    workspace, said = Workspace(encoder, report, data=data), list[str]()
    workspace.load_or_build(said.append)
    workspace.load_or_build(said.append)
    assert len(said) == 1
    assert names(workspace.folder.parent) == [workspace.folder.name]
    return workspace


@pytest.mark.parametrize(
    "name", ["met spatie", "Ünïcödé 数据 \u202e", "*[a-z]?@{}", "'\"$(x);&", "x" * 255]
)
def test_any_name_will_do(name: str, tmp_path: Path, report: Path, encoder: FakeEncoder) -> None:
    works_in(tmp_path / name, report, encoder)


def test_a_deep_folder_will_do(tmp_path: Path, report: Path, encoder: FakeEncoder) -> None:
    works_in(tmp_path.joinpath(*["d" * 200] * 15), report, encoder)


@pytest.mark.parametrize("names", [["d" * 256], ["d" * 200] * 25], ids=["long name", "long path"])
def test_a_path_too_long_is_told(
    names: list[str], tmp_path: Path, report: Path, encoder: FakeEncoder
) -> None:
    with pytest.raises(IndexFolderError, match=r"cannot be written \(File name too long\)"):
        works_in(tmp_path.joinpath(*names), report, encoder)


def test_a_file_in_the_place_of_the_data_folder_is_told(
    tmp_path: Path, report: Path, encoder: FakeEncoder
) -> None:
    (tmp_path / "home").write_text("mine", "utf-8")
    with pytest.raises(IndexFolderError, match=r"cannot be written \("):
        works_in(tmp_path / "home", report, encoder)
    assert (tmp_path / "home").read_text("utf-8") == "mine"


def test_a_report_with_a_name_too_long_is_told(tmp_path: Path, encoder: FakeEncoder) -> None:
    with pytest.raises(ReportError, match="File name too long"):
        works_in(tmp_path, tmp_path / ("r" * 300), encoder)


def test_a_link_to_the_data_folder_is_followed(
    tmp_path: Path, report: Path, encoder: FakeEncoder
) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    works_in(tmp_path / "link", report, encoder)
    assert names(tmp_path / "real") == ["index"]


def test_a_file_or_a_link_in_the_place_of_the_index_makes_way(
    workspace: Workspace, tmp_path: Path, report: Path, encoder: FakeEncoder
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "theirs").touch()
    workspace.folder.parent.mkdir(parents=True)
    workspace.folder.symlink_to(elsewhere)
    works_in(workspace.data, report, encoder)
    assert names(elsewhere) == ["theirs"]

    for path in workspace.folder.iterdir():
        path.rename(elsewhere / path.name)
    workspace.folder.rmdir()
    workspace.folder.write_text("a file", "utf-8")
    works_in(workspace.data, report, encoder)


def test_what_killed_builds_left_is_removed(
    workspace: Workspace, report: Path, encoder: FakeEncoder
) -> None:
    folder = workspace.folder
    folder.parent.mkdir(parents=True)
    for name in ("killed", "killed-aside"):
        (folder.parent / f".{folder.name}@{name}" / "lexical").mkdir(parents=True)
    (folder.parent / f".{folder.name}@file").touch()
    (folder.parent / f".{folder.name}@link").symlink_to("nowhere")

    works_in(workspace.data, report, encoder)


@pytest.mark.parametrize("time", [0, 4_000_000_000], ids=["1970", "2096"])
def test_no_clock_is_trusted(time: int, workspace: Workspace) -> None:
    said: list[str] = []
    workspace.load_or_build(said.append)
    for path in workspace.data.rglob("*"):
        os.utime(path, (time, time))

    workspace.load_or_build(said.append)

    assert len(said) == 1
