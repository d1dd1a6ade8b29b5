from __future__ import annotations

from xml.etree import ElementTree

from eval.plots import reliability_diagram
from eval.reliability import Bin

BINS = {"gold dev": [Bin(0.2, 0.1, 0, 0.3, 20), Bin(0.8, 0.9, 0.7, 1, 20)]}


def test_a_diagram_says_what_it_shows() -> None:
    svg = reliability_diagram(BINS, 0.4, "Trust")

    text = " ".join(ElementTree.fromstring(svg).itertext())
    for words in ("Trust", "gold dev (40 questions)", "confidence (cross-validated)", "refused"):
        assert words in text


def test_the_same_numbers_give_the_same_picture() -> None:
    first, second = (reliability_diagram(BINS, 0.4, "Trust") for _ in range(2))
    assert first == second


def test_a_picture_takes_the_colour_of_the_text_around_it() -> None:
    svg = reliability_diagram(BINS, 0.4, "Trust")
    assert "currentColor" in svg
    assert "#000000" not in svg
    assert "#ffffff" not in svg
