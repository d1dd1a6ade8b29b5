from __future__ import annotations

from ingest.automatic.heading_path import HeadingPath
from ingest.automatic.layout import Piece
from ingest.automatic.source import SourceLine


def sections(*headings: tuple[str, int]) -> list[tuple[str, ...]]:
    path, found = HeadingPath(), []
    for text, level in headings:
        path = path.below(Piece("heading", 1, (SourceLine(1, text, 1),), level))
        found.append(path.section)
    return found


def test_a_heading_stands_below_the_last_one_of_a_higher_level() -> None:
    assert sections(("A", 1), ("B", 2), ("C", 4), ("D", 3), ("E", 2), ("F", 1)) == [
        ("A",),
        ("A", "B"),
        ("A", "B", "C"),
        ("A", "B", "D"),
        ("A", "E"),
        ("F",),
    ]
    assert sections(("A", 2), ("B", 1), ("C", 3)) == [("A",), ("B",), ("B", "C")]


def test_without_levels_numbers_tell() -> None:
    assert sections(("1 Een", 0), ("1.1 Deel", 0), ("Los", 0), ("2 Twee", 0)) == [
        ("1 Een",),
        ("1 Een", "1.1 Deel"),
        ("1 Een", "Los"),
        ("2 Twee",),
    ]
