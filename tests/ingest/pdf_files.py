"""PDF files written by hand, the way a test needs them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

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
    return from_objects(objects, trailer)


def from_objects(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Returns a PDF of objects numbered from 1, the first of which is the catalogue."""
    data = bytearray(b"%PDF-1.4\n")
    table = bytearray(b"0000000000 65535 f \n")
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    size = len(objects) + 1
    return bytes(
        data
        + b"xref\n0 %d\n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF"
        % (size, table, size, trailer, len(data))
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


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """Returns a stream object."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def one_page(
    *objects: bytes,
    resources: bytes = b"/Font << /F1 3 0 R >>",
    box: bytes = b"0 0 595 842",
    contents: bytes = b"5 0 R",
    font: bytes = FONT,
) -> bytes:
    """Returns a PDF of one page; objects from the fifth on are given, its content the first."""
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [%s] /Contents %s /Resources << %s >> >>" % (
        box,
        contents,
        resources,
    )
    tree = b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>"
    return from_objects([CATALOG, tree, font, page, *objects])
