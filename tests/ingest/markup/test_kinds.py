from __future__ import annotations

import pytest

from ingest.markup.kinds import OLE, is_html, is_image, is_markup, refusal


@pytest.mark.parametrize(
    "content",
    [
        b"<!DOCTYPE html><p>a",
        b"\xef\xbb\xbf\n<HTML lang=nl>",
        b'<?xml version="1.0"?>\n<!-- saved --><!-- twice -->\n<html xmlns="x">',
        "<html>".encode("utf-16"),
        b"<body onload=x>",
    ],
)
def test_a_page_of_html_is_told_by_how_it_opens(content: bytes) -> None:
    assert is_html(content)
    assert is_markup(content)


@pytest.mark.parametrize(
    "content", [b"Over <html>", b"<htmlx>", b"", b"%PDF-1.7", b"<p>a", b"<!--" * 999]
)
def test_other_text_is_no_html(content: bytes) -> None:
    assert not is_markup(content)


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"GIF89a",
        b"II*\0",
        b"MM\0*",
        b"RIFF\1\2\3\4WEBPVP8 ",
        b"BM\x36\0\0\0",
    ],
)
def test_images_are_told_and_the_way_to_read_them(content: bytes) -> None:
    assert is_image(content)
    assert "ocrmypdf -l nld" in str(refusal(content))


def test_a_text_that_opens_with_two_letters_of_an_image_is_none() -> None:
    assert not is_image(b"BMW heeft een nieuwe fabriek.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "save it as DOCX or PDF first"),
        (OLE + "Workbook".encode("utf-16-le"), "old Excel file"),
        (OLE, "old Office file"),
        (b"{\\rtf1\\ansi woord}", "save it as DOCX or PDF first"),
        (b"\x1f\x8b\x08", "unpack it first"),
    ],
)
def test_old_and_protected_files_are_refused_with_what_to_do(content: bytes, said: str) -> None:
    assert said in str(refusal(content))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x89PNG\r\n", "textless"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE, "kind"),
    ],
)
def test_a_refusal_has_a_word_for_why(content: bytes, reason: str) -> None:
    refused = refusal(content)
    assert refused
    assert refused.reason == reason


def test_anything_else_is_not_refused() -> None:
    assert refusal(b"PK\x03\x04") is None
    assert refusal(b"Gewone tekst.") is None
