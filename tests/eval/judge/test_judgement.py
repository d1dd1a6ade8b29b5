from __future__ import annotations

import json

import pytest

from eval.asked.expected import Demands, Label
from eval.judge.judgement import judge
from ingest.errors import QuestionFileError
from tests.eval.examples import gold, record
from tests.fakes import edition_corpus

REPORTS = [edition_corpus().report]
NOT = Label("not_in_report", ("not_in_report",))
QUESTIONS = [
    gold(id="A1", question="a", label=NOT, writer="W1", style="forum", answerable=False),
    gold(id="A2", question="b", label=NOT, writer="W1", language="en", answerable=False),
    gold(id="A3", question="c", label=NOT, writer="W1", answerable=False),
    gold(id="A4", question="d", demands=Demands(outcomes=("answered",)), type="number"),
    gold(id="A5", question="e"),
]
RUN = {
    question.id: record(id=question.id, question=question.question, answered=question.id > "A1")
    for question in QUESTIONS
}


def test_each_question_is_judged_by_what_it_says() -> None:
    demands, labels = judge(QUESTIONS, RUN, REPORTS)
    assert [one.question.id for one in demands.verdicts] == ["A4"]
    assert [one.question.id for one in labels.verdicts] == ["A1", "A2", "A3"]
    assert judge(QUESTIONS[4:], RUN, REPORTS) == []


def test_shares_are_those_of_each_group() -> None:
    demands, labels = judge(QUESTIONS, RUN, REPORTS)
    assert labels.figures()["all"] == pytest.approx(
        {"questions": 3, "right": 1 / 3, "harmless": 1 / 3, "misled": 2 / 3, "swallowed": 0}
    )
    assert {name: group["misled"] for name, group in labels.figures().items()} == pytest.approx(
        {
            "all": 2 / 3,
            "nl": 1 / 2,
            "en": 1,
            "outcome not_in_report": 2 / 3,
            "type unanswerable": 2 / 3,
            "style forum": 0,
            "writer W1": 2 / 3,
        }
    )
    assert demands.figures()["type number"]["right in all points"] == 1
    assert set(labels.intervals()) == {"all", "nl", "en"}


def test_tables_groups_and_misses_are_printed() -> None:
    text = judge(QUESTIONS, RUN, REPORTS)[1].text(most_misses=1)
    assert "0.333 [0.00, 1.00]" in text
    assert "writer W1" in text
    assert "style forum" not in text  # a group of one question
    assert "not_in_report         2       0              1         0     0" in text  # by outcome
    assert "Not right: 2 of 3" in text
    assert "A2 “b”: outcome answered, not not_in_report" in text
    assert "A3" not in text


def test_everything_is_saved_question_by_question() -> None:
    saved = json.loads(json.dumps(judge(QUESTIONS, RUN, REPORTS)[1].as_record()))
    assert saved["figures"]["style forum"]["right"] == 1
    assert saved["outcomes"]["not_in_report"]["answered"] == 2
    assert saved["questions"][1]["reasons"] == ["outcome answered, not not_in_report"]
    assert saved["questions"][1]["misled"] == 1


def test_a_run_over_other_questions_is_refused() -> None:
    with pytest.raises(QuestionFileError, match="no answer to A2"):
        judge(QUESTIONS, {"A1": RUN["A1"]}, REPORTS)
