from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.overview.form import Form
from app.answer.overview.saying import Asked, say
from index.library import Library
from index.rows import SentenceRef
from index.search import Retriever
from tests.app.view.glance.made import FIGURES, LONG, TABLE, glance_corpus
from tests.fakes import JORDAN, SUPPORT, FakeEncoder, asked, make_library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return make_library(tmp_path_factory.mktemp("index"), [glance_corpus()], FakeEncoder())


@pytest.fixture
def request_for(library: Library) -> Asked:
    query = asked("What are the figures?")
    result = Retriever(library, FakeEncoder()).search(query.text, "en")
    return Asked(query, result, 0.8)


def test_an_overview_is_said_under_its_title_every_sentence_cited(
    library: Library, request_for: Asked
) -> None:
    answer = say(library, "proef", LONG, request_for)
    assert answer.outcome == "overview"
    assert answer.heading
    assert (answer.heading.title, answer.heading.note) == ("Title o-long", "Van <ons>.")
    assert answer.heading.overview == "o-long"
    assert [one.citations for one in answer.sentences] == [(1,), (2,)]
    assert [citation.ref.key for citation in answer.citations] == [item.key for item in LONG.items]
    assert answer.is_set
    assert answer.confidence == 0.8


def test_its_sentences_are_ranked_first_and_then_what_was_found(
    library: Library, request_for: Asked
) -> None:
    answer = say(library, "proef", LONG, request_for)
    ranked = [citation.ref for citation in answer.ranking]
    assert ranked[:2] == [SentenceRef("proef", item.key) for item in LONG.items]
    assert len(set(ranked)) == len(ranked)
    assert answer.hits == request_for.result.hits


def test_a_label_stands_in_front_unless_the_sentence_begins_with_it(
    library: Library, request_for: Asked
) -> None:
    said = say(library, "proef", FIGURES, request_for)
    assert [one.label for one in said.sentences] == ["60 million euros; education", "1,250 people"]
    rows = say(library, "proef", TABLE, request_for)
    assert [one.label for one in rows.sentences] == ["", ""]  # "Syria: 12,640 applications."
    assert [one.text[slice(*one.emphasis[0])] for one in rows.sentences] == [
        "Syria: 12,640",
        "Turkey: 2,685",
    ]
    table = say(library, "proef", TABLE, request_for, Form("table"))
    assert [one.label for one in table.sentences] == ["Syria: 12,640", "Turkey: 2,685"]


def test_an_article_in_front_of_the_label_makes_no_difference(
    library: Library, request_for: Asked
) -> None:
    named = replace(LONG, items=(replace(LONG.items[0], label={"nl": "x", "en": "Netherlands"}),))
    (said,) = say(library, "proef", named, request_for).sentences
    assert said.text.startswith("The Netherlands")
    assert (said.label, said.emphasis[0]) == ("", (4, 15))


def test_a_table_is_marked_as_one(library: Library, request_for: Asked) -> None:
    answer = say(library, "proef", FIGURES, request_for, Form("table"))
    assert answer.heading
    assert answer.heading.is_table


def test_what_may_answer_by_itself_is_said_among_the_first(
    library: Library, request_for: Asked
) -> None:
    many = replace(LONG, items=(*LONG.items * 2, *FIGURES.items))
    answer = say(library, "proef", many, replace(request_for, first=SentenceRef("proef", JORDAN)))
    assert [citation.ref.key for citation in answer.citations][:2] == [JORDAN, SUPPORT]
