"""Running headers of tagged files that their makers left outside of the tags, or tagged as text."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from ingest.pdf.isolated import read_pdf
from ingest.report_file import read_report_file
from tests.ingest.tagged_pdf_files import Shown, Tag, tagged_pdf

SAID = (
    "In het dorp zijn huizen gebouwd voor gezinnen\nen voor wie er alleen woont.",
    "De school kreeg een tuin waarin kinderen leren\nhoe je appels en peren plukt.",
    "Naast de haven staat een loods die van vissers\nis en ooit van een bakker was.",
)
TEXTS = ["\n".join(SAID[number:] + SAID[:number]) for number in range(len(SAID))]
HEADER = "Nota over wonen"


def lines(path: Path, footers: list[str], header: str = "P") -> list[tuple[str, str]]:
    """Returns (kind, text) of the lines of three pages, "?" for what has no mark.

    Args:
        path: Where the file may be.
        footers: Line at the foot of each page, outside of the tags.
        header: Kind of the line at the head of each page.
    """
    tags = []
    for number, text in enumerate(TEXTS):
        tags.append(Tag(header, Shown(f"{HEADER}\n\n", number)))
        tags.append(Tag("P", Shown(f"{text}\n\n", number)))
    outside = {number: [footer] for number, footer in enumerate(footers)}
    path.write_bytes(tagged_pdf(*tags, outside=outside))
    return read_lines(path)


def read_lines(path: Path) -> list[tuple[str, str]]:
    read = read_pdf(read_report_file(path))
    texts = read.text.replace("\f", "\n").split("\n")
    pairs = zip(texts, read.marks, strict=False)
    return [(mark.kind if mark else "?", text) for text, mark in pairs if text]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nota.pdf"


def test_what_repeats_is_furniture_outside_of_the_tags_and_inside(file: Path) -> None:
    footers = [f"Zandwijk | kenmerk 12 | {number}" for number in (7, 8, 9)]
    found = lines(file, footers)
    assert [text for kind, text in found if kind == "furniture"] == [
        text for footer in footers for text in (HEADER, footer)
    ]
    text = [text for kind, text in found if kind == "paragraph"]
    assert text == [line for text in TEXTS for line in text.split("\n")]


def test_what_differs_by_page_stays(file: Path) -> None:
    footers = [f"Aantal inwoners: {number}" for number in (41000, 42234, 43468)]
    found = lines(file, footers)
    assert [text for kind, text in found if kind == "?"] == footers


def test_a_heading_by_its_tag_is_one_wherever_it_stands(file: Path) -> None:
    found = lines(file, ["", "", ""], header="H2")
    assert [text for kind, text in found if kind == "heading"] == [HEADER] * 3


@pytest.mark.parametrize(
    ("feet", "furniture"),
    [
        (["Gemeente Zandwijk"] * 3, 3),
        (["De raad stemt in met het voorstel."] * 3, 0),
        (["De raad stemt in\nmet het voorstel."] * 3, 0),
        (["Besluit: akkoord", "Besluit: akkoord"], 0),
        (["Toelichting bij de cijfers"] * 3 + [""] * 3, 0),
        (["Toelichting bij de cijfers"] * 4 + [""] * 2, 4),
        (["1", "2"], 2),
    ],
    ids=["name", "sentence", "two lines", "two pages", "half", "most", "numbers of pages"],
)
def test_what_its_tag_calls_text_is_furniture_on_most_pages_alone(
    file: Path, feet: list[str], furniture: int
) -> None:
    tags = []
    for number, (text, foot) in enumerate(zip(permutations(SAID), feet, strict=False)):
        shown = "\n".join(text)
        tags.append(Tag("P", Shown(f"{shown}\n\n", number)))
        if foot:
            tags.append(Tag("P", Shown(foot, number)))
    file.write_bytes(tagged_pdf(*tags))
    kinds = [kind for kind, _ in read_lines(file)]
    assert kinds.count("furniture") == furniture


def test_text_outside_that_is_no_more_than_furniture_is_not_doubted(file: Path) -> None:
    footer = "Ministerie van Zandwijk, afdeling wonen, kenmerk 2024-0417"
    lines(file, [footer] * 3)
    assert not any("outside of tags" in signs for signs in read_pdf(read_report_file(file)).signs)
    lines(file, [footer, "", ""])
    assert "outside of tags" in read_pdf(read_report_file(file)).signs[0]
