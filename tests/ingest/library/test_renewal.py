"""Reports read again: what they are called and where they stand stays, what is found is new."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.corpus import Corpus
from ingest.edition.prepared import EDITION
from ingest.errors import ReportError, SettingsError
from ingest.library.adding import Wishes, add_report
from ingest.library.member import READING, Member, advice, read_by_others
from ingest.library.renewal import read_again
from ingest.library.shelf import Shelf

TEXT = "Klimaat\n\nDe droogte treft boeren in Kenia. Het water wordt er schaars.\n"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shelf:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path / "home"))
    return Shelf(tmp_path / "home")


@pytest.fixture
def old(shelf: Shelf, tmp_path: Path) -> Member:
    """A report that a version of before these things were kept has read otherwise."""
    (tmp_path / "nota.txt").write_text(TEXT, "utf-8")
    wishes = Wishes(title="Droogte", language="nl", id="droogte")
    member, corpus = add_report(shelf, tmp_path / "nota.txt", wishes, lambda _: None)
    assert corpus
    shelf.renew(member, Corpus(replace(corpus.report, blocks=corpus.report.blocks[:1])))
    (member.folder / READING).unlink()
    return shelf.members()[0]


def test_what_another_version_read_is_told_and_read_again(shelf: Shelf, old: Member) -> None:
    shelf.rename(old.id, "Water")
    assert read_by_others(shelf.members()) == shelf.members()
    assert advice(shelf.members()).startswith("Another version of this program read 1 report")
    assert len(old.corpus().report.blocks) == 1

    new = read_again(shelf, old)
    assert shelf.members() == [new]
    assert (new.id, new.title, new.added, new.sha256) == (old.id, "Water", old.added, old.sha256)
    assert new.corpus().entities
    assert len(new.corpus().report.sentences) == 3
    assert advice(shelf.members()) == ""


def test_a_file_that_is_damaged_leaves_the_report_as_it_was(shelf: Shelf, old: Member) -> None:
    before = old.corpus()
    old.file.write_bytes(b"damaged")
    with pytest.raises(ReportError, match="it stays as it was"):
        read_again(shelf, old)
    old.file.unlink()
    with pytest.raises(ReportError, match="it stays as it was"):
        read_again(shelf, old)
    assert old.corpus() == before


def test_an_edition_is_read_again_as_one(shelf: Shelf, tmp_path: Path) -> None:
    source = tmp_path / "nota.txt"
    source.write_text(TEXT, "utf-8")
    assert main(["edition", str(source), "--out", str(tmp_path / "editie")]) == 0
    assert (tmp_path / "editie" / EDITION).exists()
    member, corpus = add_report(shelf, tmp_path / "editie", Wishes(), lambda _: None)
    assert read_again(shelf, member).corpus() == corpus


def test_a_report_that_is_gone_is_not_renewed(shelf: Shelf, old: Member) -> None:
    corpus = old.corpus()
    shelf.remove(old.id)
    with pytest.raises(SettingsError, match="There is no report droogte"):
        shelf.renew(old, corpus)


def test_a_report_of_another_file_under_the_same_id_stays_as_it_is(
    shelf: Shelf, old: Member, tmp_path: Path
) -> None:
    corpus = old.corpus()
    shelf.remove(old.id)
    (tmp_path / "nota.txt").write_text(TEXT.replace("Kenia", "Mali"), "utf-8")
    other, read = add_report(shelf, tmp_path / "nota.txt", Wishes(id=old.id), lambda _: None)
    with pytest.raises(SettingsError, match="The report droogte was read of another file") as told:
        shelf.renew(old, corpus)
    assert told.value.reason == "gone"
    assert shelf.members() == [other]
    assert other.corpus() == read


def test_the_command_reads_those_of_other_versions(
    shelf: Shelf, old: Member, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == advice(shelf.members())
    assert main(["renew"]) == 0
    assert capsys.readouterr().out.startswith("Read again: droogte: Droogte (nl, 1 page, 3 sent")
    assert main(["renew"]) == 0
    assert capsys.readouterr().out == ""
    assert main(["renew", "weg", "droogte"]) == 2
    shown = capsys.readouterr()
    assert shown.out.startswith("Read again: droogte")
    assert shown.err == "error: There is no report weg in the library.\n"
