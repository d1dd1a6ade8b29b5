from __future__ import annotations

from dataclasses import replace

from app.view.dossiers.about import About
from app.view.dossiers.activity_counts import count_tables
from app.view.dossiers.figures import Figure, figures
from app.view.entity_names import EntityNames
from index.language import Language
from ingest.corpus import Corpus
from tests.facts import fact
from tests.fakes import JORDAN, edition_corpus

SIXTY = {"nl": "60 miljoen euro", "en": "60 million euros"}


def _figures(corpus: Corpus, name: str, language: Language) -> list[Figure]:
    who = next(one for one in corpus.entities if name in one.names["nl"])
    tables = count_tables(corpus.report, EntityNames(corpus.entities))
    return figures(About(corpus, who), tables, language)


def _shown(corpus: Corpus, name: str, language: Language) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in _figures(corpus, name, language)]


def test_a_figure_says_what_it_is_of() -> None:
    of = {"nl": "de steun aan Jordanië", "en": "the support for Jordan"}
    told = fact(JORDAN, kind="money", subject=of, value=SIXTY, number=6e7, unit="EUR")
    corpus = replace(edition_corpus(), facts=(told,))
    assert _shown(corpus, "Jordanië", "nl") == [("60 miljoen euro", "Steun aan Jordanië")]
    assert _shown(corpus, "Jordanië", "en") == [("60 million euros", "Support for Jordan")]
    assert _shown(corpus, "IOM", "nl") == []


def test_a_figure_of_the_thing_itself_says_what_is_counted() -> None:
    of = {"nl": "Jordanië", "en": "Jordan"}
    told = fact(JORDAN, kind="money", subject=of, value=SIXTY, number=6e7, unit="EUR")
    assert _shown(replace(edition_corpus(), facts=(told,)), "Jordanië", "nl") == [
        ("60 miljoen euro", "Geld")
    ]


def test_a_rank_is_no_figure() -> None:
    of = {"nl": "Jordanië", "en": "Jordan"}
    told = fact(JORDAN, kind="position", subject=of, value=SIXTY, number=1.0, unit="rank")
    assert _shown(replace(edition_corpus(), facts=(told,)), "Jordanië", "nl") == []


def test_what_is_not_legible_comes_last(bundled: Corpus) -> None:
    morocco = _figures(bundled, "Marokko", "nl")
    assert [(one.value, one.is_legible) for one in morocco] == [
        ("EUR 249.000", True),
        ("niet leesbaar in de bron", False),
    ]


def test_figures_that_contradict_each_other_say_so(bundled: Corpus) -> None:
    assert [(one.value, one.is_disputed) for one in _figures(bundled, "Iran", "en")] == [
        ("3.8 million", True),
        ("3.4 million refugees", True),
    ]
    assert not any(one.is_disputed for one in _figures(bundled, "COMPASS", "en"))


def test_a_figure_of_one_country_is_none_of_all_people(bundled: Corpus) -> None:
    assert _shown(bundled, "vluchteling", "nl") == []
    assert ("6 miljoen", "Vluchtelingen uit Oekraïne onder UNHCR-mandaat") in _shown(
        bundled, "Oekraïne", "nl"
    )
