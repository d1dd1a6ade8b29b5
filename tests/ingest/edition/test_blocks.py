from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.automatic.source import paginate
from ingest.corpus import Corpus
from ingest.document import Report, SentenceKey
from ingest.edition.blocks import parse_edition
from ingest.errors import EditionError
from ingest.report_file import read_report_file

SOURCE = (
    "1 Opvang",  # 1
    "",  # 2
    "Nederland steunt 12 landen in de regio met samenwer-",  # 3
    "king en geld.' De inzet groeit elk jaar.",  # 4
    "",  # 5
    "E. Jordanié 60",  # 6
    "E. Irak 7",  # 7
    "",  # 8
    "Terugkeer van migranten vraagt",  # 9
    " afspraken met landen. Dat lukt.",  # 10: a new page
)

Records = list[dict[str, Any]]


def block(id_: str, lines: tuple[int, int], *sentences: str, **extra: object) -> dict[str, Any]:
    return {
        "id": id_,
        "page": 3,
        "path": ["1 Opvang"],
        "path_en": ["1 Reception"],
        "kind": "paragraph",
        "sentences": [{"nl": text, "en": f"EN {text}"} for text in sentences],
        "line_start": lines[0],
        "line_end": lines[1],
        **extra,
    }


def records() -> Records:
    return [
        block(
            "a1",
            (3, 4),
            "Nederland steunt 12 landen in de regio met samenwerking en geld.",
            "De inzet groeit elk jaar.",
        ),
        block("t1", (6, 7), "Jordanië: 60", "Irak: 7", kind="table", note="E is een teken."),
        block(
            "a2",
            (9, 10),
            "Terugkeer van migranten vraagt afspraken met landen.",
            "Dat lukt.",
            page_end=4,
        ),
    ]


def read(folder: Path, lines: list[str]) -> Report:
    file = folder / "edition.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return parse_edition(
        read_report_file(file), paginate("\n".join(SOURCE), "0" * 64), "proef", "Proefrapport"
    )


def read_records(folder: Path, blocks: Records) -> Report:
    return read(folder, [json.dumps(record, ensure_ascii=False) for record in blocks])


def test_sentences_get_keys_translations_and_source_lines(tmp_path: Path) -> None:
    report = read_records(tmp_path, records())
    sentence = report.sentences[SentenceKey("a1", 1)]
    assert sentence.text == "De inzet groeit elk jaar."
    assert sentence.translation == "EN De inzet groeit elk jaar."
    assert [s.source_lines for s in report.sentences.values()] == [
        (3, 4),
        (4, 4),
        (6, 6),
        (7, 7),
        (9, 10),
        (10, 10),
    ]
    assert report.source_text((3, 3)) == SOURCE[2]


def test_a_sentence_behind_the_page_turn_is_on_the_next_page(tmp_path: Path) -> None:
    report = read_records(tmp_path, records())
    assert [sentence.page for sentence in report.block["a2"].sentences] == [3, 4]
    assert report.block["a2"].page == 3


def test_only_a_table_restates(tmp_path: Path) -> None:
    report = read_records(tmp_path, records())
    assert [found.id for found in report.blocks if found.is_restated] == ["t1"]


def test_notes_are_doubts(tmp_path: Path) -> None:
    assert read_records(tmp_path, records()).doubts == ("t1, page 3: E is een teken.",)


def test_a_repair_may_change_words_and_numbers(tmp_path: Path) -> None:
    blocks = records()
    blocks[0]["sentences"][0]["nl"] = "Nederland steunt 21 landen in de regio met hulp en geld."
    blocks[0]["fixes"] = ["12→21", "samenwerking→hulp"]
    assert "21" in read_records(tmp_path, blocks).block["a1"].sentences[0].text


def rewrite(block_index: int, sentence: int, text: str) -> Callable[[Records], None]:
    def change(blocks: Records) -> None:
        blocks[block_index]["sentences"][sentence]["nl"] = text

    return change


