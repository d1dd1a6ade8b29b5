"""A report file -> its lines, each with the page it stands on.

Pages are told apart by form feeds or, in OCR text that lost them, by the single leading space
they became. Page numbers come from the numbers printed in the text; where none is legible,
pages are counted from the first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from ingest.errors import ReportError
from ingest.markup.kinds import is_markup, refusal
from ingest.report_file import ReportFile
from ingest.text.encoding import decode
from ingest.text.marks import Mark
from ingest.text.page_lines import lines_of_page

PRINTED_NUMBER = re.compile(r"^\[(\d{1,4})\]$")
BARE_NUMBER = re.compile(r"^(?:\[(\d{1,4})\]|(\d{1,4}))$")
LINK = re.compile(r"https?://|\bwww\.|\.(?:eu|org|nl|com)\)?$", re.IGNORECASE)

# A page of running text has more words than this; a chunk with fewer is a loose piece of a
# figure or map and belongs to the page that follows it.
FRAGMENT_WORDS = 60

# What is read of a text at most: several times the longest ones that exist.
MOST_TEXT_BYTES = 50_000_000
HIDDEN_PDF = re.compile(rb"%PDF-\d\.\d\s*[\r\n][^\0]{0,2000}?\d obj\b")
PDF_HEADER_WITHIN = 1024  # bytes; PDFium looks no further
MOST_LINES = 2_000_000


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line of the source.

    Attributes:
        number: 1-based.
        text: Without outer white space.
        page: Printed page number.
        mark: What the file says that it is; None if that has to be told by its looks.
    """

    number: int
    text: str
    page: int
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """A report file as read: its lines as delivered, the same with pages, and its hash.

    The title is what the file says of itself, "" if it says nothing. Of each page of the file
    `page_starts` has the number of its first line; a text without page breaks has none. If it is
    not `is_paged`, what stands for a page is a part of the text. Of each page of a PDF `signs` has
    what there is to doubt, which `doubts` says in sentences.
    """

    raw_lines: tuple[str, ...]
    lines: tuple[SourceLine, ...]
    sha256: str
    doubts: tuple[str, ...]
    title: str = ""
    page_starts: tuple[int, ...] = ()
    is_paged: bool = True
    signs: tuple[frozenset[str], ...] = ()


def parse_source(file: ReportFile) -> Source:
    """Returns the lines of a report file, which its content tells the kind of.

    Returns:
        The source, with at least one word in it.

    Raises:
        ReportError: The file is empty, too large, of no kind that is read, encrypted or has no
            text.
    """
    path, data = file.path, file.content
    if not data:
        raise ReportError(f"The report file {path} is empty.", "blank")
    if refused := refusal(data):
        raise ReportError(f"The report file {path} {refused.text}.", refused.reason)
    source = _of_markup(file) if is_markup(data) else _of_text(file)
    if not any(re.search(r"\w", line) for line in source.raw_lines):
        raise ReportError(f"The report file {path} holds no words.", "blank")
    return source


def _of_markup(file: ReportFile) -> Source:
    """Returns the lines of a Word, OpenDocument, EPUB or HTML file."""
    from ingest.markup.isolated import read_markup

    read = read_markup(file)
    told = enumerate(zip(read.texts, read.pages, read.marks, strict=True), start=1)
    lines = tuple(SourceLine(number, *line) for number, line in told)
    return Source(read.texts, lines, file.sha256, read.doubts, read.title, is_paged=read.is_paged)


def _of_text(file: ReportFile) -> Source:
    """Returns the lines of a PDF or text file."""
    path, data = file.path, file.content
    title = ""
    marks: tuple[Mark | None, ...] = ()
    numbers: tuple[int, ...] = ()
    signs: tuple[frozenset[str], ...] = ()
    if is_pdf(data):
        from ingest.pdf.isolated import read_pdf

        pdf = read_pdf(file)
        text, doubts, title = pdf.text, pdf.doubts, pdf.title
        marks, numbers, signs = pdf.marks, pdf.numbers, pdf.signs
    elif (hidden := HIDDEN_PDF.search(data)) and b"startxref" in data:
        raise ReportError(
            f"The report file {path} holds a PDF behind {hidden.start():,} other bytes;"
            " save the PDF without them first.",
            "kind",
        )
    elif len(data) > MOST_TEXT_BYTES:
        raise ReportError(
            f"The report file {path} has more than {MOST_TEXT_BYTES:,} bytes.", "large"
        )
    else:
        text, doubts = decode(data, str(path))
    if sum(map(text.count, "\n\r\f")) >= MOST_LINES:
        raise ReportError(f"The report file {path} has more than {MOST_LINES:,} lines.", "large")
    source = paginate(text, file.sha256, marks, numbers)
    return replace(source, doubts=(*doubts, *source.doubts), title=title, signs=signs)


def is_pdf(data: bytes) -> bool:
    """Returns whether a file is a PDF; other bytes may come before its header (ISO 32000, H.3)."""
    return data.startswith(b"%PDF") or (
        b"%PDF-" in data[:PDF_HEADER_WITHIN] and bool(re.search(rb"\d obj\b", data))
    )


