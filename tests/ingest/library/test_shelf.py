"""A library of reports: what is added stays as it is, and every change is there or is not."""

from __future__ import annotations

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

import ingest.library.shelf
import ingest.replacement
from ingest.automatic.any_report import automatic_corpus
from ingest.bundled import REPORT_ID
from ingest.errors import ReportError, SettingsError
from ingest.library.member import Member, read_member
from ingest.library.shelf import Shelf
from ingest.lock import locked
from ingest.report_file import ReportFile, read_report_file
from ingest.storage import read_corpus

TEXT = "Klimaat\n\nDroogte treft boeren in Kenia. Water wordt schaars.\n"


def made(folder: Path, name: str = "Nota één.txt", text: str = TEXT) -> ReportFile:
    """Returns a file of a report, written."""
    file = folder / name
    file.write_text(text, "utf-8")
    return read_report_file(file)


def add(shelf: Shelf, file: ReportFile) -> Member:
    """Adds a file as it is read."""
    return shelf.add(file, automatic_corpus(file))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "home")


def test_an_empty_library_has_no_folder_and_no_reports(shelf: Shelf) -> None:
    assert (shelf.members(), shelf.damaged(), shelf.stamp()) == ([], [], ())
    assert not shelf.folder.exists()


def test_a_report_that_was_added_is_there_as_it_was_read(shelf: Shelf, tmp_path: Path) -> None:
    file = made(tmp_path)
    member = add(shelf, file)
    assert shelf.members() == [member]
    assert (member.title, member.language, member.file_name) == ("Nota één", "nl", "Nota één.txt")
    assert (member.pages, member.sentences, member.doubts) == (1, 3, 1)
    assert member.file.read_bytes() == file.content
    assert member.file.name == "source.txt"
    assert member.corpus() == automatic_corpus(file)
    assert [path.name for path in shelf.folder.iterdir()] == [member.id]


def test_the_same_bytes_are_added_once(shelf: Shelf, tmp_path: Path) -> None:
    member = add(shelf, made(tmp_path))
    with pytest.raises(SettingsError, match=f"is in the library already, as {member.id}"):
        add(shelf, made(tmp_path, "kopie.txt"))
    other = made(tmp_path, "ander.txt", TEXT + "Meer.\n")
    corpus = automatic_corpus(other)
    taken = replace(corpus, report=replace(corpus.report, id=member.id))
    with pytest.raises(SettingsError, match=f"There is a report {member.id}"):
        shelf.add(other, taken)
    assert shelf.members() == [member]


def test_a_new_title_changes_nothing_else(shelf: Shelf, tmp_path: Path) -> None:
    member = add(shelf, made(tmp_path))
    before, written = shelf.stamp(), member.corpus_file.read_bytes()
    renamed = shelf.rename(member.id, "Droogte in Kenia")
    assert renamed == replace(member, title="Droogte in Kenia")
    assert shelf.members() == [renamed]
    assert renamed.corpus().report.title == "Droogte in Kenia"
    assert renamed.corpus().report.blocks == read_corpus(member.corpus_file).report.blocks
    assert member.corpus_file.read_bytes() == written
    assert shelf.stamp() != before


def test_what_is_removed_is_gone(shelf: Shelf, tmp_path: Path) -> None:
    first, second = add(shelf, made(tmp_path)), add(shelf, made(tmp_path, "b.txt", TEXT * 2))
    before = shelf.stamp()
    shelf.remove(first.id)
    assert shelf.members() == [second]
    assert [path.name for path in shelf.folder.iterdir()] == [second.id]
    assert shelf.stamp() != before
    with pytest.raises(SettingsError, match=f"There is no report {first.id} in the library"):
        shelf.remove(first.id)


@pytest.mark.parametrize("id_", [REPORT_ID, "geen", "..", "a/b", "", ".unfinished-1"])
def test_only_a_report_that_was_added_can_be_changed(shelf: Shelf, id_: str) -> None:
    for change in (lambda: shelf.remove(id_), lambda: shelf.rename(id_, "Titel")):
        with pytest.raises(SettingsError, match=r"^\S.*\.$"):
            change()


@pytest.mark.parametrize("title", ["", "  ", "a\nb", "x" * 201, "\x1b[31m"])
def test_a_title_is_one_line(shelf: Shelf, tmp_path: Path, title: str) -> None:
    member = add(shelf, made(tmp_path))
    with pytest.raises(SettingsError, match="A title is one line of at most 200 characters"):
        shelf.rename(member.id, title)
    assert shelf.members() == [member]


