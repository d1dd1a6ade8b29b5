"""The reviewed edition: repaired text, translation, pages and headings, checked on its source.

The edition is trusted only as far as it can be verified: every block must name source lines in
order, their words must be found in its sentences or in its list of repairs, and no number may
be lost or added.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ingest.automatic.source import Source
from ingest.document import Block, Report, Sentence, SentenceKey
from ingest.errors import EditionError
from ingest.report_file import ReportFile
from ingest.text.alignment import (
    WORD,
    LineRange,
    NumberedLine,
    align_rows,
    align_running_text,
    fold,
    source_words,
)

# Share of a block's source words that must stand in its sentences or repairs. The bundled
# edition has .99 over all; one stray OCR mark in a short footnote costs several points.
MIN_WORD_COVERAGE = 0.9


def parse_edition(file: ReportFile, source: Source, report_id: str, title: str) -> Report:
    """Returns the report that an edition says it is, once verified.

    Args:
        file: JSONL, one block a line.
        source: The file that the edition was made from.
        report_id: Id of the report.
        title: Title of the report.

    Raises:
        EditionError: A line cannot be read, or a block does not match the source; the message
            names the block.
    """
    path = file.path
    records = _records(file)
    blocks = []
    previous_start = 0
    for record in records:
        try:
            block = _block(record, source)
        except (KeyError, TypeError, ValueError) as error:
            raise EditionError(
                f"Block {record.get('id', '?')} of {path} lacks or garbles a field ({error})."
            ) from None
        _verify(block, record, source, previous_start)
        previous_start = block.line_ranges[0][0]
        blocks.append(block)
    duplicates = [id_ for id_, count in Counter(block.id for block in blocks).items() if count > 1]
    if duplicates:
        raise EditionError(f"The edition {path} has two blocks {duplicates[0]}.")
    _verify_conflicts(blocks)
    doubts = tuple(f"{block.id}, page {block.page}: {block.note}" for block in blocks if block.note)
    return Report(
        id=report_id,
        title=title,
        language="nl",
        sha256=source.sha256,
        source=source.raw_lines,
        blocks=tuple(blocks),
        doubts=doubts,
        page_starts=source.page_starts,
    )


def _records(file: ReportFile) -> list[dict[str, Any]]:
    path, records = file.path, []
    for number, line in enumerate(file.text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except json.JSONDecodeError as error:
            raise EditionError(f"Line {number} of {path} is not JSON ({error.msg}).") from None
        if not isinstance(record, dict):
            raise EditionError(f"Line {number} of {path} is not a block.")
        records.append(record)
    if not records:
        raise EditionError(f"The edition {path} holds no blocks.")
    return records


def _block(record: Mapping[str, Any], source: Source) -> Block:
    ranges = tuple(
        (int(first), int(last))
        for first, last in record.get("line_ranges") or [(record["line_start"], record["line_end"])]
    )
    texts = [str(sentence["nl"]) for sentence in record["sentences"]]
    if not texts:
        raise ValueError("no sentences")
    is_table = record["kind"] == "table"
    lines = _lines(ranges, source.raw_lines)
    places = (align_rows if is_table else align_running_text)(texts, lines) if lines else []
    if len(places) != len(texts):
        places = [ranges[0]] * len(texts)
    page_of_line = _page_turn(record, source, ranges)
    sentences = tuple(
        Sentence(
            key=SentenceKey(str(record["id"]), number),
            text=text,
            translation=str(sentence["en"]),
            page=page_of_line(place[0]),
            source_lines=place,
            footnotes=tuple(int(note) for note in sentence.get("footnotes", ())),
            value_uncertain=bool(sentence.get("value_uncertain", False)),
            conflicts=tuple(SentenceKey(*pair) for pair in sentence.get("conflicts", ())),
            last_page=_last_page(place, page_of_line),
        )
        for number, (sentence, text, place) in enumerate(
            zip(record["sentences"], texts, places, strict=True)
        )
    )
    return Block(
        id=str(record["id"]),
        kind=record["kind"],
        page=int(record["page"]),
        section=tuple(record["path"]),
        section_translation=tuple(record["path_en"]) if all(record["path_en"]) else (),
        sentences=sentences,
        line_ranges=ranges,
        footnote_number=record.get("number"),
        repairs=tuple(record.get("fixes", ())) + tuple(record.get("heading_fixes", ())),
        note=record.get("note"),
    )


def _lines(ranges: Iterable[LineRange], raw_lines: Sequence[str]) -> list[NumberedLine]:
    return [
        (number, raw_lines[number - 1].strip())
        for first, last in ranges
        for number in range(max(first, 1), min(last, len(raw_lines)) + 1)
    ]


def _page_turn(
    record: Mapping[str, Any], source: Source, ranges: Sequence[LineRange]
) -> Callable[[int], int]:
    """Returns a function from a source line to its page, for a block that runs over a page."""
    page, page_end = int(record["page"]), int(record.get("page_end", record["page"]))
    turns = [
        number
        for number, _ in _lines(ranges, source.raw_lines)
        if number > ranges[0][0]
        and (number in source.page_starts or source.raw_lines[number - 1].startswith((" ", "\f")))
    ]
    if page == page_end:
        return lambda _line: page
    # A block that starts a new column behind a footnote turns the page where its second range
    # begins, unless a page mark stands inside.
    turn = turns[-1] if turns else ranges[-1][0]
    return lambda line: page_end if line >= turn else page


def _last_page(lines: LineRange, page_of_line: Callable[[int], int]) -> int | None:
    first, last = map(page_of_line, lines)
    return None if first == last else last


def _verify(block: Block, record: Mapping[str, Any], source: Source, previous: int) -> None:
    total = len(source.raw_lines)
    for first, last in block.line_ranges:
        if not 1 <= first <= last <= total:
            raise EditionError(
                f"Block {block.id} names source lines {first}-{last}, but the source has {total}."
            )
    if block.line_ranges[0][0] < previous:
        raise EditionError(f"Block {block.id} stands before its predecessor in the source.")
    words = words_of(block, source.raw_lines)
    known = Counter(edition_words(block, record))
    missing = list((Counter(words) - known).elements())
    if 1 - len(missing) / max(len(words), 1) < MIN_WORD_COVERAGE:
        raise EditionError(
            f"Block {block.id} does not match its source: "
            f"{len(missing)} of {len(words)} words are not in it, such as '{missing[0]}'."
        )
    _verify_numbers(block, record, words)


def _verify_conflicts(blocks: Sequence[Block]) -> None:
    keys = {sentence.key for block in blocks for sentence in block.sentences}
    for block in blocks:
        for other in (key for sentence in block.sentences for key in sentence.conflicts):
            if other not in keys:
                raise EditionError(
                    f"Block {block.id} conflicts with {other.block}.{other.number}, "
                    "which is not in the edition."
                )


def words_of(block: Block, raw_lines: Sequence[str]) -> list[str]:
    """Returns the folded words of the source lines that a block names."""
    return [word for word, _, _ in source_words(_lines(block.line_ranges, raw_lines))]


def edition_words(block: Block, record: Mapping[str, Any]) -> Iterable[str]:
    """Returns the folded words that a block of an edition accounts for, repairs included."""
    texts = [sentence.text for sentence in block.sentences]
    texts += [repair.split("→")[0] for repair in block.repairs]
    texts += [str(record[key]) for key in ("note", "number") if key in record]
    texts += [str(sentence["label"]) for sentence in record["sentences"] if "label" in sentence]
    folded = fold(" ".join(texts))
    # Both "wet- en regelgeving" and a word that the source breaks as "beleids-dialoog".
    return [*WORD.findall(folded), *WORD.findall(folded.replace("-", ""))]


def _verify_numbers(block: Block, record: Mapping[str, Any], words: Sequence[str]) -> None:
    in_source = {word for word in words if word.isdigit()}
    in_edition = {word for word in edition_words(block, record) if word.isdigit()}
    lost = in_source - in_edition
    if lost:
        raise EditionError(f"Block {block.id} lost the number {min(lost)} of its source.")
    quoted = {
        number for sentence in block.sentences for number in re.findall(r"\d+", sentence.text)
    }
    repaired = set(re.findall(r"\d+", " ".join(block.repairs)))
    joined = "".join(words)
    added = {n for n in quoted - in_source - repaired if n not in joined}
    if added:
        raise EditionError(f"Block {block.id} has the number {min(added)}, not in its source.")
