from __future__ import annotations

from itertools import pairwise

import pypdfium2 as pdfium
import pytest

from ingest.pdf.reader.turned import upright_page
from ingest.pdf.reader.untagged.fragments import Fragment, fragments_of
from tests.ingest.pdf_files import FONT, make_pdf, one_page, shown, stream

BOLD = FONT.replace(b"Helvetica", b"Helvetica-BoldOblique")


def read(data: bytes, *, edges_only: bool = False) -> tuple[Fragment, ...]:
    with pdfium.PdfDocument(data) as document:
        textpage = document[0].get_textpage()
        text = textpage.get_text_range()
        return fragments_of(textpage, text, edges_only=edges_only)


def page_of(content: bytes) -> bytes:
    return one_page(
        stream(b"BT /F1 10 Tf 72 720 Td %s ET" % content),
        BOLD,
        resources=b"/Font << /F1 3 0 R /F2 6 0 R >>",
    )


def test_what_stands_far_apart_on_a_line_is_two_fragments() -> None:
    found = read(page_of(b"(links hier) Tj 200 0 Td (rechts daar) Tj"))
    assert [one.text for one in found] == ["links hier", "rechts daar"]
    assert found[0].base == found[1].base
    assert found[0].left == pytest.approx(72, abs=1)
    assert found[1].left == pytest.approx(272, abs=1)
    assert found[0].right < found[1].left


def test_short_lines_below_each_other_are_fragments_of_their_own() -> None:
    found = read(page_of(b"(1 Zie daar.) Tj 0 -12 Td (2 Zie hier.) Tj"))
    assert [one.text for one in found] == ["1 Zie daar.", "2 Zie hier."]
    assert found[0].base - found[1].base == pytest.approx(12)


def test_raised_numbers_stay_on_their_line_and_tell_of_their_size() -> None:
    (found,) = read(
        page_of(shown("^{1} Zie bijlage A^{2} van het verslag").replace(b"12 Tf", b"10 Tf"))
    )
    assert found.text == "1 Zie bijlage A2 van het verslag"
    assert found.size == 10
    assert found.opening.size == 7


def test_weight_slant_size_and_colour_are_told() -> None:
    found = read(
        page_of(
            b"(gewoon) Tj 0 -20 Td /F2 10 Tf (vet en schuin) Tj 0 -20 Td 0 0 1 rg (blauw) Tj"
            b" 0 -20 Td 2 Tr 0 g /F1 1 Tf 20 0 0 20 72 600 Tm (omlijnd) Tj"
        )
    )
    plain, bold, blue, drawn = (one.style for one in found)
    assert (plain.size, plain.is_bold, plain.is_italic, plain.family) == (
        10,
        False,
        False,
        "Helvetica",
    )
    assert (bold.is_bold, bold.is_italic, bold.family) == (True, True, "Helvetica")
    assert blue.colour != plain.colour == bold.colour
    assert (drawn.size, drawn.is_bold) == (20, True)


def test_places_are_those_of_the_page_once_it_stands_upright() -> None:
    sideways = page_of(
        b"0 1 -1 0 300 100 Tm (De eerste regel van velen) Tj 0 -12 Td (De tweede regel) Tj"
    )
    with pdfium.PdfDocument(sideways) as document:
        _, textpage = upright_page(document, 0)
        found = fragments_of(textpage, textpage.get_text_range())
    assert [one.text for one in found] == ["De eerste regel van velen", "De tweede regel"]
    assert found[0].base - found[1].base == pytest.approx(12)
    assert found[0].left == pytest.approx(found[1].left, abs=1)
    assert not any(one.angle for one in found)


def test_what_leans_over_the_page_is_a_fragment_of_its_own() -> None:
    found = read(
        page_of(b"(De tekst van deze bladzijde) Tj 0.7 0.7 -0.7 0.7 90 600 Tm (CONCEPT) Tj")
    )
    assert [(one.text, one.angle) for one in found] == [
        ("De tekst van deze bladzijde", 0),
        ("CONCEPT", 315),
    ]


def test_the_edges_are_the_highest_and_lowest_lines() -> None:
    lines = [f"regel {number}" for number in range(30)]
    found = read(make_pdf(lines), edges_only=True)
    assert [one.text for one in found] == [*lines[:6], *lines[-6:]]
    assert not any(one.words for one in found)
    assert all(one.base > other.base for one, other in pairwise(read(make_pdf(lines))))


def test_letters_without_a_known_place_give_no_fragments() -> None:
    assert (
        fragments_of(pdfium.PdfDocument(make_pdf(["woord"]))[0].get_textpage(), "woord en meer")
        == ()
    )
