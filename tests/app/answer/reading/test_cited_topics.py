from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.answer import Heading, Lead
from app.answer.citations import cite
from app.answer.reading.cited_topics import MOST_OF_ONE_TYPE, cited_topics
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Entity
from ingest.document import SentenceKey
from tests.app.answer.test_answer import made

COUNTRIES = [(name, "country") for name in ("Irak", "Iran", "Egypte")]


def named(
    library: Library,
    *sentences: list[tuple[str, str]],
    lead: str = "",
    heading: Heading | None = None,
) -> list[str]:
    """Returns the topics of an answer that cites sentences, each naming entities of a type.

    Its lead, if it has one, is of the last.
    """
    report_id, corpus = next(iter(library.corpora.items()))
    keys = list(corpus.report.sentences)[: len(sentences)]
    known = tuple(
        Entity(name, kind, {"nl": (name,), "en": (name,)}, _naming(name, sentences, keys))
        for name, kind in dict.fromkeys(one for same in sentences for one in same)
    )
    asked = replace(library, corpora={report_id: replace(corpus, entities=known)})
    refs = [SentenceRef(report_id, key) for key in keys]
    citations = tuple(cite(library, ref, number) for number, ref in enumerate(refs, start=1))
    answer = made(
        citations=citations, heading=heading, lead=Lead(lead, (len(refs),)) if lead else None
    )
    return [topic.named("nl") for topic in cited_topics(answer, asked)]


def _naming(
    name: str, sentences: tuple[list[tuple[str, str]], ...], keys: list[SentenceKey]
) -> tuple[SentenceKey, ...]:
    pairs = zip(keys, sentences, strict=True)
    return tuple(key for key, same in pairs if name in [one for one, _ in same])


@pytest.mark.parametrize(
    ("entities", "topics"),
    [
        ([], []),
        ([("COMPASS", "programme")], ["COMPASS"]),
        # A programme in a country is what a sentence is about.
        ([("Tunesië", "country"), ("COMPASS", "programme")], ["COMPASS", "Tunesië"]),
        ([("UNHCR", "organisation"), ("Tunesië", "country")], ["Tunesië", "UNHCR"]),
        # Half of all sentences name it.
        ([("Netherlands", "country")], []),
        ([("ambassades", "organisation")], []),
        # A list is about none of those it lists.
        (COUNTRIES[:MOST_OF_ONE_TYPE], ["Irak", "Iran"]),
        (COUNTRIES, []),
    ],
)
def test_a_sentence_is_about_the_programme_or_country_it_names(
    entities: list[tuple[str, str]], topics: list[str], library: Library
) -> None:
    assert named(library, entities) == topics


def test_what_the_lead_names_comes_first(library: Library) -> None:
    assert named(library, COUNTRIES[:2], lead="In Iran") == ["Iran", "Irak"]
    assert named(library, COUNTRIES, lead="In Iran") == ["Iran"]


def test_what_more_sentences_name_comes_first(library: Library) -> None:
    assert named(library, COUNTRIES[:2], COUNTRIES[1:2]) == ["Iran", "Irak"]


def test_the_sentences_of_the_lead_come_first(library: Library) -> None:
    assert named(library, COUNTRIES[:1], COUNTRIES[1:2], lead="Ja") == ["Iran"]
    assert named(library, COUNTRIES[:1], COUNTRIES[1:2]) == ["Irak"]


def test_a_later_sentence_tells_what_the_first_does_not(library: Library) -> None:
    assert named(library, COUNTRIES[:1], [("COMPASS", "programme")]) == ["COMPASS", "Irak"]


def test_what_names_too_much_or_nothing_is_about_nothing(library: Library) -> None:
    assert named(library, COUNTRIES[:1], heading=Heading("Landen")) == []
    assert cited_topics(made(), library) == []
    assert cited_topics(made(reason="not_in_report"), library) == []
