"""PDF files written by hand, the way a test needs them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
PASSWORD_PADDING = bytes.fromhex(  # ISO 32000-1, 7.6.3.3
    "28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
)


def shown(line: str) -> bytes:
    """Returns the operators that show a line; "^{1}" in it is small and raised, "_{2}" lowered."""
    parts = re.split(r"([\^_])\{(.*?)\}", line)
    operators = []
    for index in range(0, len(parts), 3):
        operators.append(b"(%s) Tj" % literal(parts[index]))
        if index + 2 < len(parts):
            rise = b"4" if parts[index + 1] == "^" else b"-2"
            small = literal(parts[index + 2])
            operators.append(b"/F1 7 Tf %s Ts (%s) Tj 0 Ts /F1 12 Tf" % (rise, small))
    return b" ".join(operators)


def literal(text: str) -> bytes:
    """Returns the inside of a string object."""
    return re.sub(rb"([()\\])", rb"\\\1", text.encode("cp1252"))


def make_pdf(*pages: Sequence[str], missing: int = 0, trailer: bytes = b"") -> bytes:
    """Returns a PDF of pages of lines; the page tree also names `missing` absent pages.

    For "^{1}" and "_{2}" in a line see `shown`.
    """
    kids = [b"%d 0 R" % (4 + 2 * index) for index in range(len(pages) + missing)]
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    objects = [CATALOG, tree, FONT]
    for index, lines in enumerate(pages):
        text = b" ".join(b"%s T*" % shown(line) for line in lines)
        content = b"BT /F1 12 Tf 14 TL 72 720 Td %s ET" % text
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


@dataclass(frozen=True)
class Page:
    """A page with more than text.

    Attributes:
        lines: Its text, from 72 points left and 720 up, 14 points a line.
        image: Left, bottom, width and height of an image on it, if any.
        paths: How many lines are drawn on it.
        annotations: Entries of its annotations.
    """

    lines: Sequence[str] = ()
    image: tuple[int, int, int, int] | None = None
    paths: int = 0
    annotations: Sequence[bytes] = ()


def make_rich_pdf(*pages: Page, catalog: bytes = b"", others: Sequence[bytes] = ()) -> bytes:
    """Returns a PDF of pages with more than text.

    Args:
        pages: The pages.
        catalog: More entries of the catalogue.
        others: Objects numbered from 5 on: what the entries refer to.
    """
    pixel = stream(
        b"\x7f",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8"
        b" /ColorSpace /DeviceGray",
    )
    first = 5 + len(others)
    objects: list[bytes] = []
    kids: list[int] = []
    for page in pages:
        numbers = range(first + len(objects), first + len(objects) + len(page.annotations))
        objects += [b"<< /Type /Annot %s >>" % entries for entries in page.annotations]
        content = b"BT /F1 12 Tf 14 TL 72 720 Td %s ET " % b" ".join(
            b"%s T*" % shown(line) for line in page.lines
        )
        if page.image:
            left, bottom, width, height = page.image
            content += b"q %d 0 0 %d %d %d cm /I1 Do Q " % (width, height, left, bottom)
        content += b"".join(b"72 %d m 500 %d l S " % (y, y) for y in range(100, 100 + page.paths))
        kids.append(first + len(objects))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Annots [%s]"
            b" /Resources << /Font << /F1 3 0 R >> /XObject << /I1 4 0 R >> >> >>"
            % (first + len(objects) + 1, b" ".join(b"%d 0 R" % number for number in numbers))
        )
        objects.append(stream(content))
    tree = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (
        b" ".join(b"%d 0 R" % kid for kid in kids),
        len(kids),
    )
    root = CATALOG.replace(b">>", catalog + b" >>")
    return from_objects([root, tree, FONT, pixel, *others, *objects])


def field(
    name: str, value: str | None, box: tuple[int, int, int, int], kind: bytes = b"/Tx"
) -> bytes:
    """Returns the entries of a form field with its edges: left, bottom, right, top."""
    entries = b"/Subtype /Widget /FT %s /T (%s) /Rect [%d %d %d %d]" % (kind, literal(name), *box)
    return entries + (b"" if value is None else b" /V (%s)" % literal(value))


def form_pdf(*pages: Page, entries: bytes = b"", others: Sequence[bytes] = ()) -> bytes:
    """Returns a PDF whose annotations that are fields belong to a form."""
    first, numbers = 5 + len(others), []
    for page in pages:
        for annotation in page.annotations:
            if b"/Widget" in annotation:
                numbers.append(first)
            first += 1
        first += 2
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    form = b" /AcroForm << /Fields [%s] /DR << /Font << /F1 3 0 R >> >> /DA (/F1 12 Tf) %s >>"
    return make_rich_pdf(*pages, catalog=form % (kids, entries), others=others)
