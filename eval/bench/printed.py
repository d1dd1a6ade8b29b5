"""A text as a PDF file, without tags: what reading has to tell by places and looks."""

from __future__ import annotations

import textwrap

WIDTH = 85  # characters of a line
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PAGE = (
    b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
    b" /Resources << /Font << /F1 3 0 R >> >> >>"
)


def printed(text: str) -> bytes:
    """Returns the file of a text whose pages end with form feeds and whose lines are paragraphs."""
    pages = text.split("\f")
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(pages)))
    objects = [CATALOG, b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)), FONT]
    for number, page in enumerate(pages):
        content = _content(page)
        objects.append(PAGE % (5 + 2 * number))
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    data, table = bytearray(b"%PDF-1.4\n"), bytearray(b"0000000000 65535 f \n")
    for number, body in enumerate(objects, start=1):
        table += b"%010d 00000 n \n" % len(data)
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
    size = len(objects) + 1
    return bytes(data + b"xref\n0 %d\n%s" % (size, table) + end % (size, len(data)))


def _content(page: str) -> bytes:
    lines = [
        line for paragraph in page.split("\n") for line in textwrap.wrap(paragraph, WIDTH) or [""]
    ]
    shown = b" ".join(b"(%s) Tj T*" % _literal(line) for line in lines)
    return b"BT /F1 10 Tf 12 TL 60 790 Td %s ET" % shown


def _literal(line: str) -> bytes:
    inside = line.encode("cp1252", "replace")
    return inside.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
