from __future__ import annotations

from pathlib import Path

import pytest

from app.answer.outcome.places import unnamed_place
from index.library import Library
from tests.fakes import FakeEncoder, edition_corpus, make_library, plain_corpus


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return make_library(tmp_path_factory.mktemp("index"), [edition_corpus()], FakeEncoder())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoeveel mensen keerden terug naar Dokkum?", "Dokkum"),
        ("How many people went home in the town of Settle?", "Settle"),
        # Where somebody is, or what is said by the way, is not asked.
        ("I live in Settle, how many people went home?", ""),
        ("Het was druk in Dokkum. Hoeveel mensen keerden terug?", ""),
        ("Wat kreeg onderwijs in Jordanië?", ""),
        ("Wat is er bekend over terugkeer in Dokkum", "Dokkum"),
        ("IN DOKKUM KEERDEN MENSEN TERUG", ""),
        # Neither a country nor what is no place at all is one that a report must name.
        ("How many people arrived in the United States?", ""),
        ("Hoeveel mensen keerden in Januari terug?", ""),
        ("What is said in Chapter 3?", ""),
        ("Wat staat er in Tabel 2?", ""),
        ("Hoe heet dat in het Engels?", ""),
    ],
)
def test_a_place_that_is_asked_about_must_be_known(
    library: Library, text: str, expected: str
) -> None:
    language = "en" if text.startswith(("How", "What", "I live")) else "nl"

    assert unnamed_place(text, language, library) == expected


def test_of_a_language_that_no_report_is_in_nothing_is_told(tmp_path: Path) -> None:
    dutch = make_library(tmp_path, [plain_corpus()], FakeEncoder())

    assert unnamed_place("How many people went home to Settle?", "en", dutch) == ""
    assert unnamed_place("Hoeveel mensen keerden terug naar Dokkum?", "nl", dutch) == "Dokkum"
