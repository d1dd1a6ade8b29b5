from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.reading.cited_topics import MOST_OF_ONE_TYPE, cited_topics
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Entity
from ingest.document import SentenceKey

KEY = SentenceKey("a1", 0)


def named(library: Library, *entities: tuple[str, str]) -> list[str]:
    """Returns the topics of a sentence that names entities, each of a type."""
    report_id, corpus = next(iter(library.corpora.items()))
    known = tuple(
        Entity(name, kind, {"nl": (name,), "en": (name,)}, (KEY,)) for name, kind in entities
    )
    asked = replace(library, corpora={report_id: replace(corpus, entities=known)})
    found = cited_topics([SentenceRef(report_id, KEY)], asked)
    return [topic.named("nl") for topic in found]


@pytest.mark.parametrize(
    ("entities", "topics"),
    [
        ([], []),
        ([("COMPASS", "programme")], ["COMPASS"]),
        # A programme in a country is what a sentence is about.
        ([("Tunesië", "country"), ("COMPASS", "programme")], ["COMPASS"]),
        ([("Tunesië", "country"), ("UNHCR", "organisation")], ["Tunesië"]),
        # Half of all sentences name it.
        ([("Netherlands", "country")], []),
        ([("ambassades", "organisation")], []),
    ],
)
def test_a_sentence_is_about_the_programme_or_country_it_names(
    entities: list[tuple[str, str]], topics: list[str], library: Library
) -> None:
    assert named(library, *entities) == topics


def test_a_list_is_about_none_of_those_it_lists(library: Library) -> None:
    countries = [(name, "country") for name in ("Irak", "Iran", "Egypte")]
    assert len(named(library, *countries[:MOST_OF_ONE_TYPE])) == MOST_OF_ONE_TYPE
    assert named(library, *countries) == []


def test_nothing_cited_is_about_nothing(library: Library) -> None:
    assert cited_topics([], library) == []
