"""What a person found in the first pages of a document: headings, notes, items of lists, tables.

A JSON object: `document`, the sha256 of its file; `headings` with `text` and `page`; `footnotes`
with `mark`, `text_begins` and `page`; `list_items` with `text_begins`, `page` and, where it is more
than a symbol, `mark`; `tables` with `page`, `rows` and `header_cells`; `printed_pages`, the number
printed on each page looked at, null for none. A page is counted from the file's first, which is 1.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from ingest.errors import QuestionFileError


@dataclass(frozen=True, slots=True)
class StructureList:
    """The list as its file has it."""

    document: str
    headings: Sequence[Mapping[str, Any]]
    footnotes: Sequence[Mapping[str, Any]]
    list_items: Sequence[Mapping[str, Any]]
    tables: Sequence[Mapping[str, Any]]
    printed_pages: Mapping[int, str | None]

    @property
    def last_page(self) -> int:
        """The last page that was looked at."""
        return max(self.printed_pages)


NEEDED = {
    "headings": ("text", "page"),
    "footnotes": ("mark", "text_begins", "page"),
    "list_items": ("text_begins", "page"),
    "tables": ("page", "rows", "header_cells"),
}


def read_structure_list(file: Path) -> StructureList:
    """Returns the list in a file.

    Raises:
        QuestionFileError: It is no such list.
    """
    try:
        given = json.loads(file.read_text("utf-8"))
        for name, keys in NEEDED.items():
            for one in given[name]:
                missing = [key for key in keys if key not in one]
                if missing:
                    raise QuestionFileError(f"{file}: one of the {name} has no {missing[0]!r}.")
        pages = {int(page): number for page, number in given["printed_pages"].items()}
        values = {field.name: given[field.name] for field in fields(StructureList)}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionFileError(f"{file} is no list of a document's structure ({error}).") from None
    if not pages:
        raise QuestionFileError(f"{file} names no page that was looked at.")
    return StructureList(**{**values, "printed_pages": pages})
