from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from ingest.errors import ReportError
from ingest.pdf import pdf_text
from ingest.source import read_source

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PASSWORD_PADDING = bytes.fromhex(  # ISO 32000-1, 7.6.3.3
    "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
)


def make_pdf(*pages: Sequence[str], missing: int = 0, trailer: bytes = b"") -> bytes:
    """Returns a PDF of pages of lines; the page tree also names `missing` absent pages."""
    kids = [b"%d 0 R" % (4 + 2 * index) for index in range(len(pages) + missing)]
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects = [CATALOG, tree, FONT]
    for index, lines in enumerate(pages):
        shown = b" ".join(b"(%s) Tj T*" % line.encode("cp1252") for line in lines)
        content = b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % shown
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * index)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    data = b"%PDF-1.4\n"
    table = b"0000000000 65535 f \n"
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    return (
        data
        + b"xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF"
        % (
            len(objects) + 1,
            table,
            len(objects) + 1,
            trailer,
            len(data),
        )
    )


def rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    stream = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        stream.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(stream)


def encryption(password: bytes) -> bytes:
    """Returns trailer entries that ask for a password (ISO 32000-1, algorithms 2 to 4)."""
    padded = (password + PASSWORD_PADDING)[:32]
    owner = rc4(hashlib.md5(padded).digest()[:5], padded)
    file_id = bytes(16)
    permissions = (2**32 - 4).to_bytes(4, "little")
    key = hashlib.md5(padded + owner + permissions + file_id).digest()[:5]
    user = rc4(key, PASSWORD_PADDING)
    return b"/ID [<%s> <%s>] /Encrypt << /Filter /Standard /V 1 /R 2 /O <%s> /U <%s> /P -4 >>" % (
        file_id.hex().encode(),
        file_id.hex().encode(),
        owner.hex().encode(),
        user.hex().encode(),
    )


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.pdf"


def test_every_page_of_a_text_layer_ends_with_a_form_feed(file: Path) -> None:
    file.write_bytes(make_pdf(["Eén regel", "€ 60 miljoen"], ["Pagina twee"]))
    assert pdf_text(file) == "Eén regel\r\n€ 60 miljoen\fPagina twee\f"


def test_a_hyphen_at_a_line_end_stays_and_breaks_the_line(file: Path) -> None:
    file.write_bytes(make_pdf(["De samenwer-", "king groeit"]))
    assert pdf_text(file) == "De samenwer-\nking groeit\f"


def test_a_pdf_is_known_by_its_bytes_and_read_with_its_pages(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_bytes(make_pdf(["Een", "7"], ["Twee", "8"]))
    found = [(line.number, line.text, line.page) for line in read_source(file).lines]
    assert found == [(1, "Een", 7), (2, "7", 7), (3, "Twee", 8), (4, "8", 8)]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf(["geheim"], trailer=encryption(b"sesam")), "is encrypted"),
        (b"%PDF-1.4\nkapot", "is damaged"),
        (make_pdf(["een"])[:200], "is damaged"),
        (make_pdf(["een"], missing=1), "is damaged"),
        (make_pdf([], []), "holds images without a text layer"),
    ],
    ids=["encrypted", "no structure", "cut off", "page missing", "no text"],
)
def test_a_pdf_that_cannot_be_read_is_one_sentence(file: Path, data: bytes, reason: str) -> None:
    file.write_bytes(data)
    with pytest.raises(ReportError) as caught:
        pdf_text(file)
    assert reason in str(caught.value)
    assert re.fullmatch(r"The PDF [^\n]*\.", str(caught.value))
