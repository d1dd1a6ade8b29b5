"""What a file is, by its content: the name of a file is no promise."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.pdf.isolated import NEEDS_OCR

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
LOOKED_AT = 4_096  # bytes; an HTML page opens with comments at most
OPENS_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--(?:(?!-->).){0,2000}-->\s*){0,9}"
    r"<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
ENCODINGS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"\xef\xbb\xbf", "utf-8"))
ADVICE = "save it as DOCX or PDF first"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Office files, and new ones with a password
IMAGES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"\0\0\0\x0cjP  ",
    b"BM",
)
WEBP = re.compile(rb"RIFF....WEBP", re.DOTALL)


def is_markup(content: bytes) -> bool:
    """Returns whether a file is a ZIP file, as Word, OpenDocument and EPUB are, or HTML."""
    return content.startswith(ZIP) or is_html(content)


def is_html(content: bytes) -> bool:
    """Returns whether a file is a page of HTML."""
    opening = content[:LOOKED_AT]
    encoding = next((name for mark, name in ENCODINGS if opening.startswith(mark)), "latin-1")
    text = opening.decode(encoding, "ignore").lstrip("\ufeff")
    return bool(OPENS_HTML.match(text))


def is_image(content: bytes) -> bool:
    """Returns whether a file is an image, which may be of a page."""
    is_bitmap = content.startswith(b"BM") and b"\0" in content[:64]
    known = any(content.startswith(start) for start in IMAGES if start != b"BM")
    return known or is_bitmap or bool(WEBP.match(content))


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file cannot be read.

    Attributes:
        reason: "textless", "encrypted" or "kind".
        text: The end of a sentence.
    """

    reason: str
    text: str


def refusal(content: bytes) -> Refusal | None:
    """Returns why a file cannot be read if its first bytes say so."""
    if content.startswith(OLE):
        return _old_office(content)
    if is_image(content):
        return Refusal("textless", f"is an image; {NEEDS_OCR}")
    if content.startswith(b"{\\rtf"):
        return Refusal("kind", f"is a Rich Text file; {ADVICE}")
    if content.startswith(b"\x1f\x8b"):
        return Refusal("kind", "is a compressed file; unpack it first")
    return None


def _old_office(content: bytes) -> Refusal:
    names = {name: name.encode("utf-16-le") in content for name in ("EncryptedPackage", "Workbook")}
    if names["EncryptedPackage"]:
        return Refusal("encrypted", "is protected by a password; save it without one first")
    if "WordDocument".encode("utf-16-le") in content:
        return Refusal("kind", f"is a Word document of before 2007; {ADVICE}")
    if names["Workbook"]:
        return Refusal("kind", "is an old Excel file; save what it says as DOCX or PDF first")
    return Refusal("kind", f"is an old Office file; {ADVICE}")
