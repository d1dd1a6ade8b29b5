"""Small files of marked-up text, made by hand: what a word processor writes, and no more."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from docx import Document

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OPEN = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("draw", "drawing"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("meta", "meta"),
    )
)
ODT = "application/vnd.oasis.opendocument.text"
CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf"/></rootfiles></container>'
)
XHTML = (
    '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"'
    ' xmlns:epub="http://www.idpf.org/2007/ops"><head><title/></head><body>{}</body></html>'
)


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Returns a ZIP file."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """Returns a Word document, of a body in its own XML and other parts of the folder "word"."""
    others = {f"word/{name}.xml": content for name, content in parts.items()}
    document = f"<w:document {WORD}><w:body>{body}</w:body></w:document>"
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": document, **others})


def written_word_file() -> bytes:
    """Returns a Word document with headings, a list and a table, as a library writes it."""
    document = Document()
    document.add_heading("Jaarverslag", 0)
    document.add_heading("Opvang", 1)
    document.add_paragraph("In 2023 kwamen 40 mensen.")
    document.add_heading("Doelen", 2)
    document.add_paragraph("Meer woningen", style="List Bullet")
    table = document.add_table(2, 2)
    for row, texts in enumerate((("Land", "2023"), ("Iran", "380"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


def open_document(text: str, pages: int = 1, styles: str = "", manifest: str = "<m/>") -> bytes:
    """Returns an OpenDocument text, of the inside of its text element."""
    return zipped(
        {
            "mimetype": ODT,
            "content.xml": f"<office:document-content {OPEN}><office:automatic-styles>{styles}"
            f"</office:automatic-styles><office:body><office:text>{text}</office:text>"
            "</office:body></office:document-content>",
            "meta.xml": f'<office:document-meta {OPEN} xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<office:meta><dc:title>Jaarverslag</dc:title>"
            f'<meta:document-statistic meta:page-count="{pages}"/></office:meta>'
            "</office:document-meta>",
            "META-INF/manifest.xml": manifest,
        }
    )


def e_book(bodies: Mapping[str, str], nav: str = "", **parts: str) -> bytes:
    """Returns an EPUB, of the bodies of its documents in the order of its spine."""
    items = "".join(
        f'<item id="i{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(bodies)
    )
    spine = "".join(f'<itemref idref="i{n}"/>' for n in range(len(bodies)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Het boek</dc:title></metadata>'
        f'<manifest>{items}<item id="nav" href="nav.xhtml" properties="nav"'
        f' media-type="application/xhtml+xml"/></manifest><spine><itemref idref="nav"/>{spine}'
        "</spine></package>"
    )
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": CONTAINER,
            "OPS/book.opf": package,
            "OPS/nav.xhtml": XHTML.format(nav),
            **{f"OPS/{name}": XHTML.format(body) for name, body in bodies.items()},
            **{name.replace("__", "/") + ".xml": content for name, content in parts.items()},
        }
    )
