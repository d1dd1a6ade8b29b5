"""An overview as a table to keep: CSV, as spreadsheets read it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from app.view.glance.rows import Row, rows
from app.view.reports import sentence_link
from app.wording import word
from index.language import Language
from ingest.corpus import Corpus
from ingest.overviews import Overview
from ingest.text.alignment import fold

COLUMNS = ("label", "sentence", "original", "page", "heading")
# Without it spreadsheets take the file for one of an older encoding.
BYTE_ORDER_MARK = "\ufeff"
# A spreadsheet takes a cell that begins with one of these for a formula, and computes it.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# A Dutch spreadsheet puts a row into one cell unless its cells are apart by this; see RFC 4180 for
# the English one.
DELIMITERS: dict[Language, str] = {"nl": ";", "en": ","}
NOT_IN_A_NAME = re.compile(r"[^a-z0-9]+")


def table_file(corpus: Corpus, overview: Overview, language: Language, base: str) -> dict[str, str]:
    """Returns an overview as a file: its name, media type and text.

    Args:
        corpus: Where its sentences stand.
        overview: What to write.
        language: Of labels, sentences and headings; the original is there as well.
        base: Address of the chat, for a column of links; "" leaves it out.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=DELIMITERS[language])
    columns = [*COLUMNS, *(["link"] if base else [])]
    writer.writerow([word(f"csv_{column}", language) for column in columns])
    for row in rows(corpus, overview, language):
        writer.writerow(map(harmless, _cells(corpus, row, language, base)))
    name = NOT_IN_A_NAME.sub("-", fold(overview.title[language]).lower()).strip("-")
    return {
        "name": f"{corpus.report.id}-{name}.csv",
        "type": "text/csv",
        "text": BYTE_ORDER_MARK + text.getvalue(),
    }


def _cells(corpus: Corpus, row: Row, language: Language, base: str) -> Iterator[str]:
    """Yields the cells of a row, in the order of `COLUMNS`, and its link if there is an address."""
    sentence = row.sentence
    yield row.label_text
    yield "".join(piece.text for piece in row.pieces_in(language))
    # A row of a table is quoted as the source has it, as a citation does.
    restated = row.block.is_restated
    quote = corpus.report.source_text(sentence.source_lines) if restated else sentence.text
    yield quote
    yield str(sentence.page)
    yield " › ".join(row.block.section_in(language))
    if base:
        yield base + sentence_link(row.ref)


def harmless(cell: str) -> str:
    """Returns a cell so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell
