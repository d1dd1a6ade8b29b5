from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.page import tables
from ingest.markup.reader.page.html_events import events
from ingest.markup.reader.page.page_lines import read_html
from ingest.markup.reader.page.tables import data_tables


def cells(html: str) -> list[tuple[int, int, str, bool]]:
    lines = read_html(f"<table>{html}</table>", is_web=False).lines
    return [(each.mark.row, each.mark.column, each.text, each.mark.is_header) for each in lines]


def is_data(inside: str, attributes: str = "") -> bool:
    return bool(data_tables(list(events(f"<table {attributes}>{inside}</table>"))))


def test_cells_know_their_row_and_column() -> None:
    assert cells("<tr><th>Land<th>Aantal<tr><td>Iran<td>3") == [
        (0, 0, "Land", True),
        (0, 1, "Aantal", True),
        (1, 0, "Iran", False),
        (1, 1, "3", False),
    ]


def test_a_cell_that_spans_rows_stands_in_each_and_one_that_spans_columns_in_the_first() -> None:
    assert cells(
        "<tr><th rowspan=2>Land<th colspan=2>Aantal<tr><th>2022<th>2023"
        "<tr><td rowspan=2>Iran<td>1<td>2<tr><td>3<td>4"
    ) == [
        (0, 0, "Land", True),
        (0, 1, "Aantal", True),
        (1, 0, "Land", True),
        (1, 1, "2022", True),
        (1, 2, "2023", True),
        (2, 0, "Iran", False),
        (2, 1, "1", False),
        (2, 2, "2", False),
        (3, 0, "Iran", False),
        (3, 1, "3", False),
        (3, 2, "4", False),
    ]


@pytest.mark.parametrize(
    ("first", "is_header"),
    [
        ("<td>Land<td>2023", True),  # words and years above figures
        ("<td><b>Land</b><td><b>1</b>", True),
        ("<td>Iran<td>12", False),
        ("<td>Land", False),
    ],
)
def test_a_first_row_that_looks_like_headers_is_one(first: str, is_header: bool) -> None:
    found = cells(f"<tr>{first}<tr><td>Syrië<td>3")
    assert {header for row, _, _, header in found if row == 0} == {is_header}
    assert not any(header for row, _, _, header in found if row)


def test_tables_that_put_texts_beside_each_other_are_none() -> None:
    row = "<tr><td>a<td>b"
    assert is_data(row * 2)
    assert is_data("<tr><th>a<td>b")
    assert not is_data(row)
    assert not is_data("<tr><td>a" * 2)
    assert not is_data(row * 2, 'role="presentation"')
    assert not is_data(f"<tr><td><h2>Kop</h2><td>b{row}")
    assert not is_data(f"<tr><td>{'woord ' * 400}<td>b{row}")
    inner = f"<table>{row * 2}</table>"
    assert len(data_tables(list(events(f"<table><tr><td>{inner}<td>b{row}</table>")))) == 1


def test_spans_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    wide = "<tr><td colspan=99999999999>a<td colspan=-3>b<td rowspan=x>c"
    assert [(row, column) for row, column, _, _ in cells(wide * 2)][:3] == [(0, 0), (0, 1), (0, 2)]
    monkeypatch.setattr(tables, "MOST_CELLS", 5)
    with pytest.raises(StoppedError, match="characters"):
        cells("<tr><td rowspan=99>a<td>b" + "<tr><td>c" * 9)
