from __future__ import annotations

import itertools
import json
import math
import time
from pathlib import Path

import pytest

from app.answer.record import RunRecord
from eval.asked.json_lines import write_json_lines
from eval.run.run_file import ChatSystem, read_run, run_questions
from ingest.errors import QuestionFileError
from tests.eval.examples import FakeAnswerer, gold, record

PASSAGE = {"rank": 1, "text": "x", "source_lines": [1, 2]}


def test_the_turns_of_a_dialogue_are_asked_in_order_with_what_went_before() -> None:
    answerer = FakeAnswerer()
    questions = [
        gold(id="A1", question="alone"),
        gold(id="D1.1", question="one", dialogue="D1"),
        gold(id="D1.2", question="two", dialogue="D1"),
        gold(id="D1.3", question="three", dialogue="D1"),
        gold(id="D2.1", question="new", dialogue="D2"),
        gold(id="A2", question="again alone"),
        gold(id="A3", question="and again"),
    ]

    records = list(run_questions(ChatSystem(answerer), questions))

    assert [record.id for record in records] == [question.id for question in questions]
    assert answerer.asked == [
        ("alone", []),
        ("one", []),
        ("two", ["ONE"]),
        ("three", ["ONE", "TWO"]),
        ("new", []),
        ("again alone", []),
        ("and again", []),
    ]


def test_the_questions_before_one_are_what_it_leans_on() -> None:
    answerer = FakeAnswerer()
    questions = [gold(id="A1", question="and now", before=("one", "??", "two")), gold(id="A2")]

    list(run_questions(ChatSystem(answerer), questions))

    assert answerer.asked == [("and now", ["ONE", "TWO"]), ("Wie?", [])]


def test_a_question_that_is_refused_is_a_record_and_no_turn() -> None:
    answerer = FakeAnswerer()
    questions = [
        gold(id="D1.1", question="??", dialogue="D1", language="en"),
        gold(id="D1.2", question="two", dialogue="D1"),
    ]

    refused, _ = run_questions(ChatSystem(answerer), questions)

    assert answerer.asked == [("??", []), ("two", [])]
    assert (refused.id, refused.answered, refused.answer) == (
        "D1.1",
        False,
        "Ask something.",
    )
    assert refused.language == "en"


def test_refusals_and_answers_have_the_same_fields(monkeypatch: pytest.MonkeyPatch) -> None:
    # Each look at the clock is a quarter of a second after the one before.
    monkeypatch.setattr(time, "perf_counter", itertools.count(10, 0.25).__next__)
    questions = [gold(id="A1", question="?"), gold(id="A2", question="Wie?")]

    refused, answered = run_questions(ChatSystem(FakeAnswerer()), questions)

    assert refused.as_object().keys() == answered.as_object().keys()
    assert answered.confidence == 0.25
    assert answered.seconds == 0.25


