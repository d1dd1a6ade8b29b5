"""What `python -m ingest edition FILE` begins is already a sound edition of the same report."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.automatic.any_report import automatic_corpus
from ingest.document import Report
from ingest.edition.folder import edition_corpus, edition_files, unfinished
from ingest.edition.skeleton import write_skeleton
from ingest.errors import SettingsError
from ingest.report_file import ReportFile

TEXT = """1 Vervoer

De wijkbus rijdt in 12 kernen en elke bus heeft een vaste chauf-
feur¹. Hij rijdt ook op zondag.

De dienst is duur.
De dienst kost elk jaar meer dan de gemeente heeft, en de zin die dat zegt
¹ Nota van 3 mei 2021.
\floopt over de bladzijde heen. Dat kan.

2 Kosten

Er is EUR 40 over.
"""


@pytest.fixture
def report() -> Report:
    return automatic_corpus(ReportFile(Path("wijkbus.txt"), TEXT.encode(), "0" * 64)).report


def test_a_skeleton_is_read_as_the_report_was(report: Report, tmp_path: Path) -> None:
    write_skeleton(report, tmp_path / "edition")
    read = edition_corpus(edition_files(tmp_path / "edition")).report
    assert (read.id, read.title, read.source) == (report.id, report.title, report.source)
    assert (read.page_starts, read.is_paged) == (report.page_starts, report.is_paged)
    assert any(sentence.last_page == 2 for sentence in report.sentences.values())
    for ours, theirs in zip(read.blocks, report.blocks, strict=True):
        assert (ours.kind, ours.section) == (theirs.kind, theirs.section)
        assert ours.line_ranges == theirs.line_ranges
        assert ours.footnote_number == theirs.footnote_number
        for one, other in zip(ours.sentences, theirs.sentences, strict=True):
            assert (one.key, one.text, one.footnotes) == (other.key, other.text, other.footnotes)
            assert (one.page, one.last_page) == (other.page, other.last_page)
            assert not one.translation
        assert ours.section_translation == ()


def test_a_text_without_pages_too(tmp_path: Path) -> None:
    content = b"1 Vervoer\n\nDe wijkbus rijdt.\n\nHij is groen.\n"
    report = automatic_corpus(ReportFile(Path("bus.txt"), content, "0" * 64)).report
    write_skeleton(report, tmp_path / "edition")
    read = edition_corpus(edition_files(tmp_path / "edition")).report
    assert [s.text for s in read.sentences.values()] == [s.text for s in report.sentences.values()]


def test_the_marks_of_notes_are_said_to_be_left_out(report: Report, tmp_path: Path) -> None:
    write_skeleton(report, tmp_path / "edition")
    lines = (tmp_path / "edition" / "edition.jsonl").read_text("utf-8").splitlines()
    noted = next(one for one in map(json.loads, lines) if "chauffeur" in str(one["sentences"]))
    assert noted["sentences"][0]["footnotes"] == [1]
    assert noted["fixes"] == ["chauffeur1→"]


def test_what_is_left_to_do_is_told(report: Report, tmp_path: Path) -> None:
    write_skeleton(report, tmp_path / "edition")
    told = list(unfinished(edition_corpus(edition_files(tmp_path / "edition"))))
    count = len(report.sentences)
    assert told[0] == f"{count} of {count} sentences have no English (`en`)."
    assert "no English headings" in told[1]
    assert told[-1].startswith("No questions are prepared")


def test_a_folder_with_something_in_it_is_left_alone(report: Report, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").touch()
    with pytest.raises(SettingsError, match="is not empty"):
        write_skeleton(report, tmp_path)
