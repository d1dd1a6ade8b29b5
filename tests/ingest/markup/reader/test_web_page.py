from __future__ import annotations

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader.web_page import read_web_page


@pytest.mark.parametrize(
    ("named", "encoding"),
    [
        ('<meta charset="utf-8">', "utf-8"),
        ("<meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'>", "cp1252"),
        ("", "utf-8"),
        ("", "utf-16"),
        ('<meta charset="windows-1252">', "utf-8-sig"),
        ('<meta charset="punycode">', "utf-8"),
        ('<meta charset="onzin">', "utf-8"),
    ],
)
def test_letters_are_read_in_the_encoding_that_is_told(named: str, encoding: str) -> None:
    html = f"<html><head>{named}</head><p>coördinatie “€ 60”"
    lines = read_web_page(html.encode(encoding)).lines
    assert [line.text for line in lines] == ["coördinatie “€ 60”"]


def test_a_page_that_is_no_text_is_damaged() -> None:
    with pytest.raises(StoppedError, match="damaged"):
        read_web_page(b"<html>\0\1\2")
