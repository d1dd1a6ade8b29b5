from __future__ import annotations

import pytest

from ingest.automatic.by_rule.lists import lists, name_of_list
from ingest.facts import check_fact
from tests.ingest.automatic.by_rule.made import block, report


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Er gelden de volgende eisen:", "eisen"),
        ("Er zijn de volgende aanvullende maatregelen getroffen:", "aanvullende maatregelen"),
        ("De partners die meedoen zijn:", "partners"),
        ("The partners that take part are:", "partners"),
        ("De eisen zijn verdeeld over twee categorieën:", "categorieën"),
        ("De fractie dient een amendement in om twee beslispunten toe te voegen:", "beslispunten"),
        ("De commissie bestaat uit:", "commissie"),
        ("Zo is het: toch, de raad bestaat uit:", "raad"),
        ("De raad bestaat uit leden: dit:", ""),
        ("De raad bestaat:", ""),
        ("De eisen: dit zijn:", ""),
        ("De eisen-zijn:", "eisen"),
        ("De raad besluit unaniem:", ""),
        ("Dit blijkt uit:", ""),
        ("De volgende halte:", ""),
        ("De volgende eisen gelden.", ""),
    ],
)
def test_the_announcement_names_the_items_or_their_whole(text: str, name: str) -> None:
    assert name_of_list(text) == name


def test_a_list_of_two_items_or_more_is_a_fact_of_its_announcement() -> None:
    made = report(
        block("a1", "De bus rijdt.", "Er gelden de volgende eisen:"),
        block("b1", "• een rijbewijs", kind="bullet"),
        block("b2", "• geduld", kind="bullet"),
    )

    (fact,) = lists(made)

    check_fact(fact, made)
    assert (fact.key.block, fact.key.number) == ("a1", 1)
    assert (fact.kind, fact.value["nl"]) == ("membership", "eisen")


def test_what_no_items_follow_is_none() -> None:
    alone = block("b1", "• een rijbewijs", kind="bullet")
    announced = block("a1", "Er gelden de volgende eisen:")

    assert lists(report(announced, alone, block("c1", "Dat was het."))) == ()
    assert lists(report(announced)) == ()
