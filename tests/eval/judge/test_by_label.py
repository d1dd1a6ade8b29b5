from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app.answer.answer import Outcome
from app.answer.record import ClaimRecord
from eval.asked.expected import Label
from eval.judge.by_label import by_label
from eval.judge.verdict import Verdict
from ingest.document import SentenceKey
from tests.eval.examples import citation, gold, record
from tests.fakes import SYRIA, TURKEY, edition_corpus

REPORT = edition_corpus().report
KEY = next(iter(REPORT.sentences))
RIGHT = REPORT.sentences[KEY].text


def verdict(
    outcome: str | None,
    label: Outcome = "answered",
    accept: tuple[Outcome, ...] = (),
    quote: str = RIGHT,
    **fields: Any,  # noqa: ANN401 (of the record)
) -> Verdict:
    needs = label in ("answered", "partly", "overview")
    named = Label(label, accept or (label,), (KEY,) if needs else ())
    cited = [citation(quote, 1, 1)] if quote else []
    answered = outcome != "not_in_report"
    shown = record(outcome=outcome, answered=answered, citations=cited, **fields)
    return by_label(gold(), named, shown, [REPORT])


@pytest.mark.parametrize(
    ("label", "given", "right", "harmless"),
    [
        ("answered", "answered", 1, 1),
        ("answered", "overview", 1, 1),
        ("answered", "partly", 0, 1),
        ("answered", "not_in_report", 0, 0),
        ("answered", None, 1, 1),
        ("partly", "partly", 1, 1),
        ("partly", "answered", 0, 0),
        ("partly", "overview", 0, 0),
        ("overview", "answered", 1, 1),
        ("overview", "partly", 0, 0),
        ("not_in_report", "not_in_report", 1, 1),
        ("not_in_report", "partly", 0, 1),
        ("not_in_report", "answered", 0, 0),
        ("help", "help", 1, 1),
        ("help", "not_in_report", 0, 0),
    ],
)
def test_outcomes_that_may_stand_for_others(
    label: Outcome, given: str | None, right: int, harmless: int
) -> None:
    values = verdict(given, label).values
    assert (values["right"], values["harmless"]) == (right, harmless)


def test_an_answer_to_a_part_must_say_what_is_missing() -> None:
    silent, honest = verdict("answered", "partly"), verdict("answered", "partly", missing=["x"])
    assert (silent.values["right"], silent.values["over-claimed"]) == (0, 1)
    assert silent.reasons == ("does not say what is missing",)
    assert (honest.values["right"], honest.values["over-claimed"]) == (1, 0)


def test_a_right_outcome_without_a_right_sentence_is_not_right() -> None:
    found = verdict("answered", quote="Iets anders.")
    assert (found.values["right"], found.values["lost"]) == (0, 1)
    assert found.reasons == (f"cites none of {KEY.block}.{KEY.number}",)
    assert verdict("answered", quote=RIGHT[3:-3]).values["lost"] == 0
    assert verdict("not_in_report").values["lost"] == 1


@pytest.mark.parametrize(
    ("given", "misled"), [("answered", 1), ("overview", 1), ("partly", 0), ("not_in_report", 0)]
)
def test_what_is_presented_as_an_answer_and_is_none_misleads(given: str, misled: int) -> None:
    assert verdict(given, "not_in_report").values["misled"] == misled


def test_what_a_second_reader_holds_right_is_right_and_binds_nobody() -> None:
    found = verdict("not_in_report", "answered", ("answered", "not_in_report"), quote="")
    assert (found.values["right"], found.values["lost"]) == (1, None)
    other = verdict("answered", "not_in_report", ("not_in_report", "partly"))
    assert (other.values["right"], other.values["misled"]) == (1, None)
    part = verdict("answered", "partly", ("partly", "answered"), missing=["x"])
    assert (part.values["right"], part.values["over-claimed"]) == (1, None)


def test_a_row_is_told_by_its_translation_from_those_printed_beside_it() -> None:
    label = Label("answered", ("answered",), (SYRIA,))
    for row, right in ((SYRIA, 1), (TURKEY, 0)):
        translation = REPORT.sentences[row].translation
        cited = replace(citation("Syrië 12.640 Turkije 2.685", 1, 1), translation=translation)
        shown = record(outcome="answered", citations=[cited])
        assert by_label(gold(), label, shown, [REPORT]).values["right"] == right


def test_a_claim_is_right_by_its_verdict() -> None:
    label = Label("answered", ("answered",), (KEY,), claim="other_figure")
    for verdicts, right in ((["other_figure"], 1), (["confirmed"], 0), ([], 0)):
        claims = [ClaimRecord(text="x", verdict=one, citations=()) for one in verdicts]
        shown = record(outcome="answered", citations=[citation(RIGHT, 1, 1)], claims=claims)
        assert by_label(gold(), label, shown, [REPORT]).values["claim right"] == right


def test_a_sentence_that_no_report_has_is_not_asked_for() -> None:
    label = Label("answered", ("answered",), (SentenceKey("nowhere", 0),))
    found = by_label(gold(), label, record(outcome="answered"), [REPORT])
    assert (found.values["right"], found.values["lost"]) == (1, 0)


@pytest.mark.parametrize(("given", "right"), [("o-money", 1), ("o-visits", 0), (None, 0)])
def test_where_overviews_are_asked_for_one_of_them_must_be_given(
    given: str | None, right: int
) -> None:
    asked = gold(overviews=("o-figures", "o-money"))
    shown = record(outcome="overview", overview=given)
    found = by_label(asked, Label("overview", ("overview",)), shown, [REPORT])
    assert found.values["right"] == right
    assert found.reasons == (() if right else (f"overview {given}, not o-figures or o-money",))
