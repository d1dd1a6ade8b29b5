from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.outcome.unprepared.outright import ALL, outright
from index.library import Library
from index.search import Retriever
from ingest.automatic.by_rule.preparing import prepared
from tests.fakes import FakeEncoder, asked, make_library
from tests.ingest.automatic.by_rule.made import block, report

MADE = report(
    block("a1", "De buurtbus is gestopt.", "De chauffeur van de bus is mevrouw Y. Bakker."),
    block("a2", "De bus reed niet omdat de brug dicht was.", "Er zijn klachten gemeld:"),
    block("b1", "• te laat", kind="bullet"),
    block("b2", "• te vol", kind="bullet"),
    block(
        "c1", "Onder een halte wordt een paal verstaan.", "Onder een lijn wordt een weg verstaan."
    ),
    block("t1", "Plaats: kade; Stand: gestopt.", kind="table"),
    block("d1", f"De brug is gestopt {'en nog wat ' * 8}."),
)
BUS, DRIVER, BRIDGE, COMPLAINTS, STOP, LONG, ROW = (
    ("a1", 0), ("a1", 1), ("a2", 0), ("a2", 1), ("c1", 0), ("d1", 0), ("t1", 0),
)  # fmt: skip


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("index")
    return make_library(folder, [prepared(MADE)], FakeEncoder())


def _said(
    question: str, first: tuple[str, int], library: Library, share: float = ALL
) -> list[tuple[str, int]]:
    ref = next(one for one in library.sentences if (one.key.block, one.key.number) == first)
    query = asked(question)
    result = Retriever(library, FakeEncoder()).search(query.text, "nl", typed=query.typed)
    hit = replace(next(one for one in result.sentences if one.ref == ref), word_match=share)
    found = outright(query, replace(result, sentences=(hit,)), [ref], library, FakeEncoder())
    return [(one.key.block, one.key.number) for one in found]


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Is de buurtbus gestopt?", BUS),
        ("Wie is chauffeur van de bus?", DRIVER),
        ("Wie is de chauffeur?", DRIVER),
        ("Waarom reed de bus niet?", BRIDGE),
        ("Wat is een halte?", STOP),
    ],
)
def test_a_short_sentence_with_every_word_and_the_form_says_it(
    question: str, sentence: tuple[str, int], library: Library
) -> None:
    assert _said(question, sentence, library) == [sentence]


@pytest.mark.parametrize(
    ("question", "sentence", "share"),
    [
        ("Is de buurtbus gestopt?", BUS, ALL - 0.01),
        ("Is de brug gestopt?", LONG, 1.0),
        ("Waarom is de buurtbus gestopt?", BUS, 1.0),
        ("Wat doet de buurtbus?", BUS, 1.0),
        ("Wie is de brug?", BRIDGE, 1.0),
    ],
)
def test_what_lacks_a_word_or_the_form_or_is_long_says_nothing_outright(
    question: str, sentence: tuple[str, int], share: float, library: Library
) -> None:
    assert _said(question, sentence, library, share) == []


def test_a_row_of_a_table_is_no_yes_or_no(library: Library) -> None:
    assert _said("Is de kade gestopt?", ROW, library) == []


def test_what_announces_a_list_is_said_with_its_items(library: Library) -> None:
    whole = [COMPLAINTS, ("b1", 0), ("b2", 0)]

    assert _said("Zijn er klachten gemeld?", COMPLAINTS, library) == whole
