from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.view.glance.rows import rows
from app.view.glance.table_file import COLUMNS, FORMULA, harmless, table_file
from app.view.reports import sentence_link
from app.wording import word
from index.language import LANGUAGES, Language
from index.rows import SentenceRef
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from tests.app.view.glance import made
from tests.fakes import JORDAN

CORPUS = made.glance_corpus()


def opened(text: str, language: Language = "en") -> list[dict[str, str]]:
    """Returns the rows of a CSV file as a spreadsheet reads its bytes, by column."""
    decoded = text.encode("utf-8").decode("utf-8-sig")
    assert len(decoded) == len(text) - 1, "no byte order mark"
    delimiter = ";" if language == "nl" else ","
    return list(csv.DictReader(io.StringIO(decoded, newline=""), delimiter=delimiter))


def test_a_table_is_opened_again() -> None:
    file = table_file(CORPUS, made.FIGURES, "en", "https://chat.example/")
    assert (file["name"], file["type"]) == ("proef-title-o-figures.csv", "text/csv")
    assert opened(file["text"])[0] == {
        "Label": "60 million euros; education",
        "Sentence": "Jordan received 60 million euros for education.",
        "Dutch original": "Jordanië ontving 60 miljoen euro voor onderwijs.",
        "Page": "6",
        "Heading": "1 Introduction",
        "Link": "https://chat.example/?s=proef:a1.1",
    }
    assert file["text"].count("\r\n") == file["text"].count("\n") == 3


def test_a_row_of_a_table_is_quoted_as_the_source_has_it() -> None:
    table = opened(table_file(CORPUS, made.TABLE, "nl", "")["text"], "nl")
    assert table[0]["Zin"] == "Syrië: 12.640 asielaanvragen."
    assert table[0]["Nederlandse tekst"] == "E. Syrié 12.640"
    assert "Link" not in table[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_real_overview_is_a_table_of_its_rows(bundled: Corpus, language: Language) -> None:
    header = [word(f"csv_{column}", language) for column in (*COLUMNS, "link")]
    names = set()
    for overview in bundled.overviews:
        file = table_file(bundled, overview, language, "https://chat.example/")
        names.add(file["name"])
        table = opened(file["text"], language)
        shown = rows(bundled, overview, language)
        assert len(table) == len(shown)
        for line, row in zip(table, shown, strict=True):
            assert [*line] == header
            assert not any(cell.startswith(FORMULA) for cell in line.values())
            link = sentence_link(SentenceRef(REPORT_ID, row.item.key))
            assert line[header[-1]] == f"https://chat.example/{link}"
    assert len(names) == len(bundled.overviews)


@pytest.mark.parametrize("start", FORMULA)
def test_a_cell_is_never_a_formula(start: str) -> None:
    label = f"{start}HYPERLINK(1)"
    item = replace(made.item(JORDAN), label={"nl": label, "en": label})
    file = table_file(CORPUS, made.overview("o-evil", "figures", item), "nl", "")
    assert opened(file["text"], "nl")[0]["Label"] == f"'{label}"


@given(st.text())
def test_a_harmless_cell_keeps_its_text(cell: str) -> None:
    safe = harmless(cell)
    assert not safe.startswith(FORMULA)
    assert safe.removeprefix("'") == cell.removeprefix("'")
