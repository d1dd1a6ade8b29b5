from __future__ import annotations

import json

import pytest

from app.wording import word
from eval.asked.question_file import parse_lines
from eval.asked.spreadsheet.table import TableLines, table_lines
from tests.eval.asked.spreadsheet.made import FIRST, HEAD, SECOND, delimited, workbook


def read(*rows: list[str]) -> TableLines:
    return table_lines("my.csv", delimited(rows, ";").encode())


def told(found: TableLines) -> list[tuple[int, str, str]]:
    """Returns row, severity and text of each problem."""
    return [(one.line, one.severity, one.text("en")) for one in found.problems]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_row_is_a_line_with_its_number(ending: str) -> None:
    rows = [HEAD, FIRST, [], SECOND]
    content = workbook(rows) if ending == "xlsx" else delimited(rows).encode()
    found = table_lines(f"my.{ending}", content)
    assert found.problems == ()
    head, first, empty, second = found.lines
    assert (head, empty) == ("", "")
    assert json.loads(first) == {
        "id": "R2",
        "question": "Hoeveel?",
        "lang": "nl",
        "answerable": True,
        "evidence": ["Er zijn 281 miljoen.", "Ook dit."],
        "answer": ["281"],
    }
    assert json.loads(second) == {
        "id": "R4",
        "question": "Why?",
        "lang": "en",
        "answerable": False,
    }
    assert [line.number for line in parse_lines(found.lines) if line.questions] == [2, 4]


def test_english_names_and_a_number_of_ones_own_are_taken() -> None:
    found = read(["ID", "Question", "Most sentences", "pages", "evidence all"])
    assert found.problems == ()
    found = read(["id", "question", "most_sentences", "pages"], ["V1", "Why?", "3", "8, 15"])
    assert json.loads(found.lines[1]) == {
        "id": "V1",
        "question": "Why?",
        "most_sentences": 3,
        "pages": [8, 15],
    }


def test_a_list_may_have_several_columns_and_a_text_may_not() -> None:
    found = read(["vraag", "citaat", "citaat"], ["Wat?", "Een zin.", "Nog een."])
    assert json.loads(found.lines[1])["evidence"] == ["Een zin.", "Nog een."]
    found = read(["vraag", "question"], ["Wat?", "What?"])
    assert told(found) == [(1, "error", "column B ('question'): there is such a column already")]


def test_what_a_cell_cannot_be_is_told_with_row_and_column() -> None:
    found = read(
        ["vraag", "beantwoordbaar", "taal", "most_sentences"],
        ["Wat?", "misschien", "nl", "1"],
        ["", "ja", "Frans", "veel"],
    )
    assert told(found) == [
        (
            2,
            "error",
            "column B (“beantwoordbaar”): “misschien” is neither yes nor no; write “yes” or “no”",
        ),
        (3, "error", "column C (“taal”): “Frans” is neither nl nor en; write “nl” or “en”"),
        (3, "error", "column D (“most_sentences”): “veel” is not a whole number"),
        (3, "error", "column A (“vraag”) is empty; write the question there"),
    ]
    # Whoever goes on with the lines alone is stopped by them too.
    assert [line.problem is not None for line in parse_lines(found.lines)] == [True, True]
    assert found.problems[0].text("nl") == (
        "kolom B (“beantwoordbaar”): “misschien” is geen ja of nee; vul “ja” of “nee” in"
    )


def test_columns_that_are_not_read_are_told_once() -> None:
    found = read(["vraag", "evidense", "kleur", ""], ["Wat?", "a", "b", "c"], ["Wie?", "a"])
    assert told(found) == [
        (1, "warning", "column B ('evidense') is not read; did you mean 'evidence'?"),
        (1, "warning", "column C ('kleur') is not read"),
    ]
    assert json.loads(found.lines[1]) == {"id": "R2", "question": "Wat?"}


def test_a_table_without_questions_is_told() -> None:
    assert told(read(["nummer", "tekst"], ["1", "Wat?"])) == [
        (1, "error", "there is no column 'question' or 'vraag' (there is: nummer, tekst)")
    ]
    assert told(read([], [])) == [(0, "error", word("problem_no_questions", "en"))]
    unreadable = table_lines("my.xlsx", b"nothing")
    assert told(unreadable) == [(0, "error", word("problem_table_unreadable", "en"))]


def test_a_head_may_stand_lower_and_columns_go_on_after_z() -> None:
    names = ["vraag", *[f"k{n}" for n in range(26)], "zz top"]
    found = read([], names, ["Wat?"])
    assert found.lines[:2] == ("", "")
    assert json.loads(found.lines[2])["id"] == "R3"
    assert told(found)[-1] == (2, "warning", "column AB ('zz top') is not read")


@pytest.mark.parametrize("text", ["=2+3", "-5 graden", "@home", "+31"])
def test_a_text_that_was_kept_from_being_a_formula_is_read_as_it_was(text: str) -> None:
    found = read(["vraag", "antwoord"], ["Wat?", f"'{text}"])
    assert json.loads(found.lines[1])["answer"] == [text]
