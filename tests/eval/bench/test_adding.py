from __future__ import annotations

from pathlib import Path

import pytest

import eval.bench.adding
from eval.bench.adding import measure_adding, numbers_of_workers
from eval.bench.printed import printed
from ingest.automatic.any_report import automatic_corpus
from ingest.errors import SettingsError
from ingest.report_file import read_report_file


def test_a_text_is_printed_as_a_pdf_that_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "nota.pdf"
    long = "De droogte treft (vooral) boeren in Kenia, " + "en ook elders " * 20 + "nu."
    file.write_bytes(printed(f"1 Klimaat\n\n{long}\f2 Geld\n\nEgypte krijgt € 4 miljoen."))
    report = automatic_corpus(read_report_file(file)).report
    texts = [sentence.text for sentence in report.sentences.values()]
    assert long in texts
    assert "Egypte krijgt € 4 miljoen." in texts
    assert len(report.page_starts) == 2


def test_workers_are_doubled_up_to_the_cores() -> None:
    assert [numbers_of_workers(cores) for cores in (1, 2, 4, 6)] == [
        [1, 2],
        [1, 2],
        [1, 2, 4],
        [1, 2, 4],
    ]


def test_adding_is_timed_by_who_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval.bench.adding, "numbers_of_workers", lambda _: [])
    found = measure_adding(tmp_path, repeats=1, reports=2, pages=2)
    assert found.keys() == {"in turn"}
    figures = found["in turn"]
    assert figures["to in turn"] == figures["of these to in turn"] == 1
    assert figures["processor seconds"] > 0
    assert figures["reports an hour"] == pytest.approx(7200 / figures["seconds"])


def test_a_command_that_fails_is_not_timed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval.bench.adding, "printed", lambda _: b"%PDF-1.7 kapot")
    with pytest.raises(SettingsError, match="is damaged and cannot be read"):
        measure_adding(tmp_path, repeats=1, reports=1, pages=1)
