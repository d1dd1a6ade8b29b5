from __future__ import annotations

import json
import re
import sys
import threading
import zlib
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import pytest

from ingest import isolated
from ingest.errors import ReportError
from ingest.pdf.isolated import PdfLimits, read_pdf
from ingest.report_file import read_report_file
from tests.ingest.pdf_files import (
    CATALOG,
    FONT,
    encryption,
    from_objects,
    make_pdf,
    one_page,
    stream,
)

pytestmark = pytest.mark.slow  # takes seconds

SHOWN = stream(b"BT /F1 12 Tf 72 720 Td (woord) Tj ET")
TREE = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
DEEP = 3000  # levels of a tree


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def deep_tree() -> bytes:
    """Returns a PDF whose one page is far down the page tree."""
    inner = [
        b"<< /Type /Pages /Parent %d 0 R /Kids [%d 0 R] /Count 1 >>" % (max(2, n - 1), n + 1)
        for n in range(4, 4 + DEEP)
    ]
    page = (
        b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>" % (3 + DEEP, 5 + DEEP)
    )
    return from_objects([CATALOG, TREE, FONT, *inner, page, SHOWN])


def form(inner: bytes) -> bytes:
    entries = b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << %s >> >>"
    names = b" ".join(name for name in re.findall(rb"/X\d+ \d+ 0 R", inner))
    content = b" ".join(b"%s Do" % name for name in re.findall(rb"/X\d+", inner))
    return stream(content, entries % names)


def recursive_forms() -> bytes:
    """Returns a PDF whose page shows two forms that show each other."""
    return one_page(
        stream(b"/X6 Do BT /F1 12 Tf 72 720 Td (woord) Tj ET"),
        form(b"/X7 7 0 R"),
        form(b"/X6 6 0 R"),
        resources=b"/Font << /F1 3 0 R >> /XObject << /X6 6 0 R >>",
    )


def doubling_forms(levels: int = 40) -> bytes:
    """Returns a PDF whose page shows a form that shows two, and so on: 2 ** levels in all."""
    forms = [form(b"/X1 %d 0 R /X2 %d 0 R" % (n + 1, n + 1)) for n in range(6, 6 + levels)]
    return one_page(
        stream(b"/X6 Do BT /F1 12 Tf 72 720 Td (woord) Tj ET"),
        *forms,
        stream(b"", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]"),
        resources=b"/Font << /F1 3 0 R >> /XObject << /X6 6 0 R >>",
    )


def bomb(megabytes: int, unit: bytes = b"(woord) Tj ") -> bytes:
    """Returns a PDF whose content stream is a thousand times larger than its file."""
    squeezer = zlib.compressobj(9)
    piece = unit * (1_000_000 // len(unit))
    data = squeezer.compress(b"BT /F1 12 Tf 72 720 Td ")
    data += b"".join(squeezer.compress(piece) for _ in range(megabytes))
    data += squeezer.compress(b" ET") + squeezer.flush()
    return one_page(stream(data, b"/Filter /FlateDecode"))


def odd_letters() -> bytes:
    """Returns a PDF whose font says that its letters are halves of codes, NUL and the like."""
    to_unicode = stream(
        b"/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <00> <FF>"
        b" endcodespacerange\n6 beginbfchar\n<41> <D800>\n<42> <0000>\n<43> <E000>\n<44> <FFFF>\n"
        b"<45> <DBFFDFFF>\n<46> <202E>\nendbfchar\nendcmap end"
    )
    font = FONT.replace(b">>", b"/ToUnicode 6 0 R >>")
    return one_page(
        stream(b"BT /F1 12 Tf 72 720 Td (woord ABCDEFABA) Tj ET"), to_unicode, font=font
    )


def tagged(elements: Sequence[bytes], parents: bytes, root: int = 7) -> bytes:
    """Returns a PDF of one page with a structure tree.

    Args:
        elements: Its elements, numbered from 7: kind, parent and children.
        parents: The elements of the page's content.
        root: The outermost element.
    """
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 6 0 R"
        b" /StructParents 0 /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    tree = b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree << /Nums [0 [%s]] >> >>"
    catalog = CATALOG.replace(b">>", b"/StructTreeRoot 4 0 R >>")
    content = stream(b"/P << /MCID 0 >> BDC BT /F1 12 Tf 72 720 Td (woord) Tj ET EMC")
    kids = TREE.replace(b"4 0 R", b"5 0 R")
    return from_objects([catalog, kids, FONT, tree % (root, parents), page, content, *elements])


def element(parent: int, children: bytes, kind: bytes = b"Div") -> bytes:
    return b"<< /Type /StructElem /S /%s /P %d 0 R /K [%s] >>" % (kind, parent, children)


RING = tagged([element(8, b"8 0 R 0", b"P"), element(7, b"7 0 R")], b"7 0 R")
DEEP_TAGS = tagged(
    [element(max(4, n - 1), b"%d 0 R" % (n + 1)) for n in range(7, 7 + DEEP)]
    + [element(6 + DEEP, b"0", b"P")],
    b"%d 0 R" % (7 + DEEP),
)
WIDE_TAGS = tagged([element(4, b"0 " * 100_000, b"P")], b"7 0 R")
FALSE_TAGS = tagged(
    [element(4, b"99 0 R 2147483647 -1 << >>", b"P" * 9999)], b"null 99 0 R 7 0 R 5 0 R"
)


def many_objects() -> bytes:
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 5 0 R"
        b" /Resources << /Font << /F1 3 0 R >> >> >>"
    )
    return from_objects([CATALOG, TREE, FONT, page, SHOWN, *[b"<< >>"] * 100_000])


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (make_pdf(*[["woord"]] * 10_000), "woord\f" * 10_000),
        (recursive_forms(), "woord\f"),
        (many_objects(), "woord\f"),
        (one_page(SHOWN, box=b"-1e38 -1e38 1e38 1e38"), "woord\f"),
        (one_page(SHOWN, box=b"0 0 0 0"), "woord\f"),
        (make_pdf(["woord"]).replace(b"startxref\n", b"startxref\n9"), "woord\f"),
        (RING, "woord\f"),
        (DEEP_TAGS, "woord\f"),
        (WIDE_TAGS, "woord\f"),
        (FALSE_TAGS, "woord\f"),
        (odd_letters(), "woord -\n\ue000\U0010ffff\U0010ffff\u202e-\n\f"),
    ],
    ids=(
        "10,000 pages|forms in a ring|objects|huge page|no page|wrong table|ring of tags|deep tags"
        "|wide tags|false tags|letters"
    ).split("|"),
)
def test_a_strange_pdf_is_read(file: Path, data: bytes, found: str) -> None:
    file.write_bytes(data)
    text = read_pdf(read_report_file(file)).text
    assert text == found
    assert text.encode()  # no half of a letter's code


