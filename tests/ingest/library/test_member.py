from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import ingest.library.member
from ingest.corpus import Corpus
from ingest.errors import ReportError
from ingest.library.adding import Wishes, add_report
from ingest.library.member import NAME, reading_version
from ingest.library.shelf import Shelf


def test_a_report_that_is_read_again_meanwhile_is_not_called_damaged(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "home")
    (tmp_path / "nota.txt").write_text("Klimaat\n\nDe droogte treft boeren in Kenia.\n", "utf-8")
    member, corpus = add_report(shelf, tmp_path / "nota.txt", Wishes(), lambda _: None)
    assert corpus
    renewed = Corpus(replace(corpus.report, blocks=corpus.report.blocks[:1]))
    shelf.renew(member, renewed)
    with pytest.raises(ReportError, match="was read again meanwhile; try again"):
        member.corpus()
    (now,) = shelf.members()
    assert now.corpus() == renewed


def test_the_manifest_has_what_versions_of_before_know_and_may_have_what_later_ones_add(
    tmp_path: Path,
) -> None:
    shelf = Shelf(tmp_path / "home")
    body = "<body><h1>Klimaat</h1><p>De droogte treft boeren.</p></body>"
    (tmp_path / "nota.html").write_text(f"<!DOCTYPE html><html lang=nl>{body}</html>", "utf-8")
    member, _ = add_report(shelf, tmp_path / "nota.html", Wishes(), lambda _: None)
    assert not member.is_paged
    manifest = member.folder / NAME
    record = json.loads(manifest.read_bytes())
    assert record.keys() == {
        *("format", "title", "language", "file_name", "source", "sha256", "corpus_sha256"),
        *("added", "pages", "sentences", "doubts"),
    }
    manifest.write_text(json.dumps({**record, "folder": "elsewhere", "later": 1}), "utf-8")
    assert shelf.members() == [member]
    assert not shelf.members()[0].is_paged
    del record["sha256"]
    manifest.write_text(json.dumps(record), "utf-8")
    assert shelf.members() == []


def test_what_was_read_is_read_from_the_disk_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf(tmp_path / "home")
    (tmp_path / "nota.txt").write_text("Klimaat\n\nDe droogte treft boeren in Kenia.\n", "utf-8")
    member, corpus = add_report(shelf, tmp_path / "nota.txt", Wishes(), lambda _: None)
    read, read_bytes = list[Path](), Path.read_bytes

    def noted(file: Path) -> bytes:
        read.append(file)
        return read_bytes(file)

    monkeypatch.setattr(Path, "read_bytes", noted)
    assert member.corpus() == corpus
    assert read == [member.corpus_file]


@pytest.mark.parametrize(
    ("file", "changes"),
    [
        ("automatic/by_rule/persons.py", True),
        ("automatic/by_rule/overviews.json", True),
        ("text/new.py", True),
        ("library/commands.py", False),
        ("report/entities.json", False),
        ("ocr/text_layer.py", False),
        ("edition/command.py", False),
        ("command_line.py", False),
        ("README.md", False),
    ],
)
def test_the_version_of_who_reads_changes_with_what_is_read_by(
    file: str, changes: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ingest.library.member, "ROOT", tmp_path)
    for name in ("automatic/by_rule/persons.py", file):
        (tmp_path / "ingest" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ingest" / name).write_text("one")
    before = reading_version()
    (tmp_path / "ingest" / file).write_text("another")
    assert (reading_version() != before) == changes
