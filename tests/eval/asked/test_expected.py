from __future__ import annotations

import json

import pytest

from eval.asked.expected import Demands, Label
from eval.asked.question_file import parse_lines
from eval.asked.question_record import GoldQuestion
from ingest.document import SentenceKey

LABELLED = {
    "outcome": "partly",
    "accept": ["partly", "answered"],
    "sentences": [["b045", 1], ["b105", 0]],
    "facts": ["f-b045-1-2"],
    "lead": {"nl": "EUR 60 miljoen", "en": "EUR 60 million"},
    "missing": {"nl": ["het bedrag voor Tunesië"], "en": ["the amount for Tunisia"]},
    "claim": "partly",
}
DEMANDED = {
    "outcome": ["answered", "overview"],
    "lead": ["3.946"],
    "all": ["1.859", "800 m|800 bn"],
    "forbid": ["https://"],
    "most_sentences": 3,
    "pages": [22],
}


def read(**fields: object) -> GoldQuestion:
    (line,) = parse_lines([json.dumps({"id": "A1", "question": "Wie?", **fields})])
    assert line.problem is None
    return line.questions[0]


def test_a_label_names_outcomes_and_sentences() -> None:
    assert read(**LABELLED).label == Label(
        outcome="partly",
        accept=("partly", "answered"),
        sentences=(SentenceKey("b045", 1), SentenceKey("b105", 0)),
        facts=("f-b045-1-2",),
        lead={"nl": "EUR 60 miljoen", "en": "EUR 60 million"},
        missing={"nl": ("het bedrag voor Tunesië",), "en": ("the amount for Tunisia",)},
        claim="partly",
    )
    assert read(**LABELLED).demands is None


def test_demands_name_what_must_and_must_not_be_shown() -> None:
    assert read(**DEMANDED).demands == Demands(
        outcomes=("answered", "overview"),
        lead=("3.946",),
        all=("1.859", "800 m|800 bn"),
        forbid=("https://",),
        most_sentences=3,
        pages=(22,),
    )
    assert read(**DEMANDED).label is None


def test_a_question_may_have_both_or_none() -> None:
    both = read(**(DEMANDED | {"sentences": [["b115", 1]]}))
    assert both.demands
    assert both.label == Label("answered", ("answered", "overview"), (SentenceKey("b115", 1),))
    none = read(evidence=["x"])
    assert (none.label, none.demands) == (None, None)


@pytest.mark.parametrize(
    ("outcome", "answerable", "partial"),
    [
        ("answered", True, False),
        ("partly", True, True),
        ("overview", True, False),
        ("not_in_report", False, False),
        ("help", False, False),
        (["answered", "not_in_report"], True, False),
        (["not_in_report", "partly"], False, False),
    ],
)
def test_the_first_outcome_says_whether_the_report_answers(
    outcome: object, answerable: bool, partial: bool
) -> None:
    question = read(outcome=outcome)
    assert (question.answerable, question.partial) == (answerable, partial)


def test_what_is_said_outright_goes_before_the_outcome() -> None:
    question = read(outcome="answered", answerable=False, partial=True)
    assert (question.answerable, question.partial) == (False, False)
    assert read(outcome="answered", partial=True).partial
