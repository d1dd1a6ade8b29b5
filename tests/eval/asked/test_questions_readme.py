"""What the question files' README says is what the files and the code say."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from scipy.stats import binomtest

from eval.__main__ import main
from eval.asked.question_check import QUESTION_FIELDS, REMARKS, QuestionChecker
from eval.asked.question_file import parse_lines, read_questions
from eval.asked.spreadsheet.columns import DUTCH as DUTCH_NAMES
from eval.asked.spreadsheet.columns import KINDS
from ingest.checkout import ROOT
from ingest.corpus import Corpus
from ingest.text.alignment import letters_and_digits

FOLDER = ROOT / "eval" / "questions"
FILES = sorted(FOLDER.glob("*.jsonl"))
README = (FOLDER / "README.md").read_text("utf-8")
SETS, _, GUIDES = README.partition("## Write and label a set of your own\n")
ENGLISH, _, DUTCH = GUIDES.partition("## Zelf een vragenlijst schrijven en labelen\n")

both_guides = pytest.mark.parametrize("guide", [ENGLISH, DUTCH], ids=["en", "nl"])


def examples(guide: str) -> list[list[str]]:
    return [block.splitlines() for block in re.findall(r"```json\n(.*?)```", guide, re.DOTALL)]


def rows(text: str) -> list[list[str]]:
    """Returns the cells of every table row; a bar that belongs to the text is kept."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


@both_guides
def test_the_example_is_three_lines_that_can_be_copied(guide: str, bundled: Corpus) -> None:
    lines = examples(guide)[0]
    questions = [question for line in parse_lines(lines) for question in line.questions]

    assert QuestionChecker([bundled]).check(lines) == []
    assert [question.language for question in questions] == ["nl", "en", "nl"]
    assert [question.answerable for question in questions] == [True, True, False]
    assert questions[2].kind == "near_miss"


@both_guides
def test_the_columns_of_a_spreadsheet_are_named(guide: str) -> None:
    (paragraph,) = re.findall(r"^\*\*(?:A|Een) spreadsheet\*\* .*?\n\n", guide, re.M | re.S)
    dutch = [name for name in re.findall(r"`(\w+)`", paragraph) if name in DUTCH_NAMES]
    assert {*dutch} == {name for name in DUTCH_NAMES if name not in ("citaten", "antwoorden")}
    fields = [name for name in re.findall(r"`(\w+)`", paragraph) if name not in DUTCH_NAMES]
    assert fields[: len(dutch)] == [DUTCH_NAMES[name] for name in dutch]
    assert not {*fields[len(dutch) :]} & KINDS.keys()


@both_guides
def test_the_dialogue_can_be_added_to_the_example(guide: str, bundled: Corpus) -> None:
    three, dialogue = examples(guide)
    turns = [question.id for line in parse_lines(dialogue) for question in line.questions]

    assert QuestionChecker([bundled]).check([*three, *dialogue]) == []
    assert turns == ["V4.1", "V4.2"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_set_is_counted_and_described(file: Path) -> None:
    questions = read_questions(file)
    dutch = sum(question.language == "nl" for question in questions)
    answerable = sum(question.answerable for question in questions)
    total = len(questions)

    (row,) = [row for row in rows(SETS) if row[0] == file.name]
    assert row[1:4] == [
        str(total),
        f"{dutch} / {total - dutch}",
        f"{answerable} / {total - answerable}",
    ]
    assert f"- **{file.name}**: " in SETS


def test_no_set_is_named_that_is_not_there() -> None:
    named = {row[0] for row in rows(SETS) if row[0].endswith(".jsonl")}
    assert named == {file.relative_to(FOLDER).as_posix() for file in FOLDER.rglob("*.jsonl")}


def test_questions_of_other_documents_name_one_document_each() -> None:
    for file in (FOLDER / "other").glob("*.jsonl"):
        questions = read_questions(file)
        assert len({question.document for question in questions}) == 1
        assert len(questions[0].document) == 64
        asked = [(question.language, question.answerable) for question in questions]
        assert [asked.count(kind) for kind in (("nl", True), ("en", False))] == [10, 5]


def test_only_the_borderline_questions_that_are_told_of_are_marked() -> None:
    lines = (FOLDER / "natural_dev.jsonl").read_text("utf-8").splitlines()
    marked = sum(bool(json.loads(line).get("borderline")) for line in lines)
    assert f"{marked} questions are marked `borderline`" in SETS


def test_the_questions_that_also_stand_elsewhere_are_told_of(bundled: Corpus) -> None:
    indexed = [question.question for question in (*bundled.anticipated, *bundled.broad)]
    indexed += [question.question for question in bundled.unanswered]
    places = {letters_and_digits(question): ("", "") for question in indexed}
    shared = set()
    for file in FILES:
        for question in read_questions(file):
            if question.is_follow_up or question.outcomes[:1] == ("help",):
                continue  # "in which countries?" and "thanks" are everybody's
            text = letters_and_digits(question.question)
            name, id_ = places.setdefault(text, (file.name, question.id))
            if name != file.name:
                shared.add(id_ or question.id)

    told = SETS.split("None of these")[1]
    assert shared == set(re.findall(r"\b[A-Z]+\d+(?:-\d+)?(?:\.\d+)?\b", told))


@both_guides
def test_every_field_is_described(guide: str) -> None:
    described = [row[0].strip("`") for row in rows(guide) if row[0].startswith("`")]

    assert sorted(described) == sorted([*QUESTION_FIELDS, "turns"])
    assert all(len(row) == 3 and all(row) for row in rows(guide) if row[0].startswith("`"))
    assert [name for name in REMARKS if f"`{name}`" not in guide] == []


@both_guides
def test_the_types_of_our_sets_are_named(guide: str) -> None:
    (row,) = [row for row in rows(guide) if row[0] == "`type`"]
    used = {question.type for file in FILES for question in read_questions(file)} - {""}
    assert used <= set(re.findall(r"[a-z_]+", row[2]))


@both_guides
def test_the_intervals_are_wilsons(guide: str) -> None:
    found = [tuple(int(cell) for cell in row) for row in rows(guide) if row[0].isdigit()]
    assert [row[0] for row in found] == [25, 50, 100, 200]
    for count, low, high, margin in found:
        wilson = binomtest(count * 4 // 5, count).proportion_ci(method="wilson")
        assert (low, high) == (round(100 * wilson.low), round(100 * wilson.high))
        assert margin == round(50 * (wilson.high - wilson.low))


@both_guides
def test_the_commands_are_those_of_the_workbench(
    guide: str, capsys: pytest.CaptureFixture[str]
) -> None:
    commands = re.findall(r"python -m eval ([a-z]+)(.*)", guide)
    assert [name for name, _ in commands] == ["check", "run", "score", "judge", "compare", "report"]
    for name, options in commands:
        with pytest.raises(SystemExit, match=r"^0$"):
            main([name, "--help"])
        shown = capsys.readouterr().out
        assert [option for option in re.findall(r"--[a-z]+", options) if option not in shown] == []
