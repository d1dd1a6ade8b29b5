"""A page of HTML, as it was saved -> its text."""

from __future__ import annotations

import codecs
import re

from ingest.errors import ReportError
from ingest.isolated import StoppedError
from ingest.markup.reader.markup_text import MarkupText
from ingest.markup.reader.page.page_lines import read_html
from ingest.text.encoding import decode

CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)
ENCODING = re.compile(r"utf|iso8859|cp\d|mac|koi8|gb|big5|euc|shift|ascii")
LOOKED_AT = 4_096  # bytes in which the encoding is named


def read_web_page(content: bytes) -> MarkupText:
    """Returns the lines of a page, without what stands around its text.

    Raises:
        StoppedError: It is no text, too deep, or has too much of it.
    """
    is_told = content.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    named = None if is_told else CHARSET.search(content[:LOOKED_AT])
    text, doubts = _told(content, named[1].decode("ascii")) if named else (None, ())
    if text is None:
        try:
            text, doubts = decode(content, "")
        except ReportError:
            raise StoppedError("damaged") from None
    page = read_html(text, is_web=True)
    return MarkupText(page.lines, page.title, doubts)


def _told(content: bytes, encoding: str) -> tuple[str | None, tuple[str, ...]]:
    """Returns the text in the encoding that the page names; None if that cannot be."""
    try:
        # Browsers read what is said to be ISO 8859-1 as Windows-1252, which has it inside.
        name = codecs.lookup(encoding).name
        if not ENCODING.match(name):
            return None, ()
        return content.decode("cp1252" if name in ("iso8859-1", "ascii") else name), ()
    except (LookupError, UnicodeDecodeError):
        return None, ()
