from __future__ import annotations

from ingest.automatic.heading_path import HeadingPath, level_of_title
from ingest.automatic.layout import Piece
from ingest.automatic.source import SourceLine


def sections(*headings: tuple[str, int]) -> list[tuple[str, ...]]:
    path, found = HeadingPath(), []
    pieces = [Piece("heading", 1, (SourceLine(1, text, 1),), level) for text, level in headings]
    for piece in pieces:
        path = path.below(piece, level_of_title(pieces))
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


def test_nothing_is_counted_under_the_title() -> None:
    assert sections(("Titel", 1), ("A", 2), ("B", 3), ("C", 2)) == [
        ("Titel",),
        ("A",),
        ("A", "B"),
        ("C",),
    ]
    assert sections(("A", 1), ("B", 2), ("C", 1))[1] == ("A", "B")
