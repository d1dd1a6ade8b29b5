from __future__ import annotations

from ingest.markup.parts import MOST_LINES, part_numbers
from ingest.text.marks import Mark


def numbers(kinds: str) -> list[int]:
    """Returns the parts of elements: a digit is a heading of that level, "p" a paragraph."""
    marks = (
        Mark("heading", n, int(kind)) if kind.isdigit() else Mark("paragraph", n)
        for n, kind in enumerate(kinds)
    )
    return list(part_numbers(marks))


def test_a_part_begins_at_headings_of_the_upper_levels() -> None:
    assert numbers("1pp2p3p1p") == [1, 1, 1, 2, 2, 2, 2, 3, 3]


def test_headings_under_each_other_begin_one_part() -> None:
    assert numbers("112p12p") == [1, 1, 1, 1, 2, 2, 2]


def test_a_long_part_is_cut_between_elements() -> None:
    assert max(numbers("p" * MOST_LINES)) == 1
    assert numbers("p" * (MOST_LINES + 1))[-1] == 2
    table = [Mark("table", 1)] * (2 * MOST_LINES) + [Mark("paragraph", 2)]
    assert list(part_numbers(table)) == [1] * (2 * MOST_LINES) + [2]
