from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import psutil
import pytest

from ingest.errors import ReportError
from ingest.library.adding import Wishes, read_as_wished
from ingest.library.reading import Reading, ReadingLimits
from ingest.report_file import read_report_file
from tests.e2e.wijkbus import wijkbus_pdf


@pytest.fixture
def opened() -> Iterator[IO[bytes]]:
    with tempfile.TemporaryFile() as file:
        yield file


def _with(file: IO[bytes], content: bytes) -> IO[bytes]:
    file.write(content)
    file.flush()
    file.seek(0)
    return file


def test_a_file_is_read_as_the_command_reads_it(opened: IO[bytes], tmp_path: Path) -> None:
    path = tmp_path / "de wijkbus.pdf"
    path.write_bytes(wijkbus_pdf())
    wishes, entered = Wishes(title="De bus", id="bus"), list[str]()
    reading = Reading(_with(opened, wijkbus_pdf()), path.name, wishes)
    corpus, review = reading.read(entered.append)
    assert corpus == read_as_wished(read_report_file(path), wishes)
    assert (corpus.report.id, corpus.report.title) == ("bus", "De bus")
    assert entered == ["structure"]
    assert [page.page for page in review.pages] == [1, 2]
    assert review.signs == ("untagged",)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "blank"),
        (b"%PDF-1.4\nkapot", "damaged"),
        (b"\x89PNG\r\n", "textless"),
        (b"PK\x03\x04kapot", "damaged"),
        (b"{\\rtf1 tekst}", "kind"),
    ],
)
def test_what_cannot_be_read_is_told_with_a_word_for_why(
    content: bytes, reason: str, opened: IO[bytes]
) -> None:
    with pytest.raises(ReportError) as caught:
        Reading(_with(opened, content), "nota.pdf", Wishes()).read(lambda _: None)
    assert caught.value.reason == reason


def test_what_takes_too_long_is_ended(opened: IO[bytes]) -> None:
    reading = Reading(_with(opened, wijkbus_pdf()), "nota.pdf", Wishes(), ReadingLimits(seconds=0))
    with pytest.raises(ReportError, match=r"^Reading the file takes longer than it may\.$"):
        reading.read(lambda _: None)


def test_it_can_be_stopped_with_all_that_it_started(opened: IO[bytes]) -> None:
    page = "<p>Een zin over water en wind. En nog een zin.</p>" * 200_000
    reading = Reading(_with(opened, f"<html><body>{page}".encode()), "n.html", Wishes())
    started: list[psutil.Process] = []

    def stop() -> None:
        process = psutil.Process(reading._process.pid)
        while not started:  # the process that reads the file itself
            started.extend(process.children(recursive=True))
            time.sleep(0.01)
        reading.stop()

    threading.Thread(target=stop).start()
    with pytest.raises(ReportError) as caught:
        reading.read(lambda _: None)
    assert caught.value.reason == "crashed"
    _, left = psutil.wait_procs(started, timeout=10)
    assert [one for one in left if one.status() != psutil.STATUS_ZOMBIE] == []
    reading.stop()  # once more does nothing
