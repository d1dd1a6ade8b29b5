from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.answer import Verdict
from app.answer.checking import DECIDED_CONFIDENCE, with_claims
from app.answer.claims.check import CheckedClaim
from app.answer.conclusion import Conclusion
from app.answer.lead.draft import Draft
from app.wording import word
from index.hits import SearchResult
from index.rows import SentenceRef
from ingest.document import SentenceKey

A, B, C = (SentenceRef("proef", SentenceKey("a1", number)) for number in range(3))
FOUND = SearchResult((), (), ())
WHOLE = Conclusion(
    FOUND, None, 0.6, (C,), True, Draft("Zestig", (C,)), missing=("waar",), opens_with_first=True
)
DECLINED = Conclusion(FOUND, "not_in_report", 0.1)


def _claim(verdict: Verdict, *refs: SentenceRef) -> CheckedClaim:
    return CheckedClaim(f"Het is {verdict}", verdict, refs)


CONFIRMED = _claim("confirmed", A)
OTHER = _claim("other_figure", B, A)
PARTLY = _claim("partly", B)
NOTHING = _claim("not_in_report")


@pytest.mark.parametrize(
    ("claims", "is_partial", "refs"),
    [
        ([CONFIRMED], False, (A,)),
        ([OTHER], False, (B, A)),
        ([CONFIRMED, OTHER], False, (A, B)),
        ([CONFIRMED, PARTLY], True, (A, B)),
        ([OTHER, NOTHING], True, (B, A)),
        ([NOTHING, CONFIRMED, PARTLY, OTHER], True, (A, B)),
    ],
)
@pytest.mark.parametrize("concluded", [WHOLE, DECLINED])
def test_where_one_is_decided_their_sentences_are_said(
    concluded: Conclusion,
    claims: list[CheckedClaim],
    is_partial: bool,
    refs: tuple[SentenceRef, ...],
) -> None:
    one = with_claims(concluded, claims, "nl")
    assert (one.reason, one.is_partial, one.refs) == (None, is_partial, refs)
    assert one.claims == tuple(claims)
    assert one.lead is not None
    assert one.lead.refs[0] == refs[0]
    assert set(one.lead.refs) <= set(refs)
    assert (one.is_set, one.missing) == (False, ())
    assert one.confidence == DECIDED_CONFIDENCE


def test_all_confirmed_is_a_yes() -> None:
    one = with_claims(DECLINED, [CONFIRMED, _claim("confirmed", B)], "en")
    assert one.lead is not None
    assert one.lead.text == word("claims_yes", "en")


def test_a_greater_confidence_stays() -> None:
    assert with_claims(replace(WHOLE, confidence=0.97), [CONFIRMED], "nl").confidence == 0.97


def test_where_nothing_bears_on_any_a_declined_question_stays_declined() -> None:
    assert with_claims(DECLINED, [NOTHING], "nl") == replace(DECLINED, claims=(NOTHING,))


@pytest.mark.parametrize("claims", [[PARTLY], [PARTLY, NOTHING]])
def test_what_bears_on_one_is_said_though_the_question_was_declined(
    claims: list[CheckedClaim],
) -> None:
    one = with_claims(DECLINED, claims, "nl")
    assert (one.reason, one.is_partial, one.refs) == (None, True, (B,))
    assert one.claims == tuple(claims)


def test_of_a_country_that_is_not_named_nothing_is_said() -> None:
    elsewhere = replace(DECLINED, reason="no_such_country")
    assert with_claims(elsewhere, [PARTLY], "nl") == elsewhere


@pytest.mark.parametrize(
    ("claims", "refs"),
    [([NOTHING], (C,)), ([PARTLY], (B, C)), ([PARTLY, NOTHING], (B, C))],
)
def test_where_none_is_decided_what_was_found_is_a_part_at_most(
    claims: list[CheckedClaim], refs: tuple[SentenceRef, ...]
) -> None:
    one = with_claims(WHOLE, claims, "nl")
    assert (one.reason, one.is_partial, one.lead, one.refs) == (None, True, None, refs)
    assert one.claims == tuple(claims)
    assert one.confidence == WHOLE.confidence


def test_a_sentence_opens_only_if_it_is_still_the_first() -> None:
    assert with_claims(WHOLE, [NOTHING], "nl").opens_with_first
    assert not with_claims(WHOLE, [PARTLY], "nl").opens_with_first
