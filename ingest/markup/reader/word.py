"""A Word document -> HTML, by mammoth: headings, lists, tables, footnotes."""

from __future__ import annotations

import io
from itertools import count

import mammoth

from ingest.isolated import StoppedError
from ingest.markup.reader.archive import Archive
from ingest.markup.reader.markup_text import PAGES_ARE_COUNTED, MarkupText
from ingest.markup.reader.page.page_lines import read_html
from ingest.markup.reader.word_parts import prepared

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
br[type='page'] => br.page:fresh
"""
PAGE = '<br class="page" />'


def read_word(archive: Archive) -> MarkupText:
    """Returns the lines of a Word document.

    Raises:
        StoppedError: It is damaged, too deep, or has too much text.
    """
    file = prepared(archive)
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(file.content),
            style_map=STYLES,
            convert_image=lambda _image: [],
            include_embedded_style_map=False,
        ).value
    except (KeyError, ValueError, AttributeError, TypeError, IndexError, OSError):
        # What is missing or misplaced in a document, mammoth tells by any of these.
        raise StoppedError("damaged") from None
    doubts: tuple[str, ...] = ()
    if file.pages:
        numbers = count(2)
        first, *others = html.split(PAGE)
        html = '<br data-page="1">' + first
        html += "".join(f'<br data-page="{next(numbers)}">{part}' for part in others)
        doubts = (PAGES_ARE_COUNTED,)
    page = read_html(html, is_web=False)
    title = next((line.text for line in page.lines[:1] if line.mark.kind == "heading"), "")
    return MarkupText(page.lines, file.title or title, doubts)
