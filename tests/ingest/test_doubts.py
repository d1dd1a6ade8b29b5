from __future__ import annotations

from pathlib import Path

from ingest.doubts import doubt_lines

FILE = Path("mijn verslag.pdf")


def test_every_doubt_is_told_where_a_report_is_read() -> None:
    assert list(doubt_lines(["a", "b", "c", "d", "e", "f"])) == [
        "Unsure of 6:", "- a", "- b", "- c", "- d", "- e", "- f",
    ]  # fmt: skip
    assert list(doubt_lines([])) == []


def test_five_doubts_are_told_where_a_report_is_used() -> None:
    assert list(doubt_lines([], FILE)) == []
    assert list(doubt_lines(["a"], FILE)) == ["Unsure of 1:", "- a"]
    assert list(doubt_lines(list("abcde"), FILE))[-1] == "- e"
    assert list(doubt_lines(list("abcdefg"), FILE))[5:] == [
        "- e",
        "… and 2 more: python -m ingest 'mijn verslag.pdf'",
    ]