def paginate(
    text: str, sha256: str, marks: Sequence[Mark | None] = (), numbers: Sequence[int] = ()
) -> Source:
    """Returns the text's lines with a printed page number each.

    Args:
        text: The text, its pages ended by form feeds if they are known.
        sha256: Of the file's bytes.
        marks: What each line is; none at all if the file does not say.
        numbers: The printed number of each page, if they are known.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts: tuple[int, ...] = ()
    if "\f" in text:
        raw_lines, chunks = _split_at_form_feeds(text)
        doubts: list[str] = []
        numbered = list(zip(chunks, numbers or _number_pages(chunks), strict=True))
        starts = tuple(first for first, _, _ in chunks)
    else:
        raw_lines = text.split("\n")
        numbered, doubts = _number_ocr_pages(_join_fragments(_split_at_leading_spaces(raw_lines)))
    lines = tuple(
        SourceLine(
            number, raw_lines[number - 1].strip(), page, marks[number - 1] if marks else None
        )
        for chunk, page in numbered
        for number in range(chunk[0], chunk[1] + 1)
    )
    return Source(tuple(raw_lines), lines, sha256, tuple(doubts), page_starts=starts)


Chunk = tuple[int, int, tuple[str, ...]]  # first line, last line (1-based), texts


def _chunk(raw_lines: list[str], first: int, last: int) -> Chunk:
    return first, last, tuple(line.strip() for line in raw_lines[first - 1 : last])


def _split_at_form_feeds(text: str) -> tuple[list[str], list[Chunk]]:
    raw_lines: list[str] = []
    chunks = []
    for page in text.removesuffix("\f").split("\f"):
        first = len(raw_lines) + 1
        raw_lines += lines_of_page(page)
        chunks.append(_chunk(raw_lines, first, len(raw_lines)))
    return raw_lines, chunks


def _split_at_leading_spaces(raw_lines: list[str]) -> list[Chunk]:
    starts = [
        number
        for number, line in enumerate(raw_lines, start=1)
        if re.match(r" \S", line) and number > 1
    ]
    # One or two indented lines are an accident of layout, not a lost form feed.
    edges = [1, *(starts if len(starts) > 2 else []), len(raw_lines) + 1]
    return [_chunk(raw_lines, a, b - 1) for a, b in pairwise(edges)]


def _join_fragments(chunks: list[Chunk]) -> list[Chunk]:
    """Joins link annotations to the page before them and loose pieces to the page after."""
    joined: list[list[Chunk]] = []
    pending: list[Chunk] = []
    for chunk in chunks:
        if joined and not pending and _is_annotation(chunk):
            joined[-1].append(chunk)
            continue
        pending.append(chunk)
        if _word_count(chunk) >= FRAGMENT_WORDS:
            joined.append(pending)
            pending = []
    if pending and joined:
        joined[-1] += pending
    elif pending:
        joined.append(pending)
    return [_join(parts) for parts in joined]


def _join(parts: list[Chunk]) -> Chunk:
    texts = tuple(chain.from_iterable(texts for _, _, texts in parts))
    return parts[0][0], parts[-1][1], texts


def _word_count(chunk: Chunk) -> int:
    return sum(len(line.split()) for line in chunk[2])


def _is_annotation(chunk: Chunk) -> bool:
    lines = [line for line in chunk[2] if line]
    return all(LINK.search(line) for line in lines)


def _number_pages(chunks: list[Chunk]) -> list[int]:
    """Numbers pages whose breaks are certain: by the printed numbers if they agree."""
    offsets: dict[int, int] = {}
    for index, chunk in enumerate(chunks):
        lines = [line for line in chunk[2] if line]
        for line in {*lines[:1], *lines[-1:]}:
            match = BARE_NUMBER.match(line)
            if match:
                offset = int(match[1] or match[2]) - index
                offsets[offset] = offsets.get(offset, 0) + 1
    offset = max(offsets, key=lambda key: offsets[key], default=1)
    if offsets.get(offset, 0) < max(2, len(chunks) // 2):
        offset = 1
    return [index + offset for index in range(len(chunks))]


def _number_ocr_pages(chunks: list[Chunk]) -> tuple[list[tuple[Chunk, int]], list[str]]:
    """Numbers pages whose breaks may be lost, from the numbers printed as "[12]".

    Between two printed numbers there must be as many breaks as the numbers say. If one is
    missing, the page ends at the printed number itself, which stands at the foot of its page.
    """
    printed = [(index, *found) for index, chunk in enumerate(chunks) if (found := _printed(chunk))]
    if not printed:
        return [(chunk, index + 1) for index, chunk in enumerate(chunks)], [
            "No printed page number is legible; pages are counted from the first."
        ]
    splits = {
        index: line
        for (index, number, line), (next_index, next_number, _) in pairwise(printed)
        if next_number - number > next_index - index
    }
    pieces: list[Chunk] = []
    first_number = printed[0][1] - printed[0][0]
    for index, (first, last, texts) in enumerate(chunks):
        if index in splits:
            cut = splits[index] - first + 1
            pieces.append((first, splits[index], texts[:cut]))
            pieces.append((splits[index] + 1, last, texts[cut:]))
        else:
            pieces.append((first, last, texts))
    numbered = [(piece, first_number + index) for index, piece in enumerate(pieces)]
    doubts = [f"Page numbers before {printed[0][1]} are counted back from the first printed one."]
    doubts += [
        f"The page printed as {number} was counted as {page}."
        for piece, page in numbered
        if (found := _printed(piece)) and (number := found[0]) != page
    ]
    return numbered, doubts


def _printed(chunk: Chunk) -> tuple[int, int] | None:
    """Returns the page number printed in a chunk and its line, or None."""
    for number, line in enumerate(chunk[2], start=chunk[0]):
        match = PRINTED_NUMBER.match(line)
        if match:
            return int(match[1]), number
    return None
