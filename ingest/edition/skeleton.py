"""A report as it was read automatically -> the beginnings of an edition, for a person to complete.

A skeleton is a folder: the text as read, the blocks with an empty English sentence beside each of
their own, and what the report is called. `ingest/report/README.md` says how it is completed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from ingest.document import Block, Report, Sentence
from ingest.durable import write_whole
from ingest.edition.blocks import edition_words, words_of
from ingest.edition.folder import ABOUT
from ingest.edition.prepared import EDITION, SOURCE
from ingest.errors import SettingsError


def write_skeleton(report: Report, folder: Path) -> None:
    """Writes a skeleton into a new folder.

    Raises:
        SettingsError: The folder holds something already, or cannot be written.
    """
    about = {
        "id": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "is_paged": report.is_paged,
        "doubts": report.doubts,
    }
    texts = {
        SOURCE: _source_text(report),
        EDITION: "".join(f"{_json(record)}\n" for record in _records(report)),
        ABOUT: json.dumps(about, ensure_ascii=False, indent=1) + "\n",
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise SettingsError(f"The folder {folder} is not empty; name a new one.")
        for name, text in texts.items():
            write_whole(folder / name, [text.encode("utf-8")])
    except OSError as error:
        raise SettingsError(f"{folder} cannot be written ({error.strerror}).") from None


def _source_text(report: Report) -> str:
    """Returns the lines as read, with a form feed where a page ends."""
    starts = set(report.page_starts[1:])
    lines = (
        ("\f" if number in starts else "\n" if number > 1 else "") + line
        for number, line in enumerate(report.source, start=1)
    )
    return "".join(lines) + "\f" * bool(report.page_starts)


def _records(report: Report) -> Iterator[dict[str, Any]]:
    for block in report.blocks:
        ranges = block.line_ranges
        last = max((one.last_page or one.page for one in block.sentences), default=block.page)
        record: dict[str, Any] = {
            "id": block.id,
            "page": block.page,
            **({"page_end": last} if last != block.page else {}),
            "path": block.section,
            "path_en": [],
            "kind": block.kind,
            "sentences": [_sentence(sentence) for sentence in block.sentences],
            **(
                {"line_start": ranges[0][0], "line_end": ranges[0][1]}
                if len(ranges) == 1
                else {"line_ranges": ranges}
            ),
            **({} if block.footnote_number is None else {"number": block.footnote_number}),
        }
        fixes = [f"{word}→" for word in _left_out(block, record, report.source)]
        yield {**record, "fixes": fixes}


def _sentence(sentence: Sentence) -> dict[str, Any]:
    footnotes = {"footnotes": sentence.footnotes} if sentence.footnotes else {}
    return {"nl": sentence.text, "en": "", **footnotes}


def _left_out(block: Block, record: dict[str, Any], source: Sequence[str]) -> list[str]:
    """Returns the words of a block's lines that none of its sentences has: the marks of notes."""
    known = Counter(edition_words(block, record))
    return list((Counter(words_of(block, source)) - known).elements())


def _json(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False)
