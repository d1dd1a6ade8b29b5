"""An edition of one's own: read, named, and checked when a person has worked on it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ingest.document import SentenceKey
from ingest.edition.folder import (
    edition_corpus,
    edition_files,
    is_edition,
    packed,
    unfinished,
)
from ingest.errors import EditionError, ReportError

ABOUT = {"id": "wijkbus-2024", "title": "De wijkbus 2024", "publisher": "Gemeente Molenwaard"}
BLOCK = {
    "id": "a001",
    "page": 1,
    "path": ["1 Vervoer"],
    "path_en": ["1 Transport"],
    "kind": "paragraph",
    "sentences": [{"nl": "De wijkbus rijdt.", "en": "The local bus runs."}],
    "line_start": 2,
    "line_end": 2,
}
QUESTION = {"question": "Wat rijdt er?", "lang": "nl", "block": "a001", "sentence": 0}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "source.txt").write_text("1 Vervoer\nDe wijkbus rijdt.\n", "utf-8")
    (tmp_path / "edition.jsonl").write_text(json.dumps(BLOCK), "utf-8")
    (tmp_path / "report.json").write_text(json.dumps(ABOUT), "utf-8")
    return tmp_path


def test_an_edition_is_read_with_what_was_prepared(folder: Path) -> None:
    (folder / "anticipated.jsonl").write_text(json.dumps(QUESTION) + "\n", "utf-8")
    corpus = edition_corpus(edition_files(folder))
    assert is_edition(folder)
    assert (corpus.report.id, corpus.report.title) == (ABOUT["id"], ABOUT["title"])
    assert corpus.report.publisher == ABOUT["publisher"]
    assert corpus.report.sentences[SentenceKey("a001", 0)].translation == "The local bus runs."
    assert corpus.anticipated[0].answers == (SentenceKey("a001", 0),)
    assert not corpus.facts
    assert not corpus.overviews


def test_an_id_stays_while_the_edition_grows(folder: Path) -> None:
    before = edition_corpus(edition_files(folder)).report.id
    (folder / "anticipated.jsonl").write_text(json.dumps(QUESTION) + "\n", "utf-8")
    assert edition_corpus(edition_files(folder)).report.id == before == "wijkbus-2024"


def test_words_in_no_block_are_left_to_do(folder: Path) -> None:
    told = list(unfinished(edition_corpus(edition_files(folder))))
    assert told[0] == "1 words of the source are in no block, such as 'vervoer' (line 1)."
    assert len(told) == 2


def _no_title(folder: Path) -> None:
    (folder / "report.json").write_text('{"id": "bus"}', "utf-8")


def _odd_id(folder: Path) -> None:
    (folder / "report.json").write_text(json.dumps({**ABOUT, "id": "../bus"}), "utf-8")


def _no_sentence(folder: Path) -> None:
    record: dict[str, Any] = {**QUESTION, "sentence": 4}
    (folder / "anticipated.jsonl").write_text(json.dumps(record), "utf-8")


def _no_json(folder: Path) -> None:
    (folder / "anticipated.jsonl").write_text("Wat rijdt er?", "utf-8")


def _other_words(folder: Path) -> None:
    record = {**BLOCK, "sentences": [{"nl": "De tram staat stil.", "en": ""}]}
    (folder / "edition.jsonl").write_text(json.dumps(record), "utf-8")


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (_no_title, "lacks or garbles a field"),
        (_odd_id, "names the report '../bus'"),
        (_no_sentence, "There is no sentence a001.4"),
        (_no_json, "lacks or garbles a field"),
        (_other_words, "Block a001 does not match its source"),
    ],
)
def test_a_mistake_is_told_in_one_sentence(
    folder: Path, damage: Callable[[Path], None], said: str
) -> None:
    damage(folder)
    with pytest.raises(EditionError, match=said) as caught:
        edition_corpus(edition_files(folder))
    assert "\n" not in str(caught.value)


def test_a_folder_without_its_source_is_told(folder: Path) -> None:
    (folder / "source.txt").unlink()
    with pytest.raises(ReportError, match=r"There is no report file .*source\.txt"):
        edition_files(folder)


def test_an_edition_is_kept_as_one_file(folder: Path) -> None:
    kept = packed(folder, edition_files(folder))
    assert kept == packed(folder, edition_files(folder))
    with zipfile.ZipFile(io.BytesIO(kept.content)) as archive:
        assert set(archive.namelist()) == {"report.json", "source.txt", "edition.jsonl"}
        assert json.loads(archive.read("report.json")) == ABOUT
    (folder / "report.json").write_text(json.dumps({**ABOUT, "title": "Bus"}), "utf-8")
    assert packed(folder, edition_files(folder)).sha256 != kept.sha256


def test_doubts_stay_until_a_person_takes_them_out(folder: Path) -> None:
    about = {**ABOUT, "doubts": ["No page number is printed."]}
    (folder / "report.json").write_text(json.dumps(about), "utf-8")
    report = edition_corpus(edition_files(folder)).report
    assert report.doubts == ("No page number is printed.",)
