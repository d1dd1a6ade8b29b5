from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from eval.asked.question_check import QuestionChecker
from eval.asked.text_file import read_lines
from ingest.checkout import ROOT
from ingest.corpus import Corpus
from tests.eval.examples import JORDAN_QUOTE
from tests.facts import fact
from tests.fakes import GUIDANCE, edition_corpus, tiny_corpora

GOOD = {"id": "A1", "question": "Hoeveel kreeg Jordanië?", "evidence": [JORDAN_QUOTE]}
FOLDER = ROOT / "eval" / "questions"


@pytest.fixture(scope="module")
def checker() -> QuestionChecker:
    return QuestionChecker([edition_corpus()])


def found(checker: QuestionChecker, *records: object) -> list[tuple[int, str, str]]:
    lines = [json.dumps(record) if not isinstance(record, str) else record for record in records]
    return [(p.line, p.severity, p.text("en")) for p in checker.check(lines)]


def test_a_good_file_has_no_problems(checker: QuestionChecker) -> None:
    dialogue = {"id": "D1", "turns": [{"question": "En toen?", "answerable": False}]}
    assert found(checker, GOOD, "", dialogue) == []


@pytest.mark.parametrize(
    ("fields", "severity", "text"),
    [
        ({"evidense": []}, "warning", "the field 'evidense' is not read; did you mean 'evidence'?"),
        ({"xyz": 1}, "warning", "the field 'xyz' is not read"),
        ({"evidence": []}, "warning", "A1: without a quote that proves the answer"),
        ({"evidence": ["Jordanié"]}, "warning", "A1: the quote “Jordanié” is one word"),
        ({"evidence": ["e."]}, "error", "A1: the quote “e.” is too short"),
        (
            {"evidence": ["Jordanie ontvangt 60 miljoen euro voor"]},
            "error",
            "nearest, from line 2 of the source, is “Jordanié ontving 60 miljoen euro voor”",
        ),
        (
            {"evidence": ["Frankrijk bouwde bruggen over de Seine"]},
            "error",
            "A1: the quote “Frankrijk bouwde bruggen over de Seine” is not in the report",
        ),
        (
            {"evidence": ["60 miljoen euro voor onderwijs, dat ontving Jordanië volgens het stuk"]},
            "error",
            "nearest, from line 2 of the source, is “Nederland steunt",
        ),
        (
            {"kind": "nearmiss", "answerable": False, "evidence": []},
            "warning",
            "did you mean 'near_miss'?",
        ),
        ({"type": "numbr"}, "warning", "A1: 'type' is 'numbr'; did you mean 'number'?"),
        ({"move": "pronouns"}, "warning", "A1: 'move' is 'pronouns'; did you mean 'pronoun'?"),
        ({"kind": "offtopic"}, "warning", "A1: 'kind' belongs to questions that"),
        ({"why": "a note"}, "warning", "A1: quotes do not count for a question without an answer"),
        ({"answer": [""]}, "error", "'answer' has an empty text"),
        ({"answer_all": ["|x"]}, "error", "'answer_all' has an empty text"),
        ({"outcome": "answered", "sentences": [["b999", 0]]}, "error", "A1: the sentence b999.0"),
        ({"lang": "de"}, "error", "'lang' is 'de', not \"nl\" or \"en\""),
    ],
)
def test_a_problem_is_told_with_its_line(
    fields: dict[str, object], severity: str, text: str, checker: QuestionChecker
) -> None:
    ((line, how_bad, told),) = found(checker, "", GOOD | fields)

    assert (line, how_bad) == (2, severity)
    assert text in told


def test_every_bad_line_is_told_not_only_the_first(checker: QuestionChecker) -> None:
    problems = found(checker, "{", GOOD, "[]", {"id": "A1", "question": "Nog een?"})

    assert [line for line, _, _ in problems] == [1, 3, 4]
    assert problems[2][2] == "the id A1 is already used on line 2"


@pytest.mark.parametrize("fields", [{"outcome": "answered"}, {"most_sentences": 3}])
def test_a_question_with_a_label_or_demands_needs_no_quote(
    fields: dict[str, object], checker: QuestionChecker
) -> None:
    assert found(checker, {"id": "A1", "question": "Hoeveel kreeg Jordanië?", **fields}) == []