@pytest.mark.parametrize("id_", [REPORT_ID, "../x", "Nota", "a b", "-a", "x" * 81])
def test_an_id_is_plain_and_not_that_of_the_bundled_report(
    shelf: Shelf, tmp_path: Path, id_: str
) -> None:
    file = made(tmp_path)
    corpus = automatic_corpus(file)
    with pytest.raises(SettingsError, match="cannot be the id of a report"):
        shelf.add(file, replace(corpus, report=replace(corpus.report, id=id_)))


def test_a_damaged_report_is_told_and_can_be_removed(shelf: Shelf, tmp_path: Path) -> None:
    member = add(shelf, made(tmp_path))
    member.corpus_file.write_bytes(b"{}\n")
    with pytest.raises(ReportError, match="is damaged; remove it and add it again"):
        member.corpus()
    (member.folder / "manifest.json").write_bytes(b"\xff{")
    assert (shelf.members(), shelf.damaged()) == ([], [member.id])
    with pytest.raises(SettingsError, match="it can only be removed"):
        shelf.rename(member.id, "Titel")
    shelf.remove(member.id)
    assert shelf.damaged() == []


def test_a_manifest_never_leads_out_of_its_folder(shelf: Shelf, tmp_path: Path) -> None:
    member = add(shelf, made(tmp_path))
    replace(member, source="../../../secret").write()
    assert read_member(member.folder) is None


def test_what_a_killed_process_left_is_cleared_by_the_next_change(
    shelf: Shelf, tmp_path: Path
) -> None:
    left = shelf.folder / f"{ingest.library.shelf.UNFINISHED}abc"
    left.mkdir(parents=True)
    (left / "source.txt").write_text("half")
    assert (shelf.members(), shelf.damaged(), shelf.stamp()) == ([], [], ())
    member = add(shelf, made(tmp_path))
    assert [path.name for path in shelf.folder.iterdir()] == [member.id]


@pytest.mark.parametrize("kill_at", [1, 2, 3], ids=["old aside", "new placed", "all but cleared"])
def test_renewing_killed_where_folders_change_places_in_steps_loses_no_report(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kill_at: int
) -> None:
    member, other = add(shelf, made(tmp_path)), add(shelf, made(tmp_path, "b.txt", TEXT * 2))
    before = member.corpus()
    after = replace(before, report=replace(before.report, blocks=before.report.blocks[:1]))
    rename, renamed = Path.rename, list[Path]()

    def killed(self: Path, target: Path) -> Path:
        moved = rename(self, target)
        renamed.append(moved)
        if len(renamed) == kill_at:
            raise KeyboardInterrupt
        return moved

    with monkeypatch.context() as patch:
        patch.setattr(ingest.replacement, "_exchange", lambda *_: False)
        patch.setattr(Shelf, "_clear", lambda _: None)
        patch.setattr(Path, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            shelf.renew(member, after)
    shelf.remove(other.id)
    (found,) = shelf.members()
    assert found.id == member.id
    assert found.corpus() == (before if kill_at == 1 else after)
    assert [path.name for path in shelf.folder.iterdir()] == [member.id]


def test_a_disk_that_takes_no_more_leaves_the_library_as_it_was(
    shelf: Shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = add(shelf, made(tmp_path))
    other = made(tmp_path, "b.txt", TEXT * 2)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    for name in ("fsync", "rename"):
        with monkeypatch.context() as patch:
            patch.setattr(os, name, full)
            with pytest.raises(SettingsError, match=r"No space left on device\); it is as it was"):
                add(shelf, other)
        assert [path.name for path in shelf.folder.iterdir()] == [first.id]


def test_who_does_not_wait_for_another_process_is_told(shelf: Shelf, tmp_path: Path) -> None:
    add(shelf, made(tmp_path))
    (member,) = shelf.members()
    reasons: list[str] = []

    def remove() -> None:
        with pytest.raises(SettingsError) as caught:
            Shelf(tmp_path / "home", patience=0).remove(member.id)
        reasons.append(caught.value.reason)

    with locked(shelf.folder.parent / ".lock"):
        other = threading.Thread(target=remove)
        other.start()
        other.join(30)
    assert reasons == ["locked"]
    assert shelf.members() == [member]


@pytest.mark.parametrize(
    ("id_", "title", "reason"),
    [("weg", "T", "gone"), (REPORT_ID, "T", "bundled"), ("weg", "", "title")],
)
def test_what_cannot_be_changed_has_a_word_for_why(
    id_: str, title: str, reason: str, shelf: Shelf
) -> None:
    with pytest.raises(SettingsError) as caught:
        shelf.rename(id_, title)
    assert caught.value.reason == reason
