from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from app.answer.record import LeadRecord
from eval.asked.expected import Label
from eval.asked.question_record import GoldQuestion
from eval.score.conclusion import Conclusion, outcome_confusion
from eval.score.metrics import QuestionScore
from eval.score.scoring import score_records
from eval.score.summary import summarise
from ingest.facts import Antecedent
from tests.eval.examples import JORDAN_QUOTE, citation, gold, record, score
from tests.facts import fact
from tests.fakes import GUIDANCE, edition_corpus

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
GUIDED = "IOM begeleidt hen daarbij."
CITED = [citation(JORDAN, 2, 4, "proef")]
ANSWERABLE = gold(evidence=(JORDAN_QUOTE,), answer=("60 miljoen",))
PARTLY = gold(evidence=(JORDAN_QUOTE,), answer=("60 miljoen",), partial=True)
NOT = gold(answerable=False)


def scored(question: GoldQuestion, **fields: Any) -> QuestionScore:  # noqa: ANN401 (of the record)
    known = {"answer": f"{JORDAN} [1]", "citations": CITED, "outcome": "answered"}
    meant = Antecedent("hen", "de 1.250 mensen")
    corpus = replace(edition_corpus(), facts=(fact(GUIDANCE, antecedents={"nl": (meant,)}),))
    (found,) = score_records([question], [record(**(known | fields))], [corpus])
    return found


def lead(text: str) -> LeadRecord:
    return LeadRecord(text=text, citations=(1,))


@pytest.mark.parametrize(
    ("question", "said", "led"),
    [
        (ANSWERABLE, lead("60 miljoen euro"), True),
        (ANSWERABLE, lead("160 miljoen euro"), False),
        (ANSWERABLE, None, False),  # although the answer has the string
        (gold(evidence=(JORDAN_QUOTE,)), lead("60 miljoen euro"), None),
        (gold(answer_all=("60", "euro|EUR")), lead("EUR 60"), True),
        (gold(answer_all=("60", "Jordanië")), lead("EUR 60"), False),
        (NOT, lead("60 miljoen euro"), None),
    ],
)
def test_an_answer_is_led_by_the_gold_string(
    question: GoldQuestion, said: LeadRecord | None, led: bool | None
) -> None:
    found = scored(question, lead=said).conclusion
    assert found
    assert found.led is led


@pytest.mark.parametrize(
    ("said", "founded"),
    [
        (lead("60 miljoen euro"), 1),
        (lead("61 miljoen euro"), 0),
        (LeadRecord(text="60 miljoen euro", citations=(2,)), 0),  # cites nothing
        (LeadRecord(text="60 / 0 = 60", citations=(1,), calculation="60 / 0 = 60"), 0),
    ],
)
def test_a_lead_is_founded_if_its_sentences_say_it(said: LeadRecord, founded: int) -> None:
    assert figures(scored(ANSWERABLE, lead=said), scored(NOT))["lead founded"] == founded


def test_in_a_language_that_is_not_ours_no_lead_is_founded() -> None:
    found = scored(ANSWERABLE, lead=lead("60 miljoen euro"), language="de")
    assert figures(found)["lead founded"] == 0


@pytest.mark.parametrize(
    ("question", "outcome", "answered", "answerable"),
    [
        (ANSWERABLE, "partly", True, True),
        (NOT, "partly", True, False),
        (NOT, "answered", True, True),
        (NOT, "overview", True, True),
        (NOT, "help", False, False),
        (NOT, None, True, True),
        (ANSWERABLE, "not_in_report", False, False),
    ],
)
def test_a_part_counts_as_an_answer_only_where_there_is_one(
    question: GoldQuestion, outcome: str | None, answered: bool, answerable: bool
) -> None:
    assert scored(question, outcome=outcome, answered=answered).answered is answerable


@pytest.mark.parametrize(
    ("question", "fields", "right"),
    [
        (ANSWERABLE, {}, True),
        (ANSWERABLE, {"answer": "Ja. [1]"}, False),
        (ANSWERABLE, {"answer": "Ja. [1]", "outcome": "partly"}, False),
        (PARTLY, {}, True),  # verified
        (PARTLY, {"answer": "Ja. [1]"}, False),
        (PARTLY, {"answer": "Ja. [1]", "outcome": "partly"}, True),
        (PARTLY, {"answer": "Ja. [1]", "missing": ["het jaar"]}, True),
        (PARTLY, {"outcome": "not_in_report", "answered": False, "missing": ["x"]}, False),
        (NOT, {"outcome": "partly"}, True),
        (NOT, {}, False),
    ],
)
def test_what_the_report_answers_in_part_may_be_answered_so(
    question: GoldQuestion, fields: dict[str, Any], right: bool
) -> None:
    found = scored(question, **fields)
    assert found.is_right is right
    if question.answerable:
        assert summarise([found])["verified or rightly partly"] == right


def figures(*scores: QuestionScore) -> dict[str, float]:
    return summarise(scores)


def test_outcomes_are_shares_of_the_questions_they_bear_on() -> None:
    elsewhere: Sequence[object] = [citation("In 2022 keerden mensen terug.", 7, 7, "proef")]
    found = figures(
        scored(ANSWERABLE),
        scored(ANSWERABLE, outcome="partly"),
        scored(ANSWERABLE, outcome="partly", citations=elsewhere),
        scored(ANSWERABLE, outcome="not_in_report", answered=False, citations=[]),
        scored(NOT, outcome="partly"),
        scored(NOT, outcome="not_in_report", answered=False),
    )
    expected = {
        "answerable partly": 0.5,
        "partly with evidence": 0.25,
        "evidence lost": 0.5,
        "answerable refused": 0.25,
        "unanswerable declined": 0.5,
        "unanswerable partly": 0.5,
        "unanswerable refused": 1.0,
        "unanswerable answered": 0.0,
    }
    assert {name: found[name] for name in expected} == expected


