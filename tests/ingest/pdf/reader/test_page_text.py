from __future__ import annotations

from pathlib import Path

import pytest

from ingest.automatic.reading import read_automatically
from ingest.automatic.source import parse_source
from ingest.pdf.isolated import read_pdf
from ingest.pdf.reader.page_text import edited
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import FONT, make_pdf, one_page, stream


def text_of(path: Path, data: bytes) -> str:
    path.write_bytes(data)
    return read_pdf(read_report_file(path)).text.removesuffix("\f").replace("\r", "")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("In 2023^{1} kwamen 48.210^{2} mensen.^{3} Dat is 3%^{12}.",
         "In 2023¹ kwamen 48.210² mensen.³ Dat is 3%¹²."),
        ("het huis^{4}, zei hij^{5}; en “zo”^{6}", "het huis⁴, zei hij⁵; en “zo”⁶"),
        ("In 2023^{1,2} en 2022^{3)} en 2021^{(4)}", "In 2023¹,² en 2022³ en 2021⁴"),
        ("In 2023 ^{1} kwamen", "In 2023 ¹ kwamen"),
        ("10^{6} euro en 10^{-3} gram", "10⁶ euro en 10⁻³ gram"),
        ("12 m^{2} en 3 km^{3} water", "12 m2 en 3 km3 water"),
        ("CO_{2}-uitstoot en H_{2}O", "CO2-uitstoot en H2O"),
        ("de 1^{e} en 2^{nd} en 3^{de} klas", "de 1e en 2nd en 3de klas"),
        ("48.210 mensen in 2023, 3,5 (2) en 1–2", "48.210 mensen in 2023, 3,5 (2) en 1–2"),
        ("het was 3 ^{1}/_{2} jaar", "het was 3 1/2 jaar"),
        ("nummer^{12345} blijft", "nummer12345 blijft"),
    ],
)  # fmt: skip
def test_raised_digits_are_written_as_superscripts(file: Path, line: str, read: str) -> None:
    assert text_of(file, make_pdf([line])) == read


@pytest.mark.parametrize("before", ["Het wijkteam gaf in", "Over de jaren 2019 tot en met 2022"])
def test_markers_of_a_figure_that_opens_a_line_are_raised(file: Path, before: str) -> None:
    lines = [before, "640^{1,2} gevallen een verwijzing,", "12^{3} en 13^{4}, 14^{5}"]
    read = [before, "640¹,² gevallen een verwijzing,", "12³ en 13⁴, 14⁵"]
    assert text_of(file, make_pdf(lines)).split("\n") == read


def test_a_raised_number_opens_a_note(file: Path) -> None:
    lines = ["In 2023^{1} was het zo.", "^{1} Zie bijlage.", "^{2}Zonder spatie."]
    assert (
        text_of(file, make_pdf(lines)) == "In 2023¹ was het zo.\n¹ Zie bijlage.\n² Zonder spatie."
    )


def test_lines_of_another_size_are_other_lines(file: Path) -> None:
    content = b"BT /F1 24 Tf 72 720 Td (Kop 2023) Tj /F1 8 Tf 0 -14 Td (1 regel) Tj ET"
    assert text_of(file, one_page(stream(content))) == "Kop 2023\n1 regel"


@pytest.mark.parametrize(
    "content",
    [
        b"/F1 1 Tf 12 0 0 12 72 700 Tm (In 2023) Tj 7 0 0 7 %d 704 Tm (1) Tj",
        b"/F1 12 Tf 1 0 0 1 72 700 Tm (In 2023) Tj /F1 7 Tf 1 0 0 1 %d 704 Tm (1) Tj",
    ],
    ids=["size in the matrix", "size in the font"],
)
def test_sizes_and_places_are_seen_however_they_are_written(file: Path, content: bytes) -> None:
    data = one_page(stream(b"BT %s ET" % (content % 112)))
    assert text_of(file, data) == "In 2023¹"


def test_text_that_runs_upwards_is_left_alone(file: Path) -> None:
    data = one_page(stream(b"BT /F1 12 Tf 0 1 -1 0 300 300 Tm (In 2023 en 48.210) Tj ET"))
    assert "".join(text_of(file, data).split()) == "In2023en48.210"


def test_letters_of_two_units_do_no_harm(file: Path) -> None:
    to_unicode = stream(
        b"begincmap 1 begincodespacerange <00> <FF> endcodespacerange"
        b" 1 beginbfchar <41> <D83DDE00> endbfchar endcmap"
    )
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    data = one_page(stream(b"BT /F1 12 Tf 72 720 Td (A 2023) Tj ET"), to_unicode, font=font)
    assert "2023" in text_of(file, data)


def test_quotes_hold_no_markers_and_refer_to_the_notes(file: Path) -> None:
    file.write_bytes(
        make_pdf(
            [
                "In 2023^{1} kwamen er 48.210^{2} mensen",
                "aan op 12 m^{2}.^{3} Dat is veel.",
                "1 Zie bijlage A.",
                "^{2} Dit is meer.",
                "3 Bron: CBS.",
            ],
            ["In 2022^{4} niet."],
        )
    )
    report = read_automatically(parse_source(read_report_file(file)), "proef", "Proef", "nl")
    assert [(s.text, s.footnotes) for s in report.sentences.values()] == [
        ("In 2023 kwamen er 48.210 mensen aan op 12 m2.", (1, 2, 3)),
        ("Dat is veel.", ()),
        ("Zie bijlage A.", ()),
        ("Dit is meer.", ()),
        ("Bron: CBS.", ()),
        ("In 2022 niet.", ()),
    ]
    notes = [b.footnote_number for b in report.blocks if b.kind == "footnote"]
    assert notes == [1, 2, 3]


def test_of_edits_that_overlap_the_first_and_longest_holds() -> None:
    assert edited("abcdef", [(3, 5, "X"), (1, 2, "b"), (1, 4, "Y"), (6, 6, "!")]) == "aYef!"
