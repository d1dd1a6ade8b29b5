from __future__ import annotations

from pathlib import Path

import pytest

from app.answer.antecedents import explained, standing_alone
from app.answer.outcome.unprepared.leaning import before, leaning, with_the_one_before
from app.wording import word
from index.library import Library
from ingest.automatic.by_rule.preparing import prepared
from ingest.document import SentenceKey
from tests.fakes import FakeEncoder, make_library
from tests.ingest.automatic.by_rule.made import block, report

MADE = report(
    block("h1", "1 Lijnen", kind="heading", section=("1 Lijnen",)),
    block("a1", "Deze lijnen zijn nieuw.", "De bus rijdt.", "Deze bus is geel.", section=("1",)),
    block("n1", "Zie de krant.", kind="footnote", section=("1",)),
    block("b1", "Dit kost geld.", section=("1",)),
    block("c1", "Dit ook.", section=("2",)),
)
BUS, YELLOW, COST = SentenceKey("a1", 1), SentenceKey("a1", 2), SentenceKey("b1", 0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Deze sleutels worden bewaard.", "Deze sleutels"),
        ("Dit betekent niets.", "Dit"),
        ("• Deze bewaart niets.", "Deze"),
        ("Dit project is mislukt.", "Dit project"),
        ("In dat geval wordt gekeken.", "In dat geval"),
        ("Doel daarvan is rust.", "Doel daarvan"),
        ("Zij acht dat raadzaam.", "Zij"),
        ("These keys are kept.", "These keys"),
        ("They are kept.", "They"),
        ("Dit advies is kort.", ""),
        ("Dat wil zeggen: niets.", ""),
        ("Dat de bus rijdt is bekend.", ""),
        ("Zie hiervoor bijlage 1.", ""),
        ("De bus rijdt, en daarvoor is geld.", ""),
        ("Het regent.", ""),
    ],
)
def test_the_words_that_lean_are_those_that_open_the_sentence(text: str, words: str) -> None:
    assert leaning(text) == words


def test_the_sentence_before_is_of_the_same_part_and_no_note() -> None:
    assert before(MADE, YELLOW) == BUS
    assert before(MADE, COST) == YELLOW
    assert before(MADE, SentenceKey("a1", 0)) is None  # a heading
    assert before(MADE, SentenceKey("c1", 0)) is None


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return make_library(tmp_path, [prepared(MADE)], FakeEncoder())


def test_a_leaning_sentence_says_so_unless_the_one_before_stands_there(library: Library) -> None:
    (corpus,) = library.corpora.values()
    ref = {one.key: one for one in library.sentences}
    alone, together = f"Deze bus [{word('said_before', 'nl')}] is geel.", "Deze bus is geel."

    assert explained(corpus, YELLOW, "nl").text == alone
    both = standing_alone(library, [ref[BUS], ref[YELLOW]], "nl")
    assert [one.text for one in both] == ["De bus rijdt.", together]


def test_the_sentence_leant_on_is_shown_behind_the_first(library: Library) -> None:
    ref = {one.key: one for one in library.sentences}
    first = [ref[YELLOW], ref[COST]]

    assert with_the_one_before(first, library) == (ref[YELLOW], ref[BUS], ref[COST])
    assert with_the_one_before([ref[BUS], ref[COST]], library) == (ref[BUS], ref[COST])
