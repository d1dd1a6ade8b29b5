from __future__ import annotations

from dataclasses import replace

from app.answer.overview.wording_terms import common_terms, count_terms
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
KEYS = (("proef", "o-money"), ("proef", "o-goals"))


def test_each_wording_counts_once_for_a_term() -> None:
    counts = count_terms(WORDINGS)
    of_pair = {
        (counts.vocabulary[term], overview): count
        for term, overview, count in zip(counts.term, counts.overview, counts.count, strict=True)
    }
    assert counts.keys == KEYS
    assert counts.wordings.tolist() == [3, 1]
    assert (of_pair["=bedraag", 0], of_pair["=lijst", 0], of_pair["=lijst", 1]) == (3, 1, 1)
    assert ("=bedraag", 1) not in of_pair


def test_terms_are_common_by_their_share_or_by_a_title() -> None:
    common = common_terms(count_terms(WORDINGS), 0.6)
    assert {"=bedraag", "drag"} <= common[KEYS[0]]
    assert "=lijst" not in common[KEYS[0]]
    assert "=lijst" in common[KEYS[1]]
    few = common_terms(count_terms([*WORDINGS[:1], *[WORDINGS[3]] * 9]), 0.6)
    assert few[KEYS[0]] >= {"=bedraag"}
    titled = [WORDINGS[0], *[replace(WORDINGS[1], text="iets anders")] * 9]
    assert "=bedraag" in common_terms(count_terms(titled), 0.6)[KEYS[0]]


def test_without_wordings_nothing_is_counted() -> None:
    assert count_terms([]).keys == ()
    assert common_terms(count_terms([]), 0.5) == {}
