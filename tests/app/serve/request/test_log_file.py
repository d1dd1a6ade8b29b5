from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.serve.request.log import write_log
from app.serve.request.log_file import LogFile
from ingest.errors import SettingsError

FULL = Path("/dev/full")  # every byte that is written to it meets a full disk


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "log.jsonl"


@pytest.fixture
def log(place: Path) -> Iterator[logging.Logger]:
    place.symlink_to(FULL)
    handler = LogFile(str(place))
    handler.setFormatter(logging.Formatter("%(message)s"))
    log = logging.Logger("log")
    log.addHandler(handler)
    yield log
    handler.close()


def test_a_full_disk_costs_lines_and_one_sentence(
    log: logging.Logger, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for _ in range(3):
        log.warning("a question of %s", "somebody")
    told = capsys.readouterr().err
    assert (
        told
        == f"The log file {place} cannot be written (No space left on device); lines are lost.\n"
    )

    place.unlink()  # there is room again
    log.warning("after")
    lost, after = sorted(place.read_text("utf-8").splitlines(), reverse=True)
    assert (after, lost) == ("after", "lines lost that could not be written")
    log.warning("later")
    assert place.read_text("utf-8").splitlines()[-1] == "later"
    assert capsys.readouterr().err == ""


def test_how_many_lines_were_lost_is_told(log: logging.Logger, place: Path) -> None:
    class Keep(logging.Formatter):
        def format(self, record: logging.LogRecord) -> str:
            return f"{record.getMessage()} {vars(record).get('lines', '')}".strip()

    log.handlers[0].setFormatter(Keep())
    log.warning("lost")
    log.warning("lost")
    place.unlink()
    log.warning("after")
    assert place.read_text("utf-8") == "after\nlines lost that could not be written 2\n"


def test_half_a_line_is_ended_and_not_written_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handler = LogFile(str(tmp_path / "log"))
    log = logging.Logger("log")
    log.addHandler(handler)
    write = os.write
    monkeypatch.setattr(os, "write", lambda to, data: write(to, data[:3]))
    log.warning("begun")
    monkeypatch.setattr(os, "write", write)
    log.warning("after")
    handler.close()
    lines = (tmp_path / "log").read_text("utf-8").splitlines()
    assert lines[:2] == ["beg", "after"]


def test_a_folder_that_has_gone_costs_no_answer(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    handler = LogFile(str(folder / "log"))
    log = logging.Logger("log")
    log.addHandler(handler)
    (folder / "log").unlink()
    folder.rmdir()
    log.warning("one")
    log.warning("two")
    assert capsys.readouterr().err.count("\n") == 1
    folder.mkdir()
    log.warning("three")
    handler.close()
    assert (folder / "log").read_text("utf-8").startswith("three\n")


def test_a_pipe_that_nobody_reads_is_one_sentence_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log")
    with pytest.raises(SettingsError, match=r"log file .* cannot be written \("):
        write_log(str(tmp_path / "log"))


def test_a_pipe_that_somebody_reads_is_written_to(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "log")
    reading = os.open(tmp_path / "log", os.O_RDONLY | os.O_NONBLOCK)
    handler = LogFile(str(tmp_path / "log"))
    record: dict[str, Any] = {"msg": json.dumps("hello")}
    handler.emit(logging.makeLogRecord(record))
    handler.close()
    assert os.read(reading, 100) == b'"hello"\n'
    os.close(reading)
