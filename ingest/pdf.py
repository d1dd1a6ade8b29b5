"""A PDF with a text layer -> text with a form feed after each page."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium

from ingest.errors import ReportError


def pdf_text(path: Path) -> str:
    """Returns the text of all pages, each ended by a form feed.

    Raises:
        ReportError: The file is damaged, encrypted or an image without a text layer.
    """
    try:
        with pdfium.PdfDocument(path) as document:
            pages = [_page_text(document, number) for number in range(len(document))]
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise ReportError(
                f"The PDF {path} is encrypted; save it without a password first."
            ) from None
        raise ReportError(f"The PDF {path} is damaged and cannot be read.") from None
    if not "".join(pages).strip():
        raise ReportError(
            f"The PDF {path} holds images without a text layer; run it through OCR first."
        )
    return "".join(page + "\f" for page in pages)


def _page_text(document: pdfium.PdfDocument, number: int) -> str:
    page = document[number]
    textpage = page.get_textpage()
    # U+FFFE is how PDFium marks a hyphen at a line's end.
    text = str(textpage.get_text_range()).replace("\ufffe", "-\n").replace("\0", "")
    textpage.close()
    page.close()
    return text.replace("\f", "\n")