def test_a_written_run_is_read_back(tmp_path: Path) -> None:
    file = tmp_path / "runs" / "new" / "run.jsonl"
    records = [record(id="A1", answer="regel één\nregel twee\u2028"), record(id="A2")]

    write_json_lines([one.as_object() for one in records], file)

    assert read_run(file) == {"A1": records[0], "A2": records[1]}
    assert file.read_bytes().count(b"\n") == 2


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not a run record"),
        ("[]", "is not a run record"),
        ("null", "is not a run record"),
        *(
            (
                json.dumps({k: v for k, v in record(id="A2").as_object().items() if k != name}),
                f"has no '{name}'",
            )
            for name in ("id", "language", "answered", "answer", "citations", "passages", "seconds")
        ),
        *(
            (json.dumps(record(id="A2").as_object() | wrong), f"has .*{reason}")
            for wrong, reason in (
                ({"id": 3}, "'id' of the wrong type"),
                ({"answered": "yes"}, "'answered' of the wrong type"),
                ({"seconds": True}, "'seconds' of the wrong type"),
                ({"confidence": "high"}, "'confidence' that is not from 0 to 1"),
                ({"citations": [{"quote": "text"}]}, "'citations' without 'quote' or source lines"),
                ({"passages": ["text"]}, "'passages' without 'text' or source lines"),
                (
                    {"sentences": [{"quote": "x", "source_lines": [1]}]},
                    "'sentences' without 'quote' or source lines",
                ),
                (
                    {"passages": [PASSAGE | {"rank": None}]},
                    "passages whose ranks are not",
                ),
            )
        ),
        *(
            (json.dumps(record(id="A2").as_object() | wrong), f"has .*{reason}")
            for wrong, reason in (
                ({"confidence": math.nan}, "'confidence' that is not from 0 to 1"),
                ({"confidence": 4}, "'confidence' that is not from 0 to 1"),
                ({"confidence": True}, "'confidence' that is not from 0 to 1"),
                ({"seconds": math.inf}, "'seconds' that are not 0 or more"),
                ({"sentences": 5}, "'sentences' that are not a list"),
                ({"passages": [{"rank": 1, "source_lines": [1, 2]}]}, "'text' or source lines"),
                ({"passages": [PASSAGE | {"page": "7"}]}, "'passages' with a 'page' of the wrong"),
                ({"question": 3}, "'question' of the wrong type"),
                ({"citations": [{"text": "x", "source_lines": [1, 2]}]}, "'quote' or source lines"),
                ({"passages": [PASSAGE | {"rank": n} for n in (1, 8)]}, "ranks are not 1, 2, 3"),
                ({"passages": [PASSAGE] * 2}, "ranks are not 1, 2, 3"),
            )
        ),
        ('{"id": "\\ud800"}', "is not a run record"),
        (json.dumps(record().as_object()), "answers A1 again"),
        ("[" * 100_000, "is not a run record"),
    ],
)
def test_a_bad_line_is_named(line: str, reason: str, tmp_path: Path) -> None:
    file = tmp_path / "run.jsonl"
    file.write_text(f"{json.dumps(record().as_object())}\n\n{line}\n", "utf-8")

    with pytest.raises(QuestionFileError, match=f"Line 3 of .* {reason}"):
        read_run(file)


def test_what_another_system_adds_is_kept_and_what_it_leaves_out_is_not_made_up(
    tmp_path: Path,
) -> None:
    line = {
        "id": "A1",
        "language": "nl",
        "answered": True,
        "lead": {"text": "x", "citations": [1], "calculation": None, "by": "later"},
        "missing": ["y"],
        "claims": [],
        "answer": "Ja.",
        "citations": [
            {
                "quote": "x",
                "translation": None,
                "page": None,
                "source_lines": [1, 2],
                "source": {"name": ["later"]},
            }
        ],
        "sentences": None,
        "passages": [{"rank": 1, "text": "x", "page": 7, "source_lines": [1, 2], "by": "bm25"}],
        "seconds": 0.5,
        "further": 3,
    }
    file, copy = tmp_path / "run.jsonl", tmp_path / "copy.jsonl"
    file.write_text(json.dumps(line) + "\n", "utf-8")

    write_json_lines(map(RunRecord.as_object, read_run(file).values()), copy)

    assert copy.read_text("utf-8") == file.read_text("utf-8")


def test_a_missing_run_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match=r"There is no run file .*run\.jsonl"):
        read_run(tmp_path / "run.jsonl")


def test_a_run_that_is_not_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "run.jsonl").write_bytes(b"\xff\xfe")

    with pytest.raises(QuestionFileError, match="is not UTF-8"):
        read_run(tmp_path / "run.jsonl")


def test_a_run_without_answers_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "run.jsonl").write_text("\n", "utf-8")

    with pytest.raises(QuestionFileError, match="holds no answers"):
        read_run(tmp_path / "run.jsonl")
