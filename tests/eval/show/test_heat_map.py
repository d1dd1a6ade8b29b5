from __future__ import annotations

import re
from xml.etree import ElementTree

from eval.show.plots import heat_map

VALUES = [[0.31, 0.954], [0.62, 0.9]]
ROWS = "system", ["chat", "bm25"]
COLUMNS = "size", ["500", "1000"]


def _texts(svg: str) -> list[str]:
    root = ElementTree.fromstring(svg)
    return [text for text in (t.strip() for t in root.itertext()) if text]


def _luminance(colour: str) -> float:
    """WCAG 2.2, with its own coefficients written out."""
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_value_and_name_is_written() -> None:
    texts = _texts(heat_map(VALUES, ROWS, COLUMNS, "nDCG@10 on dev"))

    for wanted in ("0.31", "0.95", "0.62", "0.90", "chat", "bm25", "500", "1000", "system", "size"):
        assert wanted in texts
    assert "nDCG@10 on dev" in texts


def test_one_setting_makes_one_row() -> None:
    texts = _texts(heat_map([[0.5, 0.75]], None, COLUMNS, "t"))

    assert {"0.50", "0.75", "500", "1000", "size"} <= set(texts)
    assert "system" not in texts


def test_text_stands_out_from_its_cell() -> None:
    steps = [place / 20 for place in range(21)]
    svg = heat_map([steps], None, ("k", [str(place) for place in range(21)]), "t")

    cells = re.findall(r'<path d="[^"]+" clip-path="[^"]+" style="fill: (#[0-9a-f]{6})"/>', svg)
    inks = re.findall(r'<text style="[^"]*fill: (#[0-9a-f]{6})', svg)
    assert len(cells) == len(inks) == 21
    assert len(set(inks)) == 2
    for cell, ink in zip(cells, inks, strict=True):
        low, high = sorted((_luminance(cell), _luminance(ink)))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_a_small_difference_does_not_look_large() -> None:
    def cells(values: list[float]) -> list[str]:
        return re.findall(r'style="fill: (#[0-9a-f]{6})"/>', heat_map([values], None, COLUMNS, "t"))

    near, far = cells([0.9, 0.91]), cells([0.5, 0.91])
    assert near[1] == far[1]
    assert abs(_luminance(near[0]) - _luminance(near[1])) < 0.2
    assert abs(_luminance(far[0]) - _luminance(far[1])) > 0.5


def test_equal_values_can_be_drawn() -> None:
    assert _texts(heat_map([[0.5, 0.5]], None, COLUMNS, "t")).count("0.50") == 2


def test_words_outside_the_cells_take_the_colour_around() -> None:
    svg = heat_map(VALUES, ROWS, COLUMNS, "t")
    assert "currentColor" in svg
    assert "#010203" not in svg


def test_the_same_numbers_give_the_same_picture() -> None:
    first, second = (heat_map(VALUES, ROWS, COLUMNS, "t") for _ in range(2))
    assert first == second
