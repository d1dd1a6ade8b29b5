from __future__ import annotations

import pytest

from app.query.conversation.referents import pointed_at, spoken_of
from app.query.conversation.topics import topics_in
from tests.app.query.conversation.talk import DETECTOR


@pytest.mark.parametrize(
    ("question", "group", "words"),
    [
        ("hoeveel kost dat programma?", "scheme", "dat programma"),
        ("how much does that programme cost?", "scheme", "that programme"),
        ("wat gebeurt er in dat land?", "place", "dat land"),
        ("what happens in this country?", "place", "this country"),
        ("hoeveel krijgt die hulporganisatie", "organisation", "die hulporganisatie"),
        ("does that organisation run COMPASS?", "organisation", "that organisation"),
        ("en het fonds?", "scheme", "het fonds"),
        ("since when does the fund exist", "scheme", "the fund"),
    ],
)
def test_a_kind_is_pointed_at(question: str, group: str, words: str) -> None:
    pointed = pointed_at(question, topics_in(question, DETECTOR.names), few_words=True)
    assert pointed is not None
    assert (pointed.group, question[pointed.start : pointed.end]) == (group, words)


@pytest.mark.parametrize(
    "question",
    [
        "welk programma is het grootst?",
        "which country hosts most?",
        "is COMPASS het grootste en wat kost dat programma?",
        "the programme with the largest budget",
        "het land waar de meesten vandaan komen",
        "dat landschap",
    ],
)
def test_what_is_explained_or_named_points_at_nothing(question: str) -> None:
    own = topics_in(question, DETECTOR.names)
    assert pointed_at(question, own, few_words=True) is None


def test_an_article_alone_points_at_nothing_where_more_is_said() -> None:
    assert pointed_at("how does the fund help poor host communities", [], few_words=False) is None


@pytest.mark.parametrize(
    ("question", "groups"),
    [
        ("Welk land vangt de meeste vluchtelingen op?", ["place"]),
        ("Which programme does the Netherlands fund with UNHCR?", ["scheme"]),
        ("Wie voert COMPASS uit?", ["person", "organisation"]),
        ("Which programme is COMPASS?", []),
        ("Hoeveel kost het?", []),
        ("What does the Netherlands do?", []),
    ],
)
def test_a_kind_is_spoken_of_where_none_is_named(question: str, groups: list[str]) -> None:
    assert spoken_of(question, topics_in(question, DETECTOR.names)) == groups
