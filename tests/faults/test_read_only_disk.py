"""A disk that nobody may write: a sound index answers from it; the rest is told in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import app.startup
from app.__main__ import ANSWERED, NOT_IN_REPORT, main
from app.view.feedback import FeedbackFile, read_feedback
from index.workspace import Workspace
from ingest.errors import FeedbackError, IndexFolderError
from ingest.exit_code import UNUSABLE
from tests.eval.examples import FakeAnswerer
from tests.fakes import FakeEncoder
from tests.faults.conftest import contents
from tests.faults.disk import Disk
from tests.faults.victims import search, start

READ_ONLY = "Read-only file system"
QUESTIONS = ("Droogte in Kenia", "Wie begeleidt hen?", "Hoeveel mensen keerden terug?")


@pytest.fixture
def on_disk(disk: Disk, report: Path, encoder: FakeEncoder) -> Workspace:
    return Workspace(encoder, report, data=disk.folder)


def test_a_sound_index_is_loaded_without_writing(on_disk: Workspace, disk: Disk) -> None:
    on_disk.build()
    (on_disk.folder.parent / f".{on_disk.folder.name}.lock").unlink()
    before, said = contents(disk.folder), list[str]()

    with disk.read_only():
        assert on_disk.load_or_build(said.append).corpora
    assert said == []
    assert contents(disk.folder) == before


def test_without_an_index_one_sentence_says_what_is_wrong(on_disk: Workspace, disk: Disk) -> None:
    with (
        disk.read_only(),
        pytest.raises(IndexFolderError, match=rf"cannot be written \({READ_ONLY}\); RAPPORT"),
    ):
        on_disk.load_or_build(print)


def test_a_damaged_index_is_not_taken_for_sound(on_disk: Workspace, disk: Disk) -> None:
    on_disk.build()
    (on_disk.folder / "passages.jsonl").unlink()

    with disk.read_only(), pytest.raises(IndexFolderError, match=READ_ONLY):
        on_disk.load_or_build(print)


def test_the_terminal_answers_with_an_index_and_ends_in_one_sentence_without(
    disk: Disk, report: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(disk.folder))
    monkeypatch.setattr(app.startup, "open_encoder", lambda _: FakeEncoder(dimension=64))
    ask = ["ask", "--report", str(report), "Wie begeleidt hen?"]

    with disk.read_only():
        assert main(ask) == UNUSABLE
    assert capsys.readouterr().err.count("\n") == 1

    assert main(ask) in (ANSWERED, NOT_IN_REPORT)
    answered = capsys.readouterr().out
    with disk.read_only():
        assert main(ask) in (ANSWERED, NOT_IN_REPORT)
    again = capsys.readouterr()
    assert again.out == answered
    assert again.err.startswith("Unsure of 1:\n- No printed page number")
    assert again.err.count("\n") == 2


def test_feedback_is_politely_refused_and_can_be_read(disk: Disk) -> None:
    file = disk.folder / "feedback.jsonl"
    answer = FakeAnswerer().answer("Wie?")
    FeedbackFile(file).add("good", "ja", ("Wie?",), answer, "abc")

    with disk.read_only():
        with pytest.raises(FeedbackError, match=rf"cannot be written \({READ_ONLY}\)"):
            FeedbackFile(file).add("good", "nee", ("Wie?",), answer, "abc")
        assert [one.remark for one in read_feedback(file)] == ["ja"]


def test_many_processes_read_one_index_and_find_the_same(on_disk: Workspace, disk: Disk) -> None:
    on_disk.build()

    with disk.read_only():
        running = [start(search, on_disk, QUESTIONS) for _ in range(4)]
        found = [[receiver.recv() for _ in QUESTIONS] for _, receiver in running]
        for process, receiver in running:
            process.join()
            assert process.exitcode == 0
            process.close()
            receiver.close()

    assert all(hits == found[0] for hits in found)
    assert all("Hit" in hits for hits in found[0])