def test_a_field_of_a_turn_is_looked_at_too(checker: QuestionChecker) -> None:
    turn = {"question": "En toen?", "answerable": False, "kinds": "x"}
    ((_, _, text),) = found(checker, {"id": "D1", "turns": [turn]})
    assert "did you mean 'kind'?" in text


def test_the_same_question_twice_is_a_warning_but_not_in_dialogues(
    checker: QuestionChecker,
) -> None:
    again = GOOD | {"id": "A2", "question": "HOEVEEL kreeg Jordanie"}
    assert found(checker, GOOD, again) == [(2, "warning", "A2: the same question as on line 1")]
    why = {"question": "Waarom?", "answerable": False}
    dialogues = [{"id": name, "turns": [why]} for name in ("D1", "D2")]
    assert found(checker, *dialogues) == []
    later = [{"id": name, **why, "before": ["Wie?"]} for name in ("A1", "A2")]
    assert found(checker, *later) == []


def test_a_question_of_the_index_is_a_leak(checker: QuestionChecker) -> None:
    corpus: Corpus = edition_corpus()
    asked = corpus.anticipated[0].question
    ((_, severity, text),) = found(checker, GOOD | {"question": asked.upper()})
    assert severity == "warning"
    assert "knows this very question already" in text


@pytest.mark.parametrize("asked", ["wie helpt", "helpt IOM?", "helpt niemand?"])
def test_a_wording_of_a_fact_is_a_leak(asked: str) -> None:
    known = fact(
        GUIDANCE,
        asks={"nl": ("wie helpt",), "en": ()},
        affirms={"nl": "helpt IOM?"},
        denies={"nl": "helpt niemand?"},
    )
    checker = QuestionChecker([replace(edition_corpus(), facts=(known,))])
    ((_, severity, text),) = found(checker, GOOD | {"question": asked.upper()})
    assert severity == "warning"
    assert "knows this very question already" in text


def test_of_very_many_wrong_quotes_the_first_get_a_suggestion(checker: QuestionChecker) -> None:
    quotes = [f"Jordanie ontvangt {number} miljoen euro voor" for number in range(60)]

    problems = checker.check([json.dumps(GOOD | {"evidence": quotes})])

    keys = [problem.key for problem in problems]
    assert len(keys) == 60
    assert set(keys[:40]) == {"near_quote"}
    assert set(keys[40:]) == {"lost_quote"}


def test_a_very_long_quote_is_neither_looked_for_nor_shown_whole(checker: QuestionChecker) -> None:
    (problem,) = checker.check([json.dumps(GOOD | {"evidence": ["Jordanië " * 10_000]})])

    assert problem.key == "lost_quote"
    assert len(problem.text("en")) < 600


def test_an_empty_file_is_an_error(checker: QuestionChecker) -> None:
    assert found(checker, "", " ") == [(0, "error", "there are no questions in it")]


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.jsonl")), ids=lambda file: file.stem)
def test_our_own_questions_have_no_errors(file: Path, bundled: Corpus) -> None:
    problems = QuestionChecker([bundled]).check(read_lines(file, "question file"))
    assert [problem for problem in problems if problem.severity == "error"] == []


@pytest.mark.parametrize(
    ("quote", "key", "report"),
    [
        ("Jordanié ontving 60 miljoen euro voor onder- wijs.", None, None),
        ("Droogte treft boeren in Kenia.", None, None),
        ("Droogte treft de boeren in Kenya.", "near_quote_in", "Nota"),
        ("In 2022 keerden 1.260 mensen vrijwillig terug.", "near_quote_in", "Proefrapport"),
        ("boeren droogte Kenia regen zaad", "near_quote_in", "Nota"),  # no span: the words alone
        ("Kwantummechanica beschrijft deeltjes", "lost_quote", None),
    ],
)
def test_a_quote_may_stand_in_any_report(quote: str, key: str | None, report: str | None) -> None:
    question = {"id": "A1", "question": "Hoe?", "evidence": [quote]}

    problems = QuestionChecker(tiny_corpora()).check([json.dumps(question)])

    assert [problem.key for problem in problems] == ([key] if key else [])
    for problem in problems:
        assert problem.values.get("report") == report
        assert (report or "") in problem.text("nl")
