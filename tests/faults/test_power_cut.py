"""A power cut leaves what was on the disk itself: all of it is there before it counts."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

import ingest.replacement
from app.view.feedback import FeedbackFile
from eval.asked.json_lines import write_json_lines
from eval.run.configuration import configuration
from eval.run.resumable_run import answer_into
from index.build import build
from tests.eval.examples import FakeAnswerer, gold
from tests.fakes import FakeEncoder, edition_corpus, recipe_for
from tests.faults.victims import Remembering

File = tuple[int, int]  # its number in the file system, and its size


def identity(path: Path) -> File:
    status = path.stat()
    return status.st_ino, status.st_size


@pytest.fixture
def flushed(monkeypatch: pytest.MonkeyPatch) -> list[File]:
    """What has been written to the disk itself, as it was then."""
    done: list[File] = []
    fsync = os.fsync

    def note(descriptor: int) -> None:
        fsync(descriptor)
        status = os.fstat(descriptor)
        done.append((status.st_ino, status.st_size))

    monkeypatch.setattr(os, "fsync", note)
    return done


def test_every_file_of_an_index_is_on_the_disk_before_the_folders_change_places(
    tmp_path: Path, encoder: FakeEncoder, flushed: list[File], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, recipe = tmp_path / "index", recipe_for([edition_corpus()], encoder)
    exchange, missing = ingest.replacement._exchange, list[str]()
    build([edition_corpus()], recipe.reports, encoder, folder)
    flushed.clear()

    def check(new: Path, old: Path) -> bool:
        everything = [new, *new.rglob("*")]
        assert len(everything) > 20
        missing.extend(path.name for path in everything if identity(path) not in flushed)
        flushed.clear()
        return exchange(new, old)

    monkeypatch.setattr(ingest.replacement, "_exchange", check)
    build([edition_corpus()], recipe.reports, encoder, folder)

    assert missing == []
    assert [number for number, _ in flushed] == [tmp_path.stat().st_ino]  # then where they stand


def test_an_answer_is_on_the_disk_before_the_next_question(
    tmp_path: Path, flushed: list[File]
) -> None:
    (tmp_path / "questions.jsonl").touch()
    made = configuration("chat", "fake", "0a1b", tmp_path / "questions.jsonl", None)
    unfinished, seen = tmp_path / "run.unfinished.jsonl", list[bool]()
    system = Remembering(
        tell=lambda _: seen.append(not unfinished.stat().st_size or identity(unfinished) in flushed)
    )

    questions = [gold(id=f"A{number}") for number in range(5)]
    answer_into(tmp_path / "run.jsonl", system, questions, made, print)

    assert seen == [True] * 5
    assert identity(tmp_path / "run.jsonl") in flushed
    assert identity(tmp_path / "run.configuration.json") in flushed


def test_feedback_is_on_the_disk_when_it_is_acknowledged(
    tmp_path: Path, flushed: list[File]
) -> None:
    file = tmp_path / "feedback.jsonl"
    for _ in range(3):
        FeedbackFile(file).add("good", "", ("Wie?",), FakeAnswerer().answer("Wie?"), "abc")
        assert identity(file) in flushed
    assert tmp_path.stat().st_ino in {number for number, _ in flushed}


def test_lines_are_on_the_disk_before_they_take_the_place_of_others(
    tmp_path: Path, flushed: list[File]
) -> None:
    file = tmp_path / "rows.jsonl"
    write_json_lines([{"a": 1}], file)
    write_json_lines([{"a": 2}, {"a": 3}], file)

    assert identity(file) in flushed
    assert [json.loads(line)["a"] for line in file.read_text("utf-8").splitlines()] == [2, 3]
