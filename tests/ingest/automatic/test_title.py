from __future__ import annotations

from pathlib import Path

import pytest

from ingest.automatic.any_report import automatic_corpus
from ingest.automatic.title import title_of
from ingest.document import Block, Sentence, SentenceKey
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import CATALOG, FONT, from_objects

TEXT = "Provincie Noordermeer\nJaar-\nverslag Wijkbus 2022\nDe wijkbus reed door vier dorpen.\n"


def block(id_: str, line: str, page: int = 1) -> Block:
    sentence = Sentence(SentenceKey(id_, 0), line, None, page, (1, 1))
    return Block(id_, "paragraph", page, (), (), (sentence,), ((1, 1),))


@pytest.mark.parametrize(
    ("claimed", "title"),
    [
        ("Jaarverslag wijkbus 2022", "Jaarverslag wijkbus 2022"),
        ("  Wijkbus\n2022 ", "Wijkbus 2022"),
        ("Jaarverslag wijkbus 2021", "bus verslag"),
        ("Evaluatie Noordermeer", "Evaluatie Noordermeer"),
        ("Evaluatierapport advies", "bus verslag"),
        ("Microsoft Word - wijkbus 2022", "bus verslag"),
        ("untitled", "bus verslag"),
        ("Wijkbus", "bus verslag"),
        ("wijkbus " * 40, "bus verslag"),
        ("", "bus verslag"),
    ],
)
def test_a_title_is_believed_if_the_opening_bears_it_out(claimed: str, title: str) -> None:
    assert title_of(Path("/somewhere/bus_verslag.pdf"), TEXT, claimed) == title


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("Provincie Noordermeer", "Jaarverslag Wijkbus 2022", "Advies van de raad"), 1),
        (("Noordermeer", "Het programma van eisen voor de bus"), 1),
        (("Noordermeer", "Final report on the village bus"), 1),
        (("Dit rapport gaat over de wijkbus.", "Noordermeer"), None),
        (("Jaarverslag", "Bijlage bij brief:"), None),
        (("De wijkbus reed ook in dit jaarverslag voor",), None),
    ],
)
def test_else_it_is_the_first_line_that_says_which_kind_of_document_it_is(
    lines: tuple[str, ...], title: int | None
) -> None:
    opening = [block(f"a{number}", line) for number, line in enumerate(lines)]
    wanted = "x" if title is None else lines[title]
    assert title_of(Path("x.pdf"), TEXT, "untitled", opening) == wanted
    assert title_of(Path("x.pdf"), TEXT, "Wijkbus 2022", opening) == "Wijkbus 2022"


def test_a_line_of_a_later_page_is_no_title() -> None:
    opening = [block("a1", "Noordermeer"), block("a2", "Jaarverslag Wijkbus 2022", page=2)]
    assert title_of(Path("x.pdf"), TEXT, "", opening) == "x"


def test_what_stands_far_behind_the_opening_bears_nothing_out() -> None:
    assert title_of(Path("x.pdf"), "." * 5000 + TEXT, "Jaarverslag wijkbus") == "x"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Jaarverslag 2022-2023.txt", "Jaarverslag 2022-2023"),
        ("een%20plan__b.txt", "een plan b"),
        ("een\nplan.txt", "een plan"),
        ("__.txt", "__.txt"),
        ("caf\udce9.txt", "caf?"),
    ],
)
def test_a_name_becomes_a_title_that_can_be_written(name: str, title: str) -> None:
    assert title_of(Path(name), TEXT) == title
    title.encode()


@pytest.mark.parametrize(
    ("claimed", "title"), [("Verslag wijkbus 2022", "Verslag wijkbus 2022"), ("Sjabloon 4", "bus")]
)
def test_the_title_of_a_pdf_is_in_its_properties(claimed: str, title: str, tmp_path: Path) -> None:
    shown = b"BT /F1 12 Tf 72 720 Td (Verslag wijkbus 2022 De bus reed door vier dorpen.) Tj ET"
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    content = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(shown), shown)
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    properties = b"<< /Title (%s) >>" % claimed.encode()
    file = tmp_path / "bus.pdf"
    file.write_bytes(from_objects([CATALOG, tree, FONT, page, content, properties], b"/Info 6 0 R"))
    assert automatic_corpus(read_report_file(file)).report.title == title
