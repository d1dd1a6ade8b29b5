from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ReportError
from ingest.text.encoding import decode

TEXTS = (
    "De coördinatie kostte in 2023 ruim 3.400 euro.",
    "De geïnterviewde ondernemers in Oekraïne zijn één keer bezocht.",
    "België, Israël en Haïti: financiële efficiëntie en beëindigde projecten.",
    "Het cliëntenbestand omvat vóór 1 mei reële getallen, à 12 per ruïne.",
    "Curaçao, Côte d'Ivoire en São Tomé",
    "Zandwijk café, één",
    "SITUATIE IN OEKRAÏNE EN BELGIË: COÖRDINATIE",
)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize(
    ("encoding", "label"),
    [
        ("cp1252", "Windows-1252"),
        ("iso8859_15", "Windows-1252"),  # the same letters
        ("cp850", "DOS (code page 850)"),
        ("mac_roman", "Macintosh Roman"),
    ],
)
def test_an_old_encoding_is_guessed_and_doubted(text: str, encoding: str, label: str) -> None:
    if encoding == "cp850":
        text = text.replace("ã", "a")
    if "ã" in text:
        text = text.replace("São Tomé", "Tomé")
    found, doubts = decode(text.encode(encoding), "f")
    assert found == text
    assert [label in doubt for doubt in doubts] == [True]


@pytest.mark.parametrize(
    ("encoding", "label"), [("cp1252", "Windows-1252"), ("iso8859_15", "ISO 8859-15")]
)
def test_the_euro_tells_windows_from_iso(encoding: str, label: str) -> None:
    text = "De coördinatie kostte € 60 en € 70 en € 80."
    assert decode(text.encode(encoding), "f")[0] == text
    assert label in decode(text.encode(encoding), "f")[1][0]


def test_typographic_marks_of_windows_are_read() -> None:
    text = "De foto’s – “café” – kosten € 3…"
    assert decode(text.encode("cp1252"), "f")[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", TEXTS)
def test_unicode_that_says_what_it_is_is_read_without_doubt(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "f") == (text, ())
    if encoding == "utf-16":
        assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "f") == (text, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", TEXTS)
def test_utf_16_without_a_mark_is_told_by_its_zero_bytes(text: str, encoding: str) -> None:
    found, doubts = decode(text.encode(encoding), "f")
    assert found == text
    assert ["read as UTF-16" in doubt for doubt in doubts] == [True]


def test_a_few_letters_of_windows_in_utf_8_are_read_and_their_lines_named() -> None:
    data = "één\nge".encode() + b"\xefnd\nfoto\x92s\n" + "coördinatie".encode()
    assert decode(data, "f") == (
        "één\ngeïnd\nfoto’s\ncoördinatie",
        ("The file is UTF-8, but not on lines 2 and 3; what is not was read as Windows-1252.",),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("woord\ncoÃ¶rdinatie", "misread when the file was saved before (line 2, such as"),
        ("â‚¬ 60", "misread"),
        ("de fotoâ€™s", "misread"),
        ("co\ufffdrdinatie", "Letters were lost when the file was saved before"),
        ("\ufffd\n" * 9, "lines 1, 2, 3, 4, 5 and others"),
    ],
)
def test_damage_done_before_does_not_go_unnoticed(text: str, said: str) -> None:
    found, doubts = decode(text.encode(), "f")
    assert found == text
    assert [said in doubt for doubt in doubts] == [True]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x7fELF\x02\x01\x01\0\0\0", "holds zero bytes"),
        (bytes(range(1, 32)) * 9, "holds control characters"),
        (b"wo\0ord", "holds zero bytes"),
        ("woord".encode("utf-16")[:-1], "is marked as UTF-16, but byte 8 cannot be read as that"),
    ],
)
def test_what_is_no_text_is_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(ReportError, match=r"^The report file f [^\n]*\.$") as caught:
        decode(data, "f")
    assert said in str(caught.value)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_one_sentence(data: bytes) -> None:
    try:
        text, doubts = decode(data, "f")
    except ReportError:
        return
    assert "\0" not in text
    assert all(doubt.endswith(".") and "\n" not in doubt for doubt in doubts)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])))
def test_utf_8_is_read_as_it_is(text: str) -> None:
    if not text.startswith(("\ufeff", "PK", "GIF8", "{\\rtf", "II*", "MM")):
        assert decode(text.encode(), "f")[0] == text
