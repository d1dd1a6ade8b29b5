from __future__ import annotations

from pathlib import Path

import pytest

from ingest.any_report import automatic_corpus, report_id_of
from ingest.corpus import Corpus
from ingest.report_file import read_report_file


def test_another_report_is_read_automatically(tmp_path: Path) -> None:
    file = tmp_path / "Mijn Rapport (2024).txt"
    file.write_text("Klimaat\n\nDroogte treft boeren.", "utf-8")
    corpus = automatic_corpus(read_report_file(file), "en")
    assert (corpus.report.id, corpus.report.title) == ("mijn-rapport-2024", "Mijn Rapport (2024)")
    assert corpus.report.language == "en"
    assert corpus == Corpus(corpus.report)


@pytest.mark.parametrize(
    ("name", "report_id"),
    [("Één_twee drie.pdf", "één-twee-drie"), ("---.txt", "report"), ("a.b.txt", "a-b")],
)
def test_an_id_is_the_words_of_the_file_name(name: str, report_id: str) -> None:
    assert report_id_of(Path(name)) == report_id
