from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

import psutil
import pytest

from ingest.checkout import ROOT
from ingest.errors import ReportError, SettingsError
from ingest.ocr.recognising import Recognising, RecognisingLimits, can_recognise
from tests.ingest.ocr.program import install
from tests.ingest.pdf_files import make_pdf

KEEPS_WRITING = "i=0; while :; do i=$((i+1)); : > $TMPDIR/$i; done & "
SCAN, MADE = b"\x89PNG\r\n\x1a\n", make_pdf(["De bus reed door vier dorpen."])


@pytest.fixture
def content() -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile(buffering=0) as file:
        file.write(SCAN)
        yield file


@pytest.fixture
def made() -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile(buffering=0) as file:
        yield file


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    return install(tmp_path, made=MADE)


def test_what_is_made_goes_into_a_file_without_a_name(
    content: IO[bytes], made: IO[bytes], calls: Path, tmp_path: Path
) -> None:
    begun: list[int] = []
    Recognising(content, made, "scan.png").wait(begun.append)
    made.seek(0)
    assert made.read() == MADE
    assert begun == [1, 2]
    assert calls.read_text("utf-8").split()[:2] == ["-l", "nld"]
    assert "--image-dpi 300 - -" in calls.read_text("utf-8")
    assert list((tmp_path / "scratch").iterdir()) == []


@pytest.mark.parametrize(
    ("code", "reason"), [(8, "encrypted"), (3, "no_ocr"), (2, "damaged"), (15, "unrecognised")]
)
def test_a_failure_is_told_with_a_word_for_why(
    code: int, reason: str, content: IO[bytes], made: IO[bytes], calls: Path, tmp_path: Path
) -> None:
    install(tmp_path, code)
    with pytest.raises(ReportError) as caught:
        Recognising(content, made, "scan.png").wait(lambda _: None)
    assert caught.value.reason == reason
    assert calls.is_file()


def test_it_can_be_stopped_with_all_that_it_started(
    content: IO[bytes], made: IO[bytes], calls: Path, tmp_path: Path
) -> None:
    install(tmp_path, slowly="sleep 600 & sleep 600")
    recognising = Recognising(content, made, "scan.png")
    started: list[psutil.Process] = []

    def stop() -> None:
        try:
            process, end = psutil.Process(recognising._process.pid), time.monotonic() + 60
            while _sleeping(started) < 2 and time.monotonic() < end:
                started[:] = process.children(recursive=True)
                time.sleep(0.01)
        finally:
            recognising.stop()

    threading.Thread(target=stop).start()
    with pytest.raises(ReportError):
        recognising.wait(lambda _: None)
    _, left = psutil.wait_procs(started, timeout=10)
    assert [one for one in left if one.status() != psutil.STATUS_ZOMBIE] == []
    assert list((tmp_path / "scratch").iterdir()) == []
    recognising.stop()  # once more does nothing
    assert calls.is_file()


def _sleeping(processes: list[psutil.Process]) -> int:
    count = 0
    for one in processes:
        with suppress(psutil.NoSuchProcess):
            count += one.name() == "sleep"
    return count


def test_its_folder_stays_until_all_have_ended(
    content: IO[bytes],
    made: IO[bytes],
    calls: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    awaited: list[tuple[int, int]] = []

    def note(group: int) -> None:
        awaited.append((group, len(list((tmp_path / "scratch").iterdir()))))

    monkeypatch.setattr("ingest.ocr.recognising.await_end", note)
    recognising = Recognising(content, made, "scan.png")
    recognising.wait(lambda _: None)
    assert awaited == [(recognising._process.pid, 1)]
    assert calls.is_file()


def test_who_is_told_of_a_page_can_end_it(
    content: IO[bytes], made: IO[bytes], calls: Path, tmp_path: Path
) -> None:
    install(tmp_path, slowly="sleep 600")

    def refuse(_: int) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        Recognising(content, made, "scan.png").wait(refuse)
    assert calls.is_file()


def test_what_takes_too_long_or_writes_too_much_is_ended(
    content: IO[bytes], made: IO[bytes], calls: Path, tmp_path: Path
) -> None:
    install(tmp_path, made=b"x" * 100_000)
    little = RecognisingLimits(file_bytes=10_000)
    with pytest.raises(ReportError) as caught:
        Recognising(content, made, "scan.png", little).wait(lambda _: None)
    assert caught.value.reason == "unrecognised"
    install(tmp_path, slowly="sleep 600")
    for limits, reason in (
        (RecognisingLimits(seconds=1), "late"),
        (RecognisingLimits(free_bytes=10**18), "full"),
    ):
        with pytest.raises(ReportError) as caught:
            Recognising(content, made, "scan.png", limits).wait(lambda _: None)
        assert caught.value.reason == reason
    assert calls.is_file()


def test_what_takes_too_much_of_the_processor_is_late(
    content: IO[bytes], made: IO[bytes], calls: Path, tmp_path: Path
) -> None:
    install(tmp_path, slowly="kill -XCPU $$")
    with pytest.raises(ReportError) as caught:
        Recognising(content, made, "scan.png").wait(lambda _: None)
    assert caught.value.reason == "late"
    assert calls.is_file()


def test_nothing_stays_of_what_cannot_be_started(
    content: IO[bytes],
    made: IO[bytes],
    calls: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(FileNotFoundError):
        Recognising(content, made, "scan.png")
    assert list((tmp_path / "scratch").iterdir()) == []
    assert not calls.exists()


def test_it_ends_when_nobody_waits_for_it_any_more(calls: Path, tmp_path: Path) -> None:
    install(tmp_path, slowly=KEEPS_WRITING + "sleep 600")
    folder = tmp_path / "beside"
    folder.mkdir()
    for number in range(2000):  # so that removing them takes a while
        (folder / f"page {number}").touch()
    told = {
        "command": [str(tmp_path / "bin" / "ocrmypdf"), "-"],
        "folder": str(folder),
        "parent": -1,  # not this process
        "processor_seconds": 60,
        "memory": 4_000_000_000,
        "file_bytes": 1_000_000,
    }
    command = [sys.executable, "-m", "ingest.ocr.recogniser", json.dumps(told)]
    with subprocess.Popen(command, cwd=ROOT, start_new_session=True) as process:
        assert process.wait(60) != 0
    end = time.monotonic() + 60
    while folder.exists() and time.monotonic() < end:
        time.sleep(0.01)
    assert not folder.exists()
    assert calls.is_file()


def test_without_the_program_there_is_nothing_to_offer(
    content: IO[bytes], made: IO[bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    _assert_it_is_not_offered(content, made)


def test_it_is_not_offered_where_it_could_not_be_ended(
    content: IO[bytes], made: IO[bytes], calls: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert can_recognise()
    monkeypatch.delattr(os, "killpg")  # as on Windows
    _assert_it_is_not_offered(content, made)
    assert not calls.exists()


def _assert_it_is_not_offered(content: IO[bytes], made: IO[bytes]) -> None:
    assert not can_recognise()
    with pytest.raises(SettingsError) as caught:
        Recognising(content, made, "scan.png")
    assert caught.value.reason == "no_ocr"
