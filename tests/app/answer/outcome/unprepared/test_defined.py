from __future__ import annotations

from pathlib import Path

import pytest

from app.answer.outcome.unprepared.defined import definition
from index.library import Library
from ingest.automatic.by_rule.preparing import prepared
from tests.fakes import FakeEncoder, make_library
from tests.ingest.automatic.by_rule.made import block, report

MADE = report(
    block(
        "a1",
        "De Dienst Wonen en Vervoer (DWV) en de Raad voor Bussen (RB) tellen.",
        "Onder een buurtbus wordt een bus van bewoners verstaan.",
        "Onder een halte wordt een paal verstaan.",
    )
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("index")
    return make_library(folder, [prepared(MADE)], FakeEncoder())


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Wat is een buurtbus?", 1),
        ("wat betekent DWV", 0),
        ("Waar staat RB voor?", 0),
        ("What does DWV stand for?", 0),
        ("What is meant by the Raad voor Bussen?", 0),
        ("Wat verstaat het verslag onder een halte?", 2),
    ],
)
def test_the_sentence_that_explains_the_term_is_returned(
    question: str, sentence: int, library: Library
) -> None:
    ref = definition(question, "wijk", library)
    assert ref is not None
    assert ref.key.number == sentence


@pytest.mark.parametrize(
    "question", ["Wat is het budget van de DWV?", "Wie is de Raad voor Bussen?", "Wat is een tram?"]
)
def test_what_asks_for_something_else_is_none(question: str, library: Library) -> None:
    assert definition(question, "wijk", library) is None
