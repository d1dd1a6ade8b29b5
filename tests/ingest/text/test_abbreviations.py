from __future__ import annotations

from itertools import combinations

import pytest

from ingest.text.abbreviations import (
    BEFORE_NUMBER,
    CLOSING_WORDS,
    EITHER,
    LEADING,
    OPENERS,
    ORGANISATIONS,
    REMARKS,
    TITLES,
)


def test_no_word_has_two_verdicts() -> None:
    verdicts = [LEADING, EITHER, CLOSING_WORDS, BEFORE_NUMBER]
    assert [a & b for a, b in combinations(verdicts, 2)] == [frozenset()] * 6
    assert TITLES | REMARKS < LEADING
    assert ORGANISATIONS < EITHER


@pytest.mark.parametrize(
    "words", [LEADING, EITHER, CLOSING_WORDS, BEFORE_NUMBER, OPENERS, ORGANISATIONS]
)
def test_words_are_written_as_they_are_looked_up(words: frozenset[str]) -> None:
    assert [word for word in words if word != word.lower() or word.endswith(".")] == []
