from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from eval.asked.asked_of import asked_corpus, document_in
from eval.asked.question_record import GoldQuestion
from ingest.bundled import REPORT_ID
from ingest.errors import QuestionFileError

REPORT = "Er waren 612 deelnemers aan de taallessen.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "nested").mkdir()
    (tmp_path / "a.txt").write_text("Iets anders.", "utf-8")
    (tmp_path / "b.txt").write_text(REPORT, "utf-8")
    return tmp_path


def asked_of(*documents: str) -> Sequence[GoldQuestion]:
    question = GoldQuestion("Q", "Hoeveel?", "nl", True)
    return [replace(question, document=document) for document in documents]


def test_a_document_is_found_by_its_content_whatever_its_name(folder: Path) -> None:
    named = hashlib.sha256(REPORT.encode()).hexdigest()
    assert document_in(folder, asked_of(named, named)) == folder / "b.txt"


@pytest.mark.parametrize(
    ("documents", "said"),
    [
        (["0" * 64], "does not hold the document that is meant (sha256 000000"),
        (["1", "2"], "name no document or several; give the one they are asked of by --report"),
        (["", ""], "name no document or several"),
    ],
)
def test_what_is_not_there_is_said(folder: Path, documents: list[str], said: str) -> None:
    with pytest.raises(QuestionFileError) as caught:
        document_in(folder, asked_of(*documents))
    assert said in str(caught.value)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="There is no folder"):
        document_in(tmp_path / "none", asked_of("0"))


def test_quotes_are_looked_up_in_the_report_that_was_asked(folder: Path, bundled: object) -> None:
    sentences = asked_corpus(folder / "b.txt").report.sentences.values()
    assert [sentence.text for sentence in sentences] == [REPORT.strip()]
    assert asked_corpus(None).report.id == REPORT_ID
