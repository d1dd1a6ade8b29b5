from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.show.verdict.tally import Share, Tally
from tests.eval.examples import gold, score
from tests.eval.show.verdict.examples import (
    declined,
    misled,
    ranked,
    refused,
    right,
    unproven,
    wrong,
)


def test_every_question_is_counted_where_it_belongs() -> None:
    run = [right(), right(), wrong(), refused(), declined(), declined(related=True), misled()]
    tally = Tally.of([*run, unproven(), unproven(answered=False)])

    assert tally == Tally(
        asked=9,
        well=Share(4, 7),
        right=Share(2, 4),
        wrong=Share(1, 4),
        refused=Share(1, 4),
        declined=Share(2, 3),
        related=1,
        first=Share(2, 4),
        five=Share(3, 4),
        only_ranked=False,
        answered=Share(1, 2),
    )


def test_a_system_that_only_ranks_goes_well_where_it_ranks_the_proof_first() -> None:
    tally = Tally.of([ranked(1), ranked(5), ranked(6), ranked(None)])
    assert (tally.only_ranked, tally.well, tally.five) == (True, Share(1, 4), Share(2, 4))


def test_an_overview_is_judged_though_no_passage_proves_it() -> None:
    tally = Tally.of([score(question=gold(overviews=("all",)))])
    assert (tally.right, tally.first.total) == (Share(1, 1), 0)


@pytest.mark.parametrize(
    ("share", "of_hundred"),
    [
        (Share(0, 0), 0),
        (Share(0, 500), 0),
        (Share(1, 500), 1),  # not none
        (Share(194, 220), 88),
        (Share(499, 500), 99),  # not all
        (Share(500, 500), 100),
    ],
)
def test_of_hundred_is_none_or_all_only_if_it_is(share: Share, of_hundred: int) -> None:
    assert share.of_hundred == of_hundred


@pytest.mark.parametrize(
    # Wilson 1927, computed by hand: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n), z = 1.96
    ("share", "margin"),
    [
        (Share(0, 0), (0, 100)),
        (Share(0, 1), (0, 80)),
        (Share(1, 1), (20, 100)),
        (Share(1, 2), (9, 91)),
        (Share(10, 10), (72, 100)),
        (Share(80, 100), (71, 87)),
    ],
)
def test_a_margin_is_rounded_outward(share: Share, margin: tuple[int, int]) -> None:
    assert share.margin == margin


@given(st.integers(1, 2000), st.floats(0, 1))
def test_a_margin_holds_its_share(total: int, part: float) -> None:
    share = Share(round(part * total), total)
    low, high = share.margin
    assert 0 <= low <= Fraction(100 * share.count, share.total) <= high <= 100
    assert low < high
