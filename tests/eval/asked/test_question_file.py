from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.asked.question_file import read_questions
from eval.asked.question_record import GoldQuestion, Split
from ingest.checkout import ROOT
from ingest.errors import QuestionFileError
from tests.eval.asked.spreadsheet.made import delimited, workbook

FIRST = {"id": "A1", "question": "Hoeveel?", "answerable": False}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "questions.jsonl"


def _write(file: Path, *records: object) -> Path:
    file.write_text("".join(f"{json.dumps(record)}\n" for record in records), "utf-8")
    return file


def test_every_field_of_the_contract_is_read(file: Path) -> None:
    record = {
        "id": "A001",
        "lang": "en",
        "question": "How many in Jordanië?",
        "answerable": True,
        "type": "number",
        "evidence": ["quote one", "quote two"],
        "evidence_all": True,
        "answer": ["696.651", "696,651"],
        "answer_all": ["Jordani", "Irak|Iraq"],
        "persona": "student",
        "writer": "W1",
        "style": "keyword",
        "partial": True,
        "before": ["What is IOM?"],
        "split": "dev",
        "remark": "fields that are not known do no harm",
    }

    assert read_questions(_write(file, record)) == [
        GoldQuestion(
            id="A001",
            question="How many in Jordanië?",
            language="en",
            answerable=True,
            type="number",
            evidence=("quote one", "quote two"),
            evidence_all=True,
            answer=("696.651", "696,651"),
            answer_all=("Jordani", "Irak|Iraq"),
            persona="student",
            writer="W1",
            style="keyword",
            partial=True,
            before=("What is IOM?",),
            split="dev",
        )
    ]


def test_a_question_needs_only_id_and_text(file: Path) -> None:
    question = read_questions(_write(file, {"id": "A1", "question": "Wie?"}))[0]

    assert question == GoldQuestion("A1", "Wie?", "nl", answerable=True)


@pytest.mark.parametrize("empty", ["", None, []])
def test_an_empty_cell_is_as_good_as_left_out(empty: object, file: Path) -> None:
    names = "lang type evidence answer answer_all kind persona split style before outcome".split()
    record = {"id": "A1", "question": "Wie?", **dict.fromkeys(names, empty)}
    turns = [{"question": "Who?", "lang": empty}]

    read = read_questions(_write(file, record, {"id": "D1", "lang": "en", "turns": turns}))

    assert read[0] == GoldQuestion("A1", "Wie?", "nl", answerable=True)
    assert read[1].language == "en"


def test_a_reason_why_not_makes_a_question_unanswerable(file: Path) -> None:
    record = {"id": "U1", "question": "Wie?", "why": "not told", "kind": "near_miss"}

    question = read_questions(_write(file, {**record, "evidence": ["a near miss"]}))[0]

    assert not question.answerable
    assert question.kind == "near_miss"
    assert question.evidence == ()


def test_dialogues_become_one_question_a_turn(file: Path) -> None:
    turns = [{"question": "Wat doet IOM?"}, {"question": "And since when?", "lang": "en"}]
    dialogue = {"id": "D01", "lang": "nl", "split": "dev", "turns": turns}

    questions = read_questions(_write(file, dialogue, FIRST))

    assert [(q.id, q.dialogue, q.language) for q in questions] == [
        ("D01.1", "D01", "nl"),
        ("D01.2", "D01", "en"),
        ("A1", None, "nl"),
    ]
    assert [q.split for q in questions] == ["dev", "dev", None]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "is not JSON"),
        ("[1]", "is not a JSON object"),
        ("null", "is not a JSON object"),
        ('{"question": "Wie?"}', "there is no 'id'"),
        ('{"id": "A2"}', "there is no 'question'"),
        ('{"id": 2, "question": "Wie?"}', "'id' is not a text"),
        ('{"id": "A2", "question": " "}', "'question' is not a text"),
        ('{"id": "A2", "question": "Wie?", "lang": "de"}', "'lang' is 'de', not \"nl\" or \"en\""),
        ('{"id": "A2", "question": "Wie?", "answerable": "yes"}', "'answerable' is not true or"),
        ('{"id": "A2", "question": "Wie?", "split": "train"}', "'split' is 'train', not"),
        ('{"id": "A2", "question": "Wie?", "evidence": "quote"}', "'evidence' is not a list of"),
        ('{"id": "A2", "question": "Wie?", "answer": [12]}', "'answer' is not a list of texts"),
        ('{"id": "D2", "turns": []}', "'turns' is not a list of questions"),
        ('{"id": "D2", "turns": {"question": "Wie?"}}', "'turns' is not a list of questions"),
        ('{"id": "D2", "turns": ["Wie?"]}', "turn 1 is not a question"),
        ('{"id": "A2", "question": "Wie?", "evidence_all": "no"}', "'evidence_all' is not true or"),
        ('{"id": "A2", "question": "Wie?", "type": 3}', "'type' is not a text"),
        ('{"id": "A2", "question": "Wie?", "before": "Wat?"}', "'before' is not a list of texts"),
        ('{"id": "A2", "question": "Wie?", "before": [" "]}', "'before' is not a list of texts"),
        ('{"id": "A2", "question": "Wie?", "partial": "no"}', "'partial' is not true or false"),
        ('{"id": "A2", "question": "Wie?", "outcome": "maybe"}', "'outcome' is none of answered, "),
        ('{"id": "A2", "question": "Wie?", "accept": ["no"]}', "'accept' is none of answered, "),
        ('{"id": "A2", "question": "Wie?", "claim": "true"}', "'claim' is none of confirmed, "),
        ('{"id": "A2", "question": "Wie?", "sentences": ["b1"]}', "'sentences' has not the form"),
        ('{"id": "A2", "question": "Wie?", "lead": "x"}', "'lead' has not the form"),
        ('{"id": "A2", "question": "Wie?", "lead": {"fr": "x"}}', "'lead' has not the form"),
        ('{"id": "A2", "question": "Wie?", "most_sentences": "3"}', "'most_sentences' has not the"),
        ('{"id": "A2", "question": "Wie?", "pages": ["3"]}', "'pages' has not the form"),
        ('{"id": "A2", "question": "Wie?", "forbid": ["a|"]}', "'forbid' has an empty text"),
        ('{"id": "A2", "question": "Wie?", "lead": [" "]}', "'lead' has an empty text"),
        ("[" * 100_000, "is not JSON"),
        ("1" * 10_000, "is not JSON"),
        ('{"id": "A2", "question": "Wie \\ud800?"}', "has half of a letter's code"),
        ('{"id": "D2", "turns": [{"answer": []}]}', "there is no 'question' (there is: answer)"),
        ('{"id": "D2", "turns": [{"question": "Wie?"}, 3]}', "turn 2 is not a question"),
        ('{"id": "D2", "turns": [{"question": "Wie?", "lang": "de"}]}', "'lang' is 'de', not"),
        ('{"id": "A2", "question": "Wie?", "answer": ["ja|"]}', "'answer' has an empty text"),
        ('{"id": "A1", "question": "Wie?"}', "the id A1 is already used on line 1"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(line: str, reason: str, file: Path) -> None:
    file.write_text(f"{json.dumps(FIRST)}\n\n{line}\n", "utf-8")

    with pytest.raises(QuestionFileError) as caught:
        read_questions(file)

    assert str(caught.value).startswith(f"Line 3 of {file}: {reason}")


def test_a_turn_may_not_take_the_id_of_a_question(file: Path) -> None:
    dialogue = {"id": "D1", "turns": [{"question": "Wie?"}]}

    with pytest.raises(QuestionFileError, match=r"the id D1\.1 is already used on line 1"):
        read_questions(_write(file, {**FIRST, "id": "D1.1"}, dialogue))


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"", "holds no questions"), (b"\n \n", "holds no questions"), (b"\xff\xfe", "is not UTF-8")],
)
def test_a_file_without_questions_is_an_error(content: bytes, reason: str, file: Path) -> None:
    file.write_bytes(content)

    with pytest.raises(QuestionFileError, match=reason):
        read_questions(file)


