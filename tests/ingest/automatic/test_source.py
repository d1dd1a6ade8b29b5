from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.automatic.source import FRAGMENT_WORDS, paginate, parse_source
from ingest.errors import ReportError
from ingest.report_file import read_report_file
from ingest.text.marks import Mark
from tests.ingest.pdf_files import make_pdf

FULL = " ".join(["woord"] * FRAGMENT_WORDS)  # just enough words to be a page of its own

LINES = st.sampled_from(
    ["", " ", "woord", " woord", FULL, f" {FULL}", "[12]", "[14]", " 3", " www.rijk.nl", "\f", "\r"]
)
TEXTS = st.text() | st.lists(LINES).map("\n".join) | st.text("\n\f\r a[12]", max_size=60)


def pages(text: str) -> list[int]:
    return [line.page for line in paginate(text, "").lines]


def test_form_feeds_end_pages() -> None:
    source = paginate("een\ntwee\n\fdrie\n\f", "")
    assert [(line.number, line.text, line.page) for line in source.lines] == [
        (1, "een", 1),
        (2, "twee", 1),
        (3, "drie", 2),
    ]


def test_where_each_page_of_the_file_starts_is_known_if_it_has_pages() -> None:
    assert paginate("een\ntwee\n\f\fdrie\n\f", "").page_starts == (1, 3, 4)
    assert paginate("een\n twee\n drie\n vier", "").page_starts == ()


def test_numbers_at_the_foot_of_form_feed_pages_number_them() -> None:
    assert pages("een\n7\n\ftwee\n8\n\fdrie\n\f") == [7, 7, 8, 8, 9]


def test_one_bare_number_among_many_pages_numbers_nothing() -> None:
    assert pages("een\n\ftwee\n2023\n\fdrie\n\fvier\n\f") == [1, 2, 2, 3, 4]


def test_lines_with_one_leading_space_start_pages() -> None:
    assert pages(f"{FULL}\nslot\n {FULL}\n {FULL}\n\n {FULL}") == [1, 1, 2, 3, 3, 4]


def test_two_indented_lines_are_no_pages() -> None:
    assert pages(f"{FULL}\n {FULL}\n {FULL}") == [1, 1, 1]


def test_deeper_indents_are_no_pages() -> None:
    assert pages(f"{FULL}\n  {FULL}\n  {FULL}\n  {FULL}") == [1, 1, 1, 1]


def test_printed_numbers_count_the_pages_before_and_after_them() -> None:
    source = paginate(f"{FULL}\n {FULL}\n[12]\n {FULL}\n {FULL}", "")
    assert [line.page for line in source.lines] == [11, 12, 12, 13, 14]
    assert source.doubts == ("Page numbers before 12 are counted back from the first printed one.",)


def test_a_missing_break_is_restored_at_the_printed_number() -> None:
    # 12 and 13 stand in one chunk, for 14 is the number of the next.
    text = f"{FULL}\n[12]\nvolgende pagina\n {FULL}\n[14]\n {FULL}\n {FULL}"
    assert pages(text) == [12, 12, 13, 14, 14, 15, 16]


def test_a_printed_number_that_disagrees_is_a_doubt() -> None:
    source = paginate(f"{FULL}\n[12]\n {FULL}\n[3]\n {FULL}\n {FULL}", "")
    assert [line.page for line in source.lines] == [12, 12, 13, 13, 14, 15]
    assert "The page printed as 3 was counted as 13." in source.doubts


def test_no_legible_number_is_a_doubt() -> None:
    assert paginate("woord", "").doubts == (
        "No printed page number is legible; pages are counted from the first.",
    )


def test_a_fragment_belongs_to_the_page_after_it() -> None:
    assert pages(f"{FULL}\n Los stuk kaart\n {FULL}\n {FULL}") == [1, 2, 2, 3]


def test_a_fragment_at_the_end_belongs_to_the_last_page() -> None:
    assert pages(f"{FULL}\n {FULL}\n {FULL}\n Los stuk kaart") == [1, 2, 3, 3]


def test_link_annotations_belong_to_the_page_before_them() -> None:
    assert pages(f"{FULL}\n https://www.rijk.nl/een\n {FULL}\n {FULL}") == [1, 1, 2, 3]


def test_carriage_returns_count_as_line_ends() -> None:
    assert paginate("een\r\ntwee\rdrie\n", "").raw_lines == ("een", "twee", "drie", "")


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(b"\xef\xbb\xbfeen\r\ntwee")
    source = parse_source(read_report_file(file))
    assert source.raw_lines == ("een", "twee")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "is empty"),
        (b"wo\0ord", "is not a text file: it holds zero bytes"),
        (b"{\\rtf1 woord}", "is a Rich Text file; save it as DOCX or PDF first"),
        (b"x" * 2000 + make_pdf(["woord"]), "holds a PDF behind 2,000 other bytes"),
        (b" \n-- !\f", "holds no words"),
    ],
    ids=["empty", "nul", "rich text", "late header", "wordless"],
)
def test_a_file_that_cannot_be_read_is_one_sentence(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        parse_source(read_report_file(file))
    message = str(caught.value)
    assert reason in message
    assert str(file) in message
    assert re.fullmatch(r"[A-Z][^\n]*\.", message)


def test_a_guessed_encoding_is_doubted_first(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes("De coördinatie kostte € 3.400.".encode("cp1252"))
    source = parse_source(read_report_file(file))
    assert source.raw_lines == ("De coördinatie kostte € 3.400.",)
    assert "guessed to be Windows-1252" in source.doubts[0]


@pytest.mark.parametrize("junk", [b"\r\n", b"HTTP/1.1 200 OK\r\n\r\n", b"\0\xff" * 500])
def test_other_bytes_may_stand_before_the_header_of_a_pdf(tmp_path: Path, junk: bytes) -> None:
    file = tmp_path / "report.pdf"
    file.write_bytes(junk + make_pdf(["woord"]))
    assert parse_source(read_report_file(file)).raw_lines == ("woord",)


def test_a_text_about_pdf_files_is_a_text(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Een bestand begint met %PDF-1.7 en eindigt met %%EOF en startxref.")
    assert parse_source(read_report_file(file)).raw_lines[0].startswith("Een bestand")


@given(TEXTS)
def test_every_line_keeps_its_number_and_order(text: str) -> None:
    source = paginate(text, "")
    assert [line.number for line in source.lines] == list(range(1, len(source.raw_lines) + 1))
    assert [line.text for line in source.lines] == [line.strip() for line in source.raw_lines]
    assert "".join("".join(source.raw_lines).split()) == "".join(text.split())


@given(TEXTS)
def test_pages_never_turn_back(text: str) -> None:
    lines = paginate(text, "").lines
    assert all(after.page - before.page >= 0 for before, after in pairwise(lines))


@given(TEXTS.filter(lambda text: "\f" not in text))
def test_line_numbers_are_those_of_an_editor(text: str) -> None:
    expected = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert list(paginate(text, "").raw_lines) == expected


def test_each_line_keeps_its_mark() -> None:
    heading, text = Mark("heading", 1, 1), Mark("paragraph", 2)
    source = paginate("Kop\nTekst\n\fSlot\f", "0" * 64, [heading, text, None])
    assert [(line.text, line.page, line.mark) for line in source.lines] == [
        ("Kop", 1, heading),
        ("Tekst", 1, text),
        ("Slot", 2, None),
    ]