def test_words_are_those_of_answers_without_markers() -> None:
    declined = {"outcome": "not_in_report", "answered": False, "answer": "Het staat er niet."}
    assert figures(scored(ANSWERABLE), scored(NOT, **declined))["median words"] == 7
    assert "median words" not in figures(scored(NOT, **declined))


def test_sentences_that_stand_alone_are_a_share_of_those_shown() -> None:
    cited = [*CITED, replace(citation(GUIDED, 8, 8, "proef"), n=2)]
    shown = scored(ANSWERABLE, answer=f"{JORDAN} [1] {GUIDED} [2]", citations=cited)
    explained = GUIDED.replace("hen", "hen [de 1.250 mensen]")
    mended = scored(ANSWERABLE, answer=f"{JORDAN} [1] {explained} [2]", citations=cited)
    assert (figures(shown)["self-contained"], figures(mended)["self-contained"]) == (0.5, 1)


def test_a_score_that_nobody_looked_at_has_no_figures_of_outcomes() -> None:
    assert {"led", "unanswerable partly", "median words"}.isdisjoint(figures(score()))
    found = Conclusion("overview")
    assert (found.is_whole, found.is_partial, Conclusion("help").is_whole) == (True, False, False)


def turn_right(**fields: Any) -> float | None:  # noqa: ANN401 (of the question and the record)
    outcome, label = fields.pop("outcome", "answered"), fields.pop("label", None)
    strings = fields.pop("strings", ("60 miljoen",))
    said = {name: fields.pop(name) for name in ("answer", "citations", "missing") if name in fields}
    known = {"evidence": (JORDAN_QUOTE,), "answer": strings, "before": ("Wat?",)}
    expected = Label(label, (label, *fields.pop("also", ()))) if label else None
    question = gold(**{**known, **fields, "label": expected})
    answered = outcome not in ("not_in_report", "help")
    found = scored(question, outcome=outcome, answered=answered, **said)
    return figures(found).get("later turn right")


def test_a_later_turn_is_right_by_its_outcome_and_a_sentence() -> None:
    assert turn_right(before=()) is None
    assert turn_right() == 1
    assert turn_right(label="answered") == 1
    assert turn_right(label="answered", outcome="partly") == 0
    assert turn_right(answer="Vijf. [1]") == 0
    assert turn_right(citations=[]) == 0
    assert turn_right(outcome="not_in_report") == 0


def test_a_later_turn_answered_in_part_is_right_if_that_is_said_with_a_right_sentence() -> None:
    part = {"partial": True, "label": "partly", "answer": "Niet alles. [1]"}
    assert turn_right(**part, outcome="partly") == 1
    assert turn_right(**part, outcome="answered", missing=["x"]) == 1
    assert turn_right(**part, outcome="answered") == 0
    assert turn_right(**part, outcome="partly", citations=[]) == 0


def test_a_later_turn_that_asks_for_the_page_is_right_if_the_quote_is_cited_from_it() -> None:
    cited = [replace(CITED[0], page=7)]
    assert turn_right(strings=("7",), citations=cited) == 1
    assert turn_right(strings=("8",), citations=cited) == 0


def test_a_later_turn_that_the_report_does_not_answer_is_right_by_its_outcome() -> None:
    not_answered = {"answerable": False, "evidence": ()}
    assert turn_right(**not_answered) == 0
    assert turn_right(**not_answered, outcome="partly") == 1
    assert turn_right(**not_answered, outcome="partly", label="not_in_report") == 0
    assert turn_right(**not_answered, outcome="not_in_report", label="not_in_report") == 1
    assert turn_right(**not_answered, outcome="not_in_report", label="help") == 0
    assert turn_right(**not_answered, outcome="help", label="help") == 1
    assert turn_right(outcome="not_in_report", label="partly", also=["not_in_report"]) == 1


def test_help_is_told_from_questions_to_the_report() -> None:
    talk = gold(answerable=False, label=Label("help", ("help",)))
    found = figures(scored(talk, outcome="help"), scored(talk), scored(NOT, outcome="help"))
    assert (found["help recognised"], found["swallowed"]) == (0.5, 1)
    assert figures(scored(NOT), scored(ANSWERABLE))["swallowed"] == 0


def test_an_overview_is_right_by_its_name_and_no_passage_is_looked_for() -> None:
    asked = gold(overviews=("o-money",), label=Label("overview", ("overview",)))
    found = figures(
        scored(asked, outcome="overview", overview="o-money"),
        scored(asked, outcome="overview", overview="o-visits"),
    )
    assert (found["right overview"], found["verified"]) == (0.5, 0.5)
    assert {"R@1", "evidence lost"}.isdisjoint(found)


def test_outcomes_given_are_counted_by_those_labelled() -> None:
    assert outcome_confusion([("help", "help"), ("help", "answered"), ("help", "help")]) == {
        "help": {"answered": 1, "partly": 0, "not_in_report": 0, "overview": 0, "help": 2}
    }
