"""How much of a list of a document's structure was found, and how much of what was found is right.

What was found and what was listed are matched one to one, on the same page of the file. Letters and
digits are compared, nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.score.structure.structure_list import StructureList
from ingest.document import Block, BlockKind, Report
from ingest.text.alignment import letters_and_digits

SAME = 0.8  # share of the longer of two headings that the shorter must have
MARK = re.compile(r"\W*(?:[A-Za-z]?\d{1,3}[.)]?|[A-Za-z][.)])?\W+")  # of an item of a list
ROWS_OFF = 1  # a row of headers may count as a row or not
SHOWN = 70  # characters

Listed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class KindScore:
    """What of one kind was listed and found.

    Attributes:
        listed: How many were listed.
        found: How many were found.
        missed: What was listed and not found.
        wrong: What was found and not listed.
    """

    listed: int
    found: int
    missed: tuple[str, ...]
    wrong: tuple[str, ...]

    @property
    def recall(self) -> float | None:
        """The share of what was listed that was found."""
        return 1 - len(self.missed) / self.listed if self.listed else None

    @property
    def precision(self) -> float | None:
        """The share of what was found that was listed."""
        return 1 - len(self.wrong) / self.found if self.found else None


def structure_scores(report: Report, listed: StructureList) -> dict[str, KindScore]:
    """Returns what was found of each kind on the pages that were looked at."""
    kinds: dict[str, tuple[BlockKind, Sequence[Listed], Callable[[str, Block, Listed], bool]]] = {
        "headings": ("heading", listed.headings, _same_heading),
        "footnotes": ("footnote", listed.footnotes, _same_note),
        "list items": ("bullet", listed.list_items, _same_item),
        "tables": ("table", listed.tables, _same_table),
    }
    scores = {}
    for name, (kind, wanted, is_same) in kinds.items():
        left = [block for block in report.blocks if block.kind == kind]
        left = [block for block in left if _file_page(report, block) <= listed.last_page]
        found, missed = len(left), []
        for one in wanted:
            on_page = (block for block in left if _file_page(report, block) == one["page"])
            hit = next((block for block in on_page if is_same(_text(block), block, one)), None)
            if hit:
                left.remove(hit)
            else:
                missed.append(_shown(one["page"], _named(one)))
        wrong = tuple(_shown(_file_page(report, block), _text(block)) for block in left)
        scores[name] = KindScore(len(wanted), found, tuple(missed), wrong)
    return {**scores, "printed pages": _printed_pages(report, listed)}


def _printed_pages(report: Report, listed: StructureList) -> KindScore:
    """Returns of how many pages with a printed number every sentence has that number."""
    told: dict[int, set[int]] = {}
    for sentence in report.sentences.values():
        for page in report.file_pages(sentence.source_lines)[:1]:
            told.setdefault(page + 1, set()).add(sentence.page)
    wanted = {page: number for page, number in listed.printed_pages.items() if number is not None}
    read = {page: told[page] for page in wanted if page in told}
    wrong = [page for page, numbers in read.items() if numbers != {int(wanted[page])}]
    return KindScore(
        len(read),
        len(read),
        tuple(_shown(page, wanted[page]) for page in wrong),
        tuple(_shown(page, ", ".join(map(str, sorted(read[page])))) for page in wrong),
    )


def _file_page(report: Report, block: Block) -> int:
    """Returns the page of the file on which a block begins, counted from 1."""
    pages = report.file_pages(block.line_ranges[0])
    return pages[0] + 1 if pages else block.page


def _text(block: Block) -> str:
    return " ".join(sentence.text for sentence in block.sentences)


def _named(one: Listed) -> str:
    return str(one.get("text") or one.get("text_begins") or f"{one['rows']} rows")


def _shown(page: int, text: str) -> str:
    return f"page {page}: {text[:SHOWN]}"


def _same_heading(text: str, block: Block, one: Listed) -> bool:
    del block
    short, long = sorted((letters_and_digits(text), letters_and_digits(one["text"])), key=len)
    return short in long and len(short) >= SAME * len(long)


def _same_note(text: str, block: Block, one: Listed) -> bool:
    is_same = letters_and_digits(text).startswith(letters_and_digits(one["text_begins"]))
    return is_same and block.footnote_number == int(one["mark"])


def _same_item(text: str, block: Block, one: Listed) -> bool:
    del block
    begins = letters_and_digits(one["text_begins"])
    without = MARK.sub("", text, count=1) if MARK.match(text) else text
    whole = letters_and_digits(text)
    return whole.startswith(
        (begins, letters_and_digits(f"{one.get('mark') or ''}{begins}"))
    ) or letters_and_digits(without).startswith(begins)


def _same_table(text: str, block: Block, one: Listed) -> bool:
    has_headers = all(
        letters_and_digits(cell) in letters_and_digits(text) for cell in one["header_cells"]
    )
    return has_headers and abs(len(block.sentences) - one["rows"]) <= ROWS_OFF
