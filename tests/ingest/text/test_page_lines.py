from __future__ import annotations

import pytest

from ingest.text.page_lines import lines_of_page


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", [""]),
        ("een\r\ntwee\rdrie\n", ["een", "twee", "drie"]),
        ("een\n\n", ["een", ""]),
    ],
)
def test_a_page_has_at_least_one_line_and_none_behind_its_end(text: str, lines: list[str]) -> None:
    assert lines_of_page(text) == lines
