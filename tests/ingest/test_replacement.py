from __future__ import annotations

import errno
from pathlib import Path

import pytest

import ingest.replacement
from ingest.replacement import replace_folder


@pytest.fixture
def new(tmp_path: Path) -> Path:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "file").write_text("new")
    return tmp_path / "new"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "file").write_text("old")
    return tmp_path / "index"


@pytest.fixture(params=[True, False], ids=["in one step", "in steps"])
def in_one_step(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.setattr(ingest.replacement, "_exchange", lambda *_: False)


@pytest.mark.usefixtures("in_one_step")
def test_two_folders_change_places(new: Path, folder: Path) -> None:
    replace_folder(new, folder)

    assert (folder / "file").read_text() == "new"
    assert (new / "file").read_text() == "old"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["index", "new"]


def test_where_nothing_stood_the_new_one_stands(new: Path, tmp_path: Path) -> None:
    replace_folder(new, tmp_path / "index")

    assert (tmp_path / "index" / "file").read_text() == "new"
    assert not new.exists()


@pytest.mark.usefixtures("in_one_step")
def test_a_folder_that_is_not_there_cannot_take_a_place(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(OSError):  # noqa: PT011 (which one depends on the system)
        replace_folder(tmp_path / "nowhere", folder)

    assert (folder / "file").read_text() == "old"


def test_if_the_new_one_cannot_take_the_place_the_old_one_returns(
    new: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self == new:
            raise PermissionError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(ingest.replacement, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse_new)

    with pytest.raises(PermissionError):
        replace_folder(new, folder)
    assert (folder / "file").read_text() == "old"