@pytest.mark.parametrize(
    "data",
    [
        deep_tree(),
        from_objects([CATALOG, b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"]),
        from_objects([CATALOG, b"<< /Type /Pages /Kids [] /Count 2000000000 >>"]),
        from_objects([CATALOG, b"[" * 100_000]),
        b"%PDF" + bytes(range(256)) * 100,
        make_pdf(["woord"] * 100)[:-900],
    ],
    ids="deep|ring of pages|false count|nested arrays|garbage|cut off".split("|"),
)
def test_a_damaged_pdf_is_one_sentence(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(ReportError, match=r"^The PDF [^\n]* is damaged and cannot be read\.$"):
        read_pdf(read_report_file(file))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no memory of a process")
@pytest.mark.parametrize("data", [bomb(30), doubling_forms()], ids=["bomb", "doubling forms"])
def test_a_pdf_that_takes_too_much_memory_is_one_sentence(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(ReportError, match=r"more than the 300,000,000 bytes of memory .*\.$"):
        read_pdf(read_report_file(file), PdfLimits(memory=300_000_000))


@pytest.mark.parametrize(
    ("data", "limits", "reason"),
    [
        (make_pdf(["een"], ["twee"], ["drie"]), PdfLimits(pages=2), "more pages than the 2 that"),
        (make_pdf(["een"], ["twee"]), PdfLimits(characters=6), "more text than the 6 characters"),
        (bomb(30), PdfLimits(seconds=1), "takes longer than the 1 seconds"),
        (make_pdf(["x"], trailer=encryption(b"sesam")), PdfLimits(), "is encrypted"),
    ],
    ids=["pages", "characters", "seconds", "encrypted"],
)
def test_the_limit_that_was_reached_is_told(
    file: Path, data: bytes, limits: PdfLimits, reason: str
) -> None:
    file.write_bytes(data)
    with pytest.raises(ReportError, match=reason) as caught:
        read_pdf(read_report_file(file), limits)
    assert re.fullmatch(r"The PDF [^\n]*\.", str(caught.value))


def package_for_reader(folder: Path) -> Path:
    """Returns where a module must be written to be started instead of the reader."""
    package = folder / "ingest" / "pdf"
    package.mkdir(parents=True)
    for name in (package.parent, package):
        (name / "__init__.py").touch()
    return package / "reader.py"


def test_a_reader_that_crashes_is_one_sentence(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader = package_for_reader(tmp_path)
    reader.write_text("import os\nprint('2\\n{}', flush=True)\nos.abort()")
    file.write_bytes(make_pdf(["een"], ["twee"]))
    monkeypatch.setattr(isolated, "ROOT", tmp_path)
    with pytest.raises(ReportError, match="is damaged or needs more than"):
        read_pdf(read_report_file(file))


def test_a_reader_that_takes_in_nothing_is_one_sentence(
    file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader = package_for_reader(tmp_path)
    reader.touch()
    file.write_bytes(b"x" * 10_000_000)  # more than a pipe holds
    monkeypatch.setattr(isolated, "ROOT", tmp_path)
    with pytest.raises(ReportError, match="is damaged or needs more than"):
        read_pdf(read_report_file(file))


def test_a_pdf_is_the_bytes_that_were_read_whatever_became_of_the_file(file: Path) -> None:
    file.write_bytes(make_pdf(["was"]))
    read = read_report_file(file)
    file.write_bytes(make_pdf(["is"]))
    assert read_pdf(read).text == "was\f"
    file.unlink()
    assert read_pdf(read).text == "was\f"


def test_no_reader_is_left_when_nobody_listens(file: Path) -> None:
    file.write_bytes(make_pdf(*[["woord"] * 40] * 1000))
    reader = isolated.limited_process(
        ["ingest.pdf.reader", json.dumps(asdict(PdfLimits()))],
        file.read_bytes(),
        120,
        threading.Event(),
    )
    with pytest.raises(KeyboardInterrupt), reader as process:
        raise KeyboardInterrupt
    assert process.returncode


def test_a_crash_says_nothing_of_itself(capfd: pytest.CaptureFixture[str]) -> None:
    arguments = "ingest.pdf.reader", "no JSON"
    with isolated.limited_process(arguments, b"", 60, threading.Event()) as process:
        assert process.wait()
    assert capfd.readouterr().err == ""
