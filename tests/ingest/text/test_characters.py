from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.text.characters import plain, plain_line


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("\uf0b7 extra taallessen", "• extra taallessen"),
        ("\uf0a7extra", "• extra"),
        ("\uf0d8\textra", "• extra"),
        ("\uf0fc", "•"),
        ("van A \uf0e0 naar B", "van A naar B"),
        ("de welzijns\u00adbegroting", "de welzijnsbegroting"),
        ("de welzijns\u00ad", "de welzijns\u00ad"),
        ("overeenkom\u2010 ", "overeenkom\u2010"),
        ("Noord\u2010Afrika\u2011", "Noord-Afrika-"),
        ("2\u00a0450  leerlingen", "2 450 leerlingen"),
        ("\ufb01nanci\u0065\u0308le t\u0133d\u200b", "financiële tijd"),
        ("10⁶ m² ½ №", "10⁶ m² ½ №"),
    ],
)
def test_a_line_is_written_as_people_type(line: str, read: str) -> None:
    assert plain_line(line) == read


@given(st.text())
def test_what_is_plain_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text("abc é€“…”–½²0-9."))
def test_what_people_type_is_plain(text: str) -> None:
    assert plain(text) == text
