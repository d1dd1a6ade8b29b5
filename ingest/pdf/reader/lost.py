"""Whether a page that shows nothing is empty, or holds what cannot be unpacked.

PDFium reads both as a page without objects. It copies what a page holds as it is, packed, into a
file of its own, whose first objects are the page and its content.
"""

from __future__ import annotations

import base64
import re
import zlib

import pypdfium2 as pdfium

KEPT = 4_000_000  # bytes; fonts and images, which come after the content, are no matter
MOST_UNPACKED = 100_000_000
CONTENTS = re.compile(rb"/Contents\s*(?:\[([^\]]*)\]|(\d+ 0 R))")
OBJECT = rb"\b%d 0 obj\s*<<(.*?)>>\s*stream\r?\n"
FILTERS = re.compile(rb"/Filter\s*(?:\[([^\]]*)\]|/(\w+))")
LENGTH = re.compile(rb"/Length (\d+)")


class _Beginning:
    """A file that keeps the first of what is written to it."""

    def __init__(self) -> None:
        self.data = bytearray()

    def write(self, data: bytes) -> int:
        self.data += bytes(data)[: max(0, KEPT - len(self.data))]
        return len(data)


def is_lost(document: pdfium.PdfDocument, number: int) -> bool:
    """Returns whether the content of a page, by its 0-based number, cannot be unpacked."""
    beginning = _Beginning()
    with pdfium.PdfDocument.new() as copy:
        copy.import_pages(document, [number])
        copy.save(beginning)
    data = bytes(beginning.data)
    contents = CONTENTS.search(data)
    parts = re.findall(rb"(\d+) 0 R", contents[0]) if contents else []
    return any(_is_damaged(data, int(part)) for part in parts)


def _is_damaged(data: bytes, number: int) -> bool:
    start = re.search(OBJECT % number, data, re.DOTALL)
    if (
        not start
        or not (length := LENGTH.search(start[1]))
        or not (named := FILTERS.search(start[1]))
    ):
        return False
    packed = data[start.end() : start.end() + int(length[1])]
    filters = re.findall(rb"\w+", named[0])[1:]
    try:
        if filters[:1] == [b"ASCII85Decode"]:
            packed, filters = base64.a85decode(packed.strip().removesuffix(b"~>")), filters[1:]
        if filters == [b"FlateDecode"]:
            unpacking = zlib.decompressobj()
            unpacking.decompress(packed, MOST_UNPACKED)
            return not unpacking.eof and not unpacking.unconsumed_tail
    except (ValueError, zlib.error):
        return True
    return False
