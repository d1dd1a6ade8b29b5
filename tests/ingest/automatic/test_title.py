from __future__ import annotations

from pathlib import Path

import pytest

from ingest.automatic.any_report import automatic_corpus
from ingest.automatic.title import title_of
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import CATALOG, FONT, from_objects

TEXT = "Provincie Noordermeer\nJaar-\nverslag Wijkbus 2022\nDe wijkbus reed door vier dorpen.\n"


@pytest.mark.parametrize(
    ("claimed", "title"),
    [
        ("Jaarverslag wijkbus 2022", "Jaarverslag wijkbus 2022"),
        ("  Wijkbus\n2022 ", "Wijkbus 2022"),
        ("Jaarverslag wijkbus 2021", "bus verslag"),
        ("Microsoft Word - wijkbus 2022", "bus verslag"),
        ("untitled", "bus verslag"),
        ("Wijkbus", "bus verslag"),
        ("wijkbus " * 40, "bus verslag"),
        ("", "bus verslag"),
    ],
)
def test_a_title_is_believed_if_the_opening_bears_it_out(claimed: str, title: str) -> None:
    assert title_of(Path("/somewhere/bus_verslag.pdf"), TEXT, claimed) == title


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
