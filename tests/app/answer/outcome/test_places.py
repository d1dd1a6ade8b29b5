from __future__ import annotations

import pytest

from app.answer.outcome.places import unnamed_place
from index.library import Library
from tests.fakes import FakeEncoder, edition_corpus, make_library


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
    ],
)
def test_a_place_that_is_asked_about_must_be_known(
    library: Library, text: str, expected: str
) -> None:
    assert unnamed_place(text, library) == expected