def test_a_missing_file_is_an_error(file: Path) -> None:
    with pytest.raises(QuestionFileError, match="There is no question file"):
        read_questions(file)


def test_files_from_windows_are_read(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(FIRST).encode() + b"\r\n\r\n")

    assert [question.id for question in read_questions(file)] == ["A1"]


@pytest.mark.parametrize(
    ("split", "ids"), [("dev", ["A2"]), ("test", ["A3"]), (None, ["A1", "A2", "A3"])]
)
def test_a_split_is_one_half(split: Split | None, ids: list[str], file: Path) -> None:
    _write(
        file, FIRST, {**FIRST, "id": "A2", "split": "dev"}, {**FIRST, "id": "A3", "split": "test"}
    )

    assert [question.id for question in read_questions(file, split)] == ids


def test_an_empty_split_is_an_error(file: Path) -> None:
    with pytest.raises(QuestionFileError, match="has no 'dev' half"):
        read_questions(_write(file, FIRST), "dev")


@pytest.mark.parametrize("name", ["gold", "dialogues", "natural_dev", "unanswerable_dev"])
def test_the_question_files_of_the_repository_can_be_read(name: str) -> None:
    folder = ROOT / "eval" / "questions"

    questions = read_questions(folder / f"{name}.jsonl")

    assert all(question.evidence for question in questions if question.answerable)


def test_a_conversation_of_too_many_questions_is_refused(file: Path) -> None:
    record = {"id": "A1", "question": "Wie?", "before": ["Wat?"] * 49}
    assert len(read_questions(_write(file, record))[0].before) == 49
    with pytest.raises(QuestionFileError, match="at most 50"):
        read_questions(_write(file, {**record, "before": ["Wat?"] * 50}))


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_spreadsheet_has_the_questions_of_its_rows(ending: str, tmp_path: Path) -> None:
    rows = [["question", "lang", "answerable", "answer"], ["Why?", "en", "no", "a\nb"]]
    file = tmp_path / f"my.{ending}"
    file.write_bytes(workbook(rows) if ending == "xlsx" else delimited(rows).encode())
    assert read_questions(file) == [
        GoldQuestion(id="R2", question="Why?", language="en", answerable=False, answer=("a", "b"))
    ]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["vraag"], ["Wat?"], ["Wat?"], []], ""),
        ([["vraag", "id"], ["Wat?", "a"], ["Wie?", "a"]], "Row 3 of {}: the id a is already used"),
        ([["tekst"], ["Wat?"]], "Row 1 of {}: there is no column 'question' or 'vraag'"),
        ([["vraag"]], "The question file {} holds no questions"),
        ([[]], "The question file {}: there are no questions in it."),
    ],
)
def test_a_bad_row_is_named(rows: list[list[str]], told: str, tmp_path: Path) -> None:
    file = tmp_path / "my.csv"
    file.write_bytes(delimited(rows).encode())
    if not told:
        assert len(read_questions(file)) == 2
        return
    with pytest.raises(QuestionFileError) as error:
        read_questions(file)
    assert str(error.value).startswith(told.format(file))


def test_a_missing_spreadsheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(QuestionFileError, match="There is no question file"):
        read_questions(tmp_path / "none.xlsx")
