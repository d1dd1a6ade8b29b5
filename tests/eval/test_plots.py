from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from eval.plots import reliability_diagram
from eval.reliability import Bin

BINS = {"gold dev": [Bin(0.2, 0.1, 0, 0.3, 20), Bin(0.8, 0.9, 0.7, 1, 20)]}


def test_a_diagram_says_what_it_shows(tmp_path: Path) -> None:
    file = tmp_path / "diagram.svg"
    reliability_diagram(BINS, 0.4, "Trust", file)

    text = " ".join(ElementTree.parse(file).getroot().itertext())
    for words in ("Trust", "gold dev (40 questions)", "confidence (cross-validated)", "refused"):
        assert words in text


def test_the_same_numbers_give_the_same_file(tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.svg", "b.svg")]
    for file in files:
        reliability_diagram(BINS, 0.4, "Trust", file)
    assert files[0].read_bytes() == files[1].read_bytes()