def put(block_index: int, **fields: object) -> Callable[[Records], None]:
    return lambda blocks: blocks[block_index].update(fields)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (put(2, line_end=99), "Block a2 names source lines 9-99, but the source has 10."),
        (put(2, line_start=0), "Block a2 names source lines 0-10, but the source has 10."),
        (put(0, line_start=5), "Block a1 names source lines 5-4, but the source has 10."),
        (
            lambda blocks: blocks.reverse(),
            "Block t1 stands before its predecessor in the source.",
        ),
        (
            rewrite(0, 0, "Nederland steunt landen in de regio met samenwerking en geld."),
            "Block a1 lost the number 12 of its source.",
        ),
        (
            rewrite(0, 1, "De inzet groeit elk jaar met 99 euro."),
            "Block a1 has the number 99, not in its source.",
        ),
        (
            # Of the 16 words, "samenwerking" being one, two are lost: 87 % are left.
            rewrite(0, 0, "Nederland steunt 12 landen in de regio met geld."),
            "Block a1 does not match its source: "
            "2 of 16 words are not in it, such as 'samenwerking'.",
        ),
        (
            lambda blocks: blocks[0]["sentences"][0].update(conflicts=[["t1", 2]]),
            "Block a1 conflicts with t1.2, which is not in the edition.",
        ),
    ],
    ids=[
        "past the end",
        "before the first",
        "backwards",
        "out of order",
        "lost number",
        "added number",
        "lost words",
        "unknown conflict",
    ],
)
def test_a_block_that_does_not_match_is_named(
    tmp_path: Path, change: Callable[[Records], None], message: str
) -> None:
    blocks = records()
    change(blocks)
    with pytest.raises(EditionError) as caught:
        read_records(tmp_path, blocks)
    assert str(caught.value) == message


def test_two_blocks_of_one_id_are_named(tmp_path: Path) -> None:
    blocks = records()
    blocks[2]["id"] = "a1"
    with pytest.raises(EditionError, match=r"has two blocks a1\.$"):
        read_records(tmp_path, blocks)


@pytest.mark.parametrize(
    ("field", "value"),
    [("page", "drie"), ("sentences", []), ("sentences", [{"nl": "Ja."}]), ("path", None)],
)
def test_a_garbled_field_names_its_block(tmp_path: Path, field: str, value: object) -> None:
    blocks = records()
    blocks[1][field] = value
    with pytest.raises(EditionError, match=r"^Block t1 of .* lacks or garbles a field"):
        read_records(tmp_path, blocks)


@pytest.mark.parametrize(
    ("line", "message"),
    [("{'id': 1}", r"^Line 2 of .* is not JSON"), ("[1]", r"^Line 2 of .* is not a block\.$")],
)
def test_a_bad_line_is_named_by_number(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        read(tmp_path, [json.dumps(records()[0]), line])


def test_line_separators_inside_a_sentence_end_no_record(tmp_path: Path) -> None:
    blocks = records()
    blocks[0]["sentences"][0]["en"] = "one\u2028two\x85three"
    translation = read_records(tmp_path, blocks).block["a1"].sentences[0].translation
    assert translation == "one\u2028two\x85three"


def test_an_edition_without_blocks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match=r"holds no blocks\.$"):
        read(tmp_path, ["", " "])


def test_the_bundled_edition_is_whole(bundled: Corpus) -> None:
    report = bundled.report
    assert (len(report.blocks), len(report.sentences)) == (137, 493)
    assert report.pages == tuple(range(6, 25))
    assert all(sentence.translation for sentence in report.sentences.values())


def test_every_bundled_sentence_stands_inside_the_lines_of_its_block(bundled: Corpus) -> None:
    outside = [
        sentence.key
        for block in bundled.report.blocks
        for sentence in block.sentences
        for line in sentence.source_lines
        if not any(first <= line <= last for first, last in block.line_ranges)
    ]
    assert outside == []
