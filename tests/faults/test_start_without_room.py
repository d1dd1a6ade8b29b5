"""The app where nothing can be written: an index that is there is enough, and else it says why."""

from __future__ import annotations

from pathlib import Path

import pytest

import app.startup
from app.__main__ import main
from app.startup import start_answerer
from app.web.assistant import Assistant
from app.web.backend import Backend, failure
from index.workspace import Workspace
from ingest.errors import SettingsError
from ingest.exit_code import UNUSABLE
from tests.fakes import FakeEncoder
from tests.faults.disk import Disk

FULL = "No space left on device"


@pytest.fixture
def small_home(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Disk:
    """A data folder without room, and no transformer."""
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(disk.folder))
    monkeypatch.setattr(app.startup, "open_encoder", lambda _: FakeEncoder(dimension=64))
    disk.leave_pages(1)
    return disk


def test_a_question_in_the_terminal_ends_in_one_sentence(
    small_home: Disk, report: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", "--report", str(report), "Wie begeleidt hen?"]) == UNUSABLE

    *_, last = capsys.readouterr().err.splitlines()
    assert last.startswith(f"error: The index in {small_home.folder}")
    assert FULL in last


def test_the_page_says_why_and_answers_after_a_start_with_room(
    small_home: Disk, report: Path
) -> None:
    def start() -> Assistant:
        return Assistant(start_answerer(print, report=report), None)

    with pytest.raises(SettingsError, match=FULL) as caught:
        Backend(start).wait()
    assert FULL in failure(caught.value, "nl")

    small_home.empty()
    assert "IOM" in Backend(start).wait().reply(["Wie begeleidt hen?"], "nl")


def test_a_sound_index_is_loaded_where_there_is_no_room(
    disk: Disk, report: Path, encoder: FakeEncoder
) -> None:
    workspace = Workspace(encoder, report, data=disk.folder)
    workspace.build()
    disk.leave_pages(0)
    said: list[str] = []

    assert workspace.load_or_build(said.append).corpora
    assert said == []
