from __future__ import annotations

from dataclasses import replace

import pytest

from app.view.dossiers.about import About
from ingest.corpus import Corpus, Entity
from ingest.document import SentenceKey
from ingest.facts import Antecedent, Fact
from tests.facts import fact
from tests.fakes import GUIDANCE, JORDAN, RETURN, SUPPORT, edition_corpus

JORDAN_TOLD = {"nl": "de steun aan Jordanië", "en": "the support for Jordan"}


def entity(type_: str, name: str, english: str = "") -> Entity:
    return Entity("E9", type_, {"nl": (name,), "en": (english or name,)}, ())


def meant(dutch: str, english: str) -> dict[str, tuple[Antecedent, ...]]:
    return {"nl": (Antecedent("hen", dutch),), "en": (Antecedent("them", english),)}


def tie(who: Entity, told: Fact) -> str | None:
    return About(replace(edition_corpus(), entities=(who,), facts=(told,)), who).tie(told)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (fact(GUIDANCE, subject=JORDAN_TOLD), "subject"),
        (fact(GUIDANCE, subject={"nl": "Jordaanse boeren", "en": "Jordanian farmers"}), "subject"),
        (fact(GUIDANCE, subject={"nl": "de steun", "en": "the support for Jordan"}), None),
        (fact(GUIDANCE, places=("JO",)), "place"),
        (fact(GUIDANCE, places=("JO", "NL")), "place"),
        (fact(GUIDANCE, places=("JO", "IQ")), "places"),
        (fact(GUIDANCE, places=("JO", "IQ", "EG")), None),
        (fact(GUIDANCE, antecedents=meant("de mensen in Jordanië", "those in Jordan")), "meaning"),
        (fact(GUIDANCE, antecedents=meant("wie die Jordanië hielp", "who Jordan helped")), None),
        (fact(GUIDANCE), None),
    ],
)  # fmt: skip
def test_a_country_is_tied_by_subject_place_or_meaning(told: Fact, expected: str | None) -> None:
    assert tie(entity("country", "Jordanië", "Jordan"), told) == expected


@pytest.mark.parametrize(
    ("who", "told", "expected"),
    [
        (entity("programme", "COMPASS"), fact(GUIDANCE, actors=("COMPASS",)), "actor"),
        (entity("programme", "COMPASS"), fact(GUIDANCE, actors=("COMPASS", "IOM")), None),
        # Whoever counted the refugees is not what the figure is about.
        (entity("organisation", "UNHCR"), fact(GUIDANCE, actors=("UNHCR",)), None),
        (
            entity("person", "migrant"),
            fact(GUIDANCE, subject={"nl": "de meeste migranten", "en": "most migrants"}),
            "subject",
        ),
        (
            entity("person", "migrant"),
            fact(
                GUIDANCE, antecedents=meant("de bescherming van migranten", "protecting migrants")
            ),
            None,
        ),
    ],
)
def test_what_ties_depends_on_what_it_is(who: Entity, told: Fact, expected: str | None) -> None:
    assert tie(who, told) == expected


def test_a_name_within_another_is_not_the_thing() -> None:
    who = entity("organisation", "IFC")
    joint = replace(entity("programme", "IFC-UNHCR Joint Initiative"), id="E8")
    of = {"nl": "het IFC-UNHCR Joint Initiative", "en": "the IFC-UNHCR Joint Initiative"}
    told = fact(GUIDANCE, subject=of)
    corpus = replace(edition_corpus(), entities=(who, joint), facts=(told,))
    assert About(corpus, who).tie(told) is None
    assert About(corpus, joint).tie(told) == "subject"


def test_sentences_join_that_lack_the_name_and_are_no_reference() -> None:
    facts = (
        fact(JORDAN, subject=JORDAN_TOLD),  # it names Jordan itself
        fact(GUIDANCE, subject=JORDAN_TOLD),
        fact(RETURN, subject=JORDAN_TOLD, kind="reference"),
        fact(SUPPORT),
    )
    corpus = replace(edition_corpus(), facts=facts)
    assert About(corpus, corpus.entities[0]).joining() == {GUIDANCE: facts[1]}


def test_the_reports_own_country_gains_nothing() -> None:
    who = entity("country", "Nederland", "the Netherlands")
    told = fact(GUIDANCE, subject={"nl": "Nederland", "en": "the Netherlands"}, places=("NL",))
    corpus = replace(edition_corpus(), entities=(who,), facts=(told,))
    assert About(corpus, who).joining() == {}


def test_a_report_without_facts_adds_nothing() -> None:
    corpus = edition_corpus()
    assert [About(corpus, one).joining() for one in corpus.entities] == [{}, {}]


@pytest.mark.parametrize(
    ("name", "joining"),
    [
        ("Tunesië", {("b105", 1), ("b105", 2)}),
        ("Irak", {("b103", 2), ("b103", 3), ("b103", 4), ("b103", 5)}),
        ("COMPASS", {("b113", 4), ("b121", 1), ("b126", 3), ("b130", 1), ("b137", 1)}),
        ("Oekraïne", {("b024", 0)}),
        ("Taliban", set()),
        ("Nederland", set()),
    ],
)
def test_what_joins_in_the_real_report(
    bundled: Corpus, name: str, joining: set[tuple[str, int]]
) -> None:
    who = next(one for one in bundled.entities if name in one.names["nl"])
    assert set(About(bundled, who).joining()) == {SentenceKey(*key) for key in joining}
