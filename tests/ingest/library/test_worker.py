from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import ReportError
from ingest.library.adding import OpenedReport, Wishes, open_report
from ingest.library.worker import read_opened
from ingest.storage import parse_corpus


@pytest.fixture
def opened(tmp_path: Path) -> OpenedReport:
    (tmp_path / "nota.txt").write_text("Klimaat\n\nDe droogte treft boeren in Kenia.\n", "utf-8")
    return open_report(tmp_path / "nota.txt", Wishes())


def test_it_gives_back_what_it_read(opened: OpenedReport) -> None:
    told = read_opened(opened)
    assert isinstance(told, bytes)
    assert parse_corpus(told) == opened.read()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ReportError("Kapot.", "damaged"), ("Kapot.", "damaged")),
        (MemoryError(), ("The report file {path} cannot be read (MemoryError).", "")),
        (RecursionError("deep"), ("The report file {path} cannot be read (RecursionError).", "")),
    ],
)
def test_whatever_is_raised_is_told(
    opened: OpenedReport,
    error: Exception,
    said: tuple[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def read(_: OpenedReport) -> None:
        raise error

    monkeypatch.setattr(OpenedReport, "read", read)
    message, reason = said
    assert read_opened(opened) == (message.format(path=opened.path), reason)
