"""What a page of a PDF shows beside its text: form values and notes to read, the rest to doubt."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Literal

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.pdf.reader.page_text import Edit, PageText
from ingest.pdf.reader.unread import Unread, unread

Sign = Unread | Literal["values", "boxes", "typed", "comments"]

MOST_ANNOTATIONS = 2000  # of a page that are looked at

LINE = re.compile(r"[^\r\n\ufffe]*[^\s\ufffe]")
FILLED_IN = " = "  # between a label and what somebody filled in: no sign of the printed page
ABOVE = 25.0  # points from a field to its label above it, at most
BESIDE = 5.0  # points that a label may reach into its field
VALUES = {
    pdfium_c.FPDF_FORMFIELD_TEXTFIELD,
    pdfium_c.FPDF_FORMFIELD_COMBOBOX,
    pdfium_c.FPDF_FORMFIELD_LISTBOX,
}
BOXES = {pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON}
COMMENTS = {
    pdfium_c.FPDF_ANNOT_TEXT,
    pdfium_c.FPDF_ANNOT_STAMP,
    pdfium_c.FPDF_ANNOT_INK,
    pdfium_c.FPDF_ANNOT_CARET,
}
SILENT = {
    pdfium_c.FPDF_ANNOT_LINK,
    pdfium_c.FPDF_ANNOT_POPUP,
    pdfium_c.FPDF_ANNOT_WIDGET,
    pdfium_c.FPDF_ANNOT_XFAWIDGET,
}


@dataclass(frozen=True, slots=True)
class Field:
    """A form field that holds text: its edges in points, what it asks for and its value."""

    left: float
    bottom: float
    right: float
    top: float
    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Extras:
    """What a page has beside its text.

    Attributes:
        edits: Form values, to write behind their labels.
        added: Text to write below the page's own.
        files: Names of the files attached to it.
        signs: What there is to doubt.
    """

    edits: tuple[Edit, ...]
    added: tuple[str, ...]
    files: tuple[str, ...]
    signs: frozenset[Sign]


def extras(page: pdfium.PdfPage, text: PageText) -> Extras:
    """Returns the form values and notes of a page and what of it is not read."""
    signs = set[Sign](unread(page, text))
    added: list[str] = []
    files: list[str] = []
    fields: list[Field] = []
    for number in range(min(MOST_ANNOTATIONS, pdfium_c.FPDFPage_GetAnnotCount(page))):
        with _annotation(page, number) as annotation:
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
            if kind == pdfium_c.FPDF_ANNOT_WIDGET and page.formenv:
                field_kind = pdfium_c.FPDFAnnot_GetFormFieldType(page.formenv, annotation)
                if field_kind in VALUES:
                    fields.append(_field(page.formenv, annotation))
                elif field_kind in BOXES:
                    signs.add("boxes")
            elif kind == pdfium_c.FPDF_ANNOT_FREETEXT and (typed := _contents(annotation)):
                added.append(typed)
                signs.add("typed")
            elif kind == pdfium_c.FPDF_ANNOT_FILEATTACHMENT:
                files.append(_file_name(annotation))
            elif kind in COMMENTS or (kind not in SILENT and _contents(annotation)):
                signs.add("comments")
    if any(field.value for field in fields):
        signs.add("values")
    edits = _beside_labels(text, sorted(fields, key=lambda f: (-f.top, f.left)), added)
    return Extras(tuple(edits), tuple(added), tuple(files), frozenset(signs))


@contextmanager
def _annotation(page: pdfium.PdfPage, number: int) -> Iterator[Any]:
    annotation = pdfium_c.FPDFPage_GetAnnot(page, number)
    try:
        yield annotation
    finally:
        pdfium_c.FPDFPage_CloseAnnot(annotation)


def _string(get: Callable[[object, int], int]) -> str:
    """Returns what a function of PDFium writes as UTF-16 into a buffer of so many bytes."""
    size = get(None, 0)
    buffer = (pdfium_c.FPDF_WCHAR * (size // 2 + 1))()
    get(buffer, size)
    return bytes(buffer)[: max(0, size - 2)].decode("utf-16-le", "replace").strip("\0 \r\n")


def _contents(annotation: object) -> str:
    return _string(
        lambda to, size: pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", to, size)
    )


def _file_name(annotation: object) -> str:
    attachment = pdfium_c.FPDFAnnot_GetFileAttachment(annotation)
    get_name = pdfium_c.FPDFAttachment_GetName
    return _string(lambda to, size: get_name(attachment, to, size)) if attachment else ""


def _field(form: object, annotation: object) -> Field:
    box = pdfium_c.FS_RECTF()
    pdfium_c.FPDFAnnot_GetRect(annotation, box)
    get_name = pdfium_c.FPDFAnnot_GetFormFieldAlternateName
    get_value = pdfium_c.FPDFAnnot_GetFormFieldValue
    return Field(
        left=box.left,
        bottom=min(box.bottom, box.top),
        right=box.right,
        top=max(box.bottom, box.top),
        name=_string(lambda to, size: get_name(form, annotation, to, size)),
        value=_string(lambda to, size: get_value(form, annotation, to, size)),
    )


def _beside_labels(text: PageText, fields: list[Field], added: list[str]) -> Iterator[Edit]:
    """Yields the edits that write fields behind their labels, each a paragraph of its own.

    What has no label is added below the page's text.
    """
    lines = [match.span() for match in LINE.finditer(text.text)] if fields else []
    opened: set[int] = set()
    for field in fields:
        label = _label(text, lines, field)
        if label:
            start, end = label
            if start not in opened:
                opened.add(start)
                yield start, start, "\n"
            if field.value:
                label_end = start + len(text.text[start:end].rstrip(" :"))
                yield label_end, end, f"{FILLED_IN}{field.value}\n\n"
            else:
                yield end, end, "\n\n"
        elif field.value:
            added.append(f"{field.name}{FILLED_IN}{field.value}" if field.name else field.value)


def _label(text: PageText, lines: list[tuple[int, int]], field: Field) -> tuple[int, int] | None:
    """Returns where the line before a field or right above it begins, and where its label ends."""
    best: tuple[float, int, int] | None = None
    for start, end in lines:
        found = _label_on(text, start, end, field)
        if found and (best is None or found[0] < best[0]):
            best = found[0], start, found[1]
    return best[1:] if best else None


def _label_on(text: PageText, start: int, end: int, field: Field) -> tuple[float, int] | None:
    """Returns how far from a field its label on a line is, and where that ends, if it has one."""
    while text.text[start] == " ":
        start += 1
    first, last = text.glyph(start), text.glyph(end - 1)
    if first is None or last is None:
        return None
    if field.bottom - BESIDE <= last.line <= field.top:
        for index in range(end - 1, start - 1, -1):
            glyph = text.glyph(index)
            if not text.text[index].isspace() and glyph and glyph.right <= field.left + BESIDE:
                return field.left - glyph.right, index + 1
    elif field.top <= last.line <= field.top + ABOVE and first.left <= field.right:
        # Any label on the field's own line is nearer.
        return 10_000 + last.line - field.top + abs(first.left - field.left), end
    return None
