from __future__ import annotations

from pathlib import Path

import pytest

from app.answer.outcome.unprepared.listed import listed
from index.library import Library
from ingest.automatic.by_rule.preparing import prepared
from tests.fakes import FakeEncoder, make_library
from tests.ingest.automatic.by_rule.made import block, report

MADE = report(
    block("a1", "De bus rijdt.", "De partners die de bus betalen zijn:"),
    block("b1", "• de wijk", kind="bullet"),
    block("b2", "• de winkels", kind="bullet"),
    block("c1", "Voor de chauffeurs gelden de volgende eisen:"),
    block("d1", "• een rijbewijs", kind="bullet"),
    block("d2", "• geduld", kind="bullet"),
    block("e1", "Voor de reizigers gelden de volgende eisen:"),
    block("f1", "• een kaartje", kind="bullet"),
    block("f2", "• een jas", kind="bullet"),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("index")
    return make_library(folder, [prepared(MADE)], FakeEncoder())


def _blocks(question: str, library: Library) -> list[str]:
    return [ref.key.block for ref in listed(question, "wijk", library, FakeEncoder())]


@pytest.mark.parametrize(
    ("question", "blocks"),
    [
        ("Welke partners betalen de bus?", ["a1", "b1", "b2"]),
        ("Noem de partners", ["a1", "b1", "b2"]),
        ("Wat zijn de eisen voor chauffeurs?", ["c1", "d1", "d2"]),
    ],
)
def test_the_list_asked_for_comes_with_its_items(
    question: str, blocks: list[str], library: Library
) -> None:
    assert _blocks(question, library) == blocks


@pytest.mark.parametrize(
    "question",
    [
        "Welke partners stopten met de bus?",  # a word that the announcement lacks
        "Welke eisen gelden er?",  # of two lists
        "Welke bus rijdt?",  # no list is called so
        "Betalen de partners de bus?",
    ],
)
def test_no_list_is_taken_for_another(question: str, library: Library) -> None:
    assert _blocks(question, library) == []
