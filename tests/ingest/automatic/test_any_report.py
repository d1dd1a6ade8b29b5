from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest

from ingest.automatic.any_report import automatic_corpus, report_id_of
from ingest.bundled import REPORT_ID, REPORT_TITLE
from ingest.corpus import Corpus
from ingest.report_file import read_report_file


def test_another_report_is_read_automatically(tmp_path: Path) -> None:
    file = tmp_path / "Mijn Rapport (2024).txt"
    file.write_text("Klimaat\n\nDroogte treft boeren.", "utf-8")
    corpus = automatic_corpus(read_report_file(file), "en")
    assert corpus.report.id.startswith("mijn-rapport-2024-")
    assert corpus.report.title == "Mijn Rapport (2024)"
    assert corpus.report.language == "en"
    assert corpus == Corpus(corpus.report)


def id_of(file: Path, text: str) -> str:
    """Returns the id of a file with this text."""
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, "utf-8")
    return report_id_of(read_report_file(file))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Één_twee drie.pdf", "een-twee-drie"),
        ("---.txt", "report"),
        ("Доклад.txt", "report"),
        ("a.b.txt", "a-b"),
        ("lang " * 40 + ".txt", "lang-" * 12),
    ],
)
def test_an_id_is_the_words_of_the_file_name_and_eight_digits(
    name: str, words: str, tmp_path: Path
) -> None:
    report_id = id_of(tmp_path / name, "Klimaat")
    assert re.fullmatch(rf"{words.strip('-')}-[0-9a-f]{{8}}", report_id)
    assert len(report_id) < 100
    assert quote(report_id) == report_id


def test_an_id_is_of_the_name_and_all_bytes_wherever_the_file_stands(tmp_path: Path) -> None:
    known = id_of(tmp_path / "nota.txt", "Klimaat")
    assert id_of(tmp_path / "elders" / "nota.txt", "Klimaat") == known
    others = [
        id_of(tmp_path / "elders" / "nota.txt", "Klimaat."),
        id_of(tmp_path / "nota.pdf", "Klimaat"),
        id_of(tmp_path / "Nota.txt", "Klimaat"),
    ]
    assert len({known, *others}) == 4


def test_no_file_takes_the_place_of_the_bundled_report(tmp_path: Path) -> None:
    for name in (REPORT_ID, REPORT_ID.rpartition("-")[0], REPORT_TITLE):
        assert id_of(tmp_path / f"{name}.txt", "Klimaat") != REPORT_ID
