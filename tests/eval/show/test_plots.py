from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

from eval.score.reliability import Bin
from eval.show.plots import (
    estimates_figure,
    rank_histogram,
    reliability_diagram,
    risk_coverage_figure,
)

BINS = {"gold dev": [Bin(0.2, 0.1, 0, 0.3, 20), Bin(0.8, 0.9, 0.7, 1, 20)]}


def test_a_diagram_says_what_it_shows() -> None:
    svg = reliability_diagram(BINS, 0.4, "Trust")

    text = " ".join(ElementTree.fromstring(svg).itertext())
    for words in ("Trust", "gold dev (40)", "confidence (cross-validated)", "refused"):
        assert words in text


def test_the_same_numbers_give_the_same_picture() -> None:
    first, second = (reliability_diagram(BINS, 0.4, "Trust") for _ in range(2))
    assert first == second


def test_a_picture_takes_the_colour_of_the_text_around_it() -> None:
    svg = reliability_diagram(BINS, 0.4, "Trust")
    assert "currentColor" in svg
    assert "#000000" not in svg
    assert "#ffffff" not in svg


def test_a_histogram_has_a_bar_and_its_count_for_each_rank() -> None:
    svg = rank_histogram({"1": 12, "2": 3, "not found": 1}, "Ranks", ("rank", "questions"))

    text = " ".join(ElementTree.fromstring(svg).itertext())
    for words in ("Ranks", "not found", "12", "rank", "questions"):
        assert words in text


def test_estimates_have_a_name_for_each_figure_and_group() -> None:
    svg = estimates_figure({"Dutch": {"R@1": (0.5, 0.4, 0.6)}, "English": {"R@5": (1, 1, 1)}}, "X")

    text = " ".join(ElementTree.fromstring(svg).itertext())
    for words in ("Dutch", "English", "R@1", "R@5"):
        assert words in text


def test_a_risk_coverage_curve_names_its_axes() -> None:
    svg = risk_coverage_figure([0.5, 1], [0, 0.25], "Risk", ("coverage", "wrong"))

    text = " ".join(ElementTree.fromstring(svg).itertext())
    assert "coverage" in text
    assert "wrong" in text


def test_figures_of_a_page_share_no_ids() -> None:
    pictures = [
        rank_histogram({"1": 1}, title, ("rank", "questions")) for title in ("One", "Other")
    ]
    first, second = ({*re.findall(r'id="([^"]+)"', picture)} for picture in pictures)
    assert first
    assert not first & second


def test_threads_draw_as_one_does() -> None:
    def draw(number: int) -> str:
        return rank_histogram({"1": number}, "Ranks", ("rank", "questions"))

    alone = [draw(number) for number in range(12)]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(draw, range(12))) == alone


def test_a_picture_fits_a_phone_without_being_shrunk() -> None:
    pictures = [
        rank_histogram({"1": 1}, "One", ("rank", "questions")),
        estimates_figure({"Dutch": {"R@1": (0.5, 0.4, 0.6)}}, "X"),
        reliability_diagram(BINS, None, "Trust"),
        risk_coverage_figure([0.5, 1], [0, 0.25], "Risk", ("coverage", "wrong")),
    ]
    for picture in pictures:
        width = re.search(r'width="([\d.]+)pt"', picture)
        assert width
        assert float(width[1]) * 96 / 72 <= 404  # CSS pixels, some 340 of which a phone has


def test_shares_are_percentages_which_need_no_decimal_sign() -> None:
    svg = estimates_figure({"Dutch": {"R@1": (0.5, 0.4, 0.6)}}, "X")
    text = " ".join(ElementTree.fromstring(svg).itertext())
    assert "40%" in text
    assert "0.4" not in text
