from __future__ import annotations

import itertools
import json
import logging
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

from app.serve.request.log import RequestLog, warn_on_standard_error, write_log
from ingest.errors import SettingsError


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    root, ours = logging.getLogger(), logging.getLogger("app")
    before, levels = root.handlers[:], (root.level, ours.level)
    file = tmp_path / "log.jsonl"
    # pytest's own handlers are kept from being closed.
    root.handlers = []
    write_log(str(file))
    yield file
    for handler in root.handlers:
        handler.close()
    root.handlers = before
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()]


def test_a_request_is_one_object_without_its_query(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Each look at the clock is a quarter of a second after the one before.
    monkeypatch.setattr(time, "perf_counter", itertools.count(10, 0.25).__next__)
    TestClient(RequestLog(PlainTextResponse("", 404))).get("/naar?q=een geheime vraag")

    (line,) = lines(log)
    assert line.pop("time").endswith("+00:00")
    assert line == {
        "level": "INFO",
        "logger": "app.serve.request.log",
        "event": "request",
        "method": "GET",
        "path": "/naar",
        "status": 404,
        "ms": 250,
    }


def test_nobody_can_write_lines_of_their_own(log: Path) -> None:
    TestClient(RequestLog(PlainTextResponse(""))).get("/a%0A%7B%22event%22:%22forged%22%7D")
    assert [line["event"] for line in lines(log)] == ["request"]


def test_names_by_which_answers_can_be_read_are_left_out(log: Path) -> None:
    client = TestClient(RequestLog(PlainTextResponse("")))
    client.get("/gradio_api/heartbeat/secret")
    client.get("/gradio_api/call/ask/secret")
    client.get("/gradio_api/call/ask_html/secret")
    client.post("/gradio_api/call/ask")
    paths = [line["path"].removeprefix("/gradio_api/") for line in lines(log)]
    assert paths == ["heartbeat/…", "call/ask/…", "call/ask_html/…", "call/ask"]


def fail() -> None:
    try:
        raise ValueError("a question")
    except ValueError:
        logging.getLogger("app.x").exception("failed")


def test_an_error_keeps_its_place_on_one_line_but_not_its_words(log: Path) -> None:
    fail()
    (line,) = lines(log)
    assert "ValueError at " in line["exc_info"]
    assert "test_log.py:" in line["exc_info"]
    assert "a question" not in log.read_text("utf-8")


def test_without_a_log_warnings_are_lines_without_a_traceback(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    warn_on_standard_error()
    logging.getLogger("app").info("chatter")
    fail()
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "failed"
    assert told[1].startswith("  ValueError at ")
    assert len(told) == 2


def test_of_other_libraries_only_warnings_are_kept(log: Path) -> None:
    logging.getLogger("httpx").info("chatter")
    logging.getLogger("httpx").warning("trouble")
    assert [line["event"] for line in lines(log)] == ["trouble"]


def test_only_who_runs_the_server_may_read_it(log: Path) -> None:
    assert log.stat().st_mode & 0o077 == 0


def test_a_renamed_file_is_begun_anew(log: Path) -> None:
    logging.getLogger("app").info("before")
    log.rename(log.with_name("old"))
    logging.getLogger("app").info("after")
    assert [line["event"] for line in lines(log)] == ["after"]
    assert log.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"log file .* cannot be written \("):
        write_log(str(tmp_path / "no" / "folder" / "log"))
