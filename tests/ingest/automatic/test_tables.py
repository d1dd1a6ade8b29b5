from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from ingest.automatic.source import SourceLine
from ingest.automatic.tables import rows
from ingest.text.marks import Mark


def restated(
    table: Sequence[Sequence[str]],
    headers: Collection[tuple[int, int]],
    spans: Mapping[tuple[int, int], int] | None = None,
) -> list[str]:
    """Returns the sentences of a table.

    Args:
        table: Its cells, row by row; "" for none, "|" parts the lines of a cell.
        headers: Row and column of the cells that are headers.
        spans: How many columns those cells take that take several.
    """
    lines = [
        SourceLine(0, text, 1, mark)
        for row, cells in enumerate(table)
        for column, cell in enumerate(cells)
        for place in [(row, column)]
        for mark in [Mark("table", 1, 0, *place, place in headers, (spans or {}).get(place, 1))]
        for text in cell.split("|")
        if text
    ]
    return [sentence for sentence, _ in rows(lines)]


def test_each_row_bears_the_headers_of_its_columns() -> None:
    table = [["Nr.", "Onderwerp"], ["1", "Werk en in-|komen"], ["2", ""], ["", "Taal"]]
    assert restated(table, [(0, 0), (0, 1)]) == [
        "Nr.: 1; Onderwerp: Werk en inkomen",
        "Nr.: 2",
        "Onderwerp: Taal",
    ]


def test_a_header_over_several_columns_is_borne_by_each() -> None:
    table = [["", "2023", ""], ["Regio", "Raming", "Telling"], ["Noord", "12", "14"]]
    headers = [(0, 1), (1, 0), (1, 1), (1, 2)]
    assert restated(table, headers, {(0, 1): 2}) == [
        "Regio: Noord; 2023 – Raming: 12; 2023 – Telling: 14"
    ]


def test_a_column_with_a_blank_header_takes_no_other_column_s() -> None:
    table = [["Regio", "2022", "", "2023"], ["Noord", "12", "14", "15"]]
    headers = [(0, 0), (0, 1), (0, 3)]
    assert restated(table, headers) == ["Regio: Noord; 2022: 12; 14; 2023: 15"]


def test_a_list_of_terms_has_no_row_of_headers_even_if_its_tags_say_so() -> None:
    table = [["contact", "Wie nabij was."], ["index:", "Wie ziek is."]]
    assert restated(table, [(0, 0), (0, 1), (1, 0)]) == [
        "contact: Wie nabij was.",
        "index: Wie ziek is.",
    ]


def test_a_first_row_that_looks_like_the_second_is_none_of_headers() -> None:
    headers = [(0, 0), (0, 1), (0, 2)]
    versions = [["v0.1", "16 mei", "eerste"], ["v0.2", "18 mei", "tweede"]]
    assert restated(versions, headers) == ["v0.1: 16 mei; eerste", "v0.2; 18 mei; tweede"]
    years = [["", "2022", "2023"], ["Noord", "1234", "4567"]]
    assert restated(years, headers) == ["Noord; 2022: 1234; 2023: 4567"]


def test_rows_without_headers_and_headers_without_rows_lose_nothing() -> None:
    assert restated([["a", "b"], ["c", "d"]], []) == ["a; b", "c; d"]
    assert restated([["a", "b"]], [(0, 0), (0, 1)]) == ["a: b"]
    assert restated([["x" * 300, "b"], ["c", "d"]], [(0, 0), (0, 1)])[1] == "c; d"
