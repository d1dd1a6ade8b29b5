from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.overview_terms import ARRAYS, TERMS, TermCounts, count_terms, overview_keys
from index.overview_wordings import OverviewWording
from tests.app.view.glance.made import item, overview
from tests.fakes import RETURN

MONEY = replace(
    overview("o-money", "figures", item(RETURN)), title={"nl": "Bedragen", "en": "Amounts"}
)
GOALS = overview("o-goals", "summary", item(RETURN))
WORDINGS = [
    OverviewWording("proef", MONEY, "nl", "Bedragen"),
    OverviewWording("proef", MONEY, "nl", "lijst van bedragen"),
    OverviewWording("proef", MONEY, "nl", "alle bedragen en bedragen"),
    OverviewWording("proef", GOALS, "nl", "lijst van doelen"),
]
ELSEWHERE = [replace(one, report_id="ander") for one in WORDINGS[1:3]]


def entries(counts: TermCounts) -> dict[tuple[str, int], tuple[int, bool]]:
    """Returns by term and overview how many wordings have the term, and whether a title has."""
    return {
        (counts.vocabulary[term], overview): (count, is_titled)
        for term, overview, count, is_titled in zip(
            *(getattr(counts, name).tolist() for name in ARRAYS[1:]), strict=True
        )
    }


def test_each_wording_counts_once_for_a_term() -> None:
    counts = count_terms(WORDINGS)
    of_pair = entries(counts)
    assert overview_keys(WORDINGS) == (("proef", "o-money"), ("proef", "o-goals"))
    assert counts.sizes.tolist() == [3, 1]
    assert of_pair["=bedraag", 0] == (3, True)
    assert of_pair["drag", 0] == (3, True)
    assert of_pair["=lijst", 0] == of_pair["=lijst", 1] == (1, False)
    assert ("=bedraag", 1) not in of_pair


def test_parts_are_joined_as_if_counted_together() -> None:
    joined = TermCounts.joined([count_terms(WORDINGS), count_terms([]), count_terms(ELSEWHERE)])
    together = count_terms([*WORDINGS, *ELSEWHERE])
    assert joined.vocabulary == together.vocabulary
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(joined, name), getattr(together, name))
    assert TermCounts.joined([]).vocabulary == count_terms([]).vocabulary == ()


@pytest.mark.parametrize("wordings", [WORDINGS, []])
def test_what_is_loaded_is_what_was_saved(wordings: list[OverviewWording], tmp_path: Path) -> None:
    counts = count_terms(wordings)
    counts.save(tmp_path / TERMS)
    again = TermCounts.load(tmp_path / TERMS)
    assert again.vocabulary == counts.vocabulary
    for name in ARRAYS:
        np.testing.assert_array_equal(getattr(again, name), getattr(counts, name))
        assert getattr(again, name).dtype == getattr(counts, name).dtype
