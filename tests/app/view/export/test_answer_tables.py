from __future__ import annotations

import csv
import io

from app.view.export.answer_tables import as_csv
from app.view.export.blocks import Grid
from tests.app.view.export.made import ADDRESS, COMPARED, RIVALS, line, taken

PLACES = "Ministerie, Rapport, p. 8", "Ministerie, Rapport, p. 15"


def opened(text: str) -> list[list[str]]:
    """Returns the cells of a file as a spreadsheet opens it."""
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=";"))


def test_a_table_has_its_heads_values_and_sources() -> None:
    assert opened(as_csv(taken(RIVALS).entries[0], "")) == [
        ["Pagina", "Het rapport zegt", "Bronnen"],
        ["pagina 8", "Iran: 3,8 miljoen.", PLACES[0]],
        ["pagina 15", "Iran: 3,4 miljoen.", PLACES[1]],
    ]


def test_tables_stand_below_each_other_and_no_cell_is_a_formula() -> None:
    *_, empty, head, money, duration = opened(as_csv(taken(RIVALS, COMPARED).entries[0], ADDRESS))
    assert empty == []
    assert head == ["Waarover", "Eerste fase", "Tweede fase", "Bronnen", "Link"]
    assert money[1:] == ["niet in het rapport", "EUR 800 mln.", PLACES[0], f"{ADDRESS}?s=r:b1.0"]
    assert duration[1:4] == ["Fase I: tot 2023; vier jaar", "'=2+3", "; ".join(PLACES[::-1])]
    assert duration[4].split() == [f"{ADDRESS}?s=r:b2.1", f"{ADDRESS}?s=r:b1.0"]


def test_a_head_is_no_formula_either() -> None:
    evil = Grid("", ("@SUM(1)", "-1"), (((line("a"),), (line("b"),)),))
    assert opened(as_csv(taken(evil).entries[0], ""))[0][:2] == ["'@SUM(1)", "'-1"]
