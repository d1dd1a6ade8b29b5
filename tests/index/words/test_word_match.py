from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.library import Library
from index.words.word_match import WordMatch, WordMatcher, no_match
from ingest.corpus import Corpus
from ingest.document import Block, Report, Sentence, SentenceKey
from tests.fakes import FakeEncoder, make_library

SAID = (
    "De minister tekende het advies.",
    "Daarna kwam er een brief.",
    "Niets daarvan.",
    "De sleutels blijven veertien dagen.",
)


@pytest.fixture
def library(tmp_path: Path) -> Library:
    blocks = [
        _block("a1", ("Bewaartermijn",), SAID[:1]),
        _block("a2", ("Slot",), SAID[1:]),
    ]
    report = Report("los", "Los", "nl", "0" * 64, SAID, tuple(blocks))
    return make_library(tmp_path, [Corpus(report=report)], FakeEncoder())


def _block(id_: str, section: tuple[str, ...], texts: tuple[str, ...]) -> Block:
    first = SAID.index(texts[0]) + 1
    lines = (first, first + len(texts) - 1)
    sentences = tuple(
        Sentence(SentenceKey(id_, n), text, None, 1, (first + n, first + n))
        for n, text in enumerate(texts)
    )
    return Block(id_, "paragraph", 1, section, (), sentences, (lines,))


def _match(library: Library, question: str, *places: int) -> WordMatch:
    wanted = np.array(places or range(len(SAID)), dtype=np.int64)
    return WordMatcher(library, FakeEncoder()).match(question, wanted)


def test_a_sentence_has_the_share_of_the_words_that_it_says(library: Library) -> None:
    # Each word stands in one of four sentences, so that both weigh the same.
    found = _match(library, "Wie tekende de sleutels?")

    assert found.own.tolist() == pytest.approx([0.5, 0, 0, 0.5])


def test_a_rarer_word_weighs_more(library: Library) -> None:
    # "x" is nowhere: ln(1 + 4.5 / .5) beside ln(1 + 3.5 / 1.5).
    found = _match(library, "x minister", 0)

    unsaid, said = np.log(10), np.log(1 + 3.5 / 1.5)
    assert found.own.tolist() == pytest.approx([said / (said + unsaid)])
    assert found.rarest.tolist() == [0]


def test_a_word_is_found_as_far_as_it_is_near(library: Library) -> None:
    # Four of the five runs of letters of "advies" are in "adviesraad": .72 of the .8 that do.
    assert _match(library, "adviesraad", 0).own.tolist() == pytest.approx([0.9])
    assert _match(library, "sleutel", 3).own.tolist() == [1]


def test_neighbours_and_headings_are_around_a_sentence(library: Library) -> None:
    assert _match(library, "minister").around.tolist() == [1, 1, 1, 0]
    assert _match(library, "bewaartermijn").around.tolist() == [1, 0, 0, 0]


def test_candidates_are_matched_as_all_sentences_are(library: Library) -> None:
    every, some = _match(library, "brief minister"), _match(library, "brief minister", 1, 3)

    assert some.around.tolist() == every.around[[1, 3]].tolist()
    assert some.own.tolist() == every.own[[1, 3]].tolist()


def test_the_form_that_is_asked_for_is_a_cue(library: Library) -> None:
    assert _match(library, "Hoe lang blijven de sleutels?").cue.tolist() == [0, 0, 0, 1]
    assert _match(library, "Vertel over de sleutels").cue.tolist() == [0, 0, 0, 0]


def test_a_question_without_words_matches_nothing(library: Library) -> None:
    found = _match(library, "Wat is het?")

    assert found.own.tolist() == found.around.tolist() == found.rarest.tolist() == [0, 0, 0, 0]


def test_no_match_is_nothing_for_every_sentence() -> None:
    assert no_match(2).own.tolist() == no_match(2).cue.tolist() == [0, 0]
