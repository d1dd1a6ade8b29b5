from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.conclusion import Conclusion
from app.answer.lead.draft import Draft
from app.answer.several import EACH, together
from app.query.query import Query
from index.hits import SearchResult
from index.rows import SentenceRef
from ingest.document import SentenceKey
from tests.fakes import asked

QUESTION = asked("Wat kost Brug en hoeveel mensen werken er?")
FOUND = SearchResult((), (), ())
A, B, C, D, E = (SentenceRef("proef", SentenceKey("a1", number)) for number in range(5))
WHOLE = Conclusion(FOUND, None, 0.6, (E,))
MONEY = Conclusion(FOUND, None, 0.8, (A, B), lead=Draft("EUR 80", (B,)))
PEOPLE = Conclusion(FOUND, None, 0.9, (C, D), missing=("waar",))
NOT = Conclusion(FOUND, "not_in_report", 0.2)


def _parts(*texts: str) -> list[Query]:
    return [asked(text) for text in texts or ("Wat kost Brug?", "Hoeveel mensen werken er?")]


def test_two_answers_are_one_whole_answer_with_the_lead_of_the_first() -> None:
    one = together(WHOLE, _parts(), [MONEY, PEOPLE])
    assert (one.reason, one.is_partial, one.confidence) == (None, False, 0.9)
    assert one.lead == MONEY.lead
    assert one.refs == (B, A, C, D)  # the lead's first, then of each in turn
    assert one.missing == ("waar",)
    assert one.result is WHOLE.result


def test_of_each_part_a_few_sentences_are_said_and_each_once() -> None:
    long = replace(PEOPLE, refs=(C, A, D))
    assert EACH == 2
    assert together(WHOLE, _parts(), [replace(MONEY, lead=None), long]).refs == (A, C, B)


@pytest.mark.parametrize(
    ("concluded", "missing", "lead"),
    [
        ([MONEY, NOT], ("hoeveel mensen werken er",), "EUR 80"),
        ([NOT, MONEY], ("wat kost Brug",), None),  # the lead is not of what is asked first
    ],
)
def test_where_one_part_is_declined_it_is_what_is_missing(
    concluded: list[Conclusion], missing: tuple[str, ...], lead: str | None
) -> None:
    one = together(WHOLE, _parts(), concluded)
    assert (one.reason, one.is_partial, one.missing) == (None, True, missing)
    assert (one.lead.text if one.lead else None) == lead
    assert set(one.refs) == {A, B}


def test_a_part_that_is_answered_in_part_makes_the_whole_one() -> None:
    partly = replace(PEOPLE, is_partial=True)
    assert together(WHOLE, _parts(), [MONEY, partly]).is_partial


def test_where_no_part_is_answered_what_the_whole_finds_stays() -> None:
    assert together(WHOLE, _parts(), [NOT, NOT]) == WHOLE
    assert together(NOT, _parts(), [NOT, NOT]) == NOT


def test_a_sentence_opens_only_if_it_answers_the_first_part() -> None:
    opening = replace(PEOPLE, opens_with_first=True)
    plain = replace(MONEY, lead=None)
    assert together(WHOLE, _parts(), [opening, plain]).opens_with_first
    assert not together(WHOLE, _parts(), [NOT, opening]).opens_with_first
    assert not together(WHOLE, _parts(), [plain, opening]).opens_with_first


@pytest.mark.parametrize(
    ("part", "missing"),
    [
        ("En wie betaalt dat?", "wie betaalt dat"),
        ("And who pays for it?!", "who pays for it"),
        ("COMPASS kost wat?", "COMPASS kost wat"),
        ("Ook in Peru?", "in Peru"),
    ],
)
def test_a_part_that_is_missing_reads_as_what_is_not_said(part: str, missing: str) -> None:
    parts = _parts("Wat kost Brug?", part)
    assert together(WHOLE, parts, [MONEY, NOT]).missing == (missing,)
