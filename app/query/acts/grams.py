"""The n-grams of a line: of letters, of words, and of how it begins and ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.text.alignment import WORD, fold

SHORTEST, LONGEST = 2, 5  # letters of an n-gram, the spaces around a word among them
MOST_COUNTED = 12  # words; longer lines are all alike


def words_of(line: str) -> list[str]:
    """Returns the words of a line, folded, "what's" as one."""
    return WORD.findall(fold(line.replace("'", "").replace("’", "")))


def grams_of(words: Sequence[str]) -> set[str]:
    """Returns the n-grams of a line.

    Args:
        words: Of the line; see `words_of`.

    Returns:
        Parts of words, whole words ("=page"), pairs ("which page") and pairs with a word between
        them ("which…that"), the first words ("^which", "^which page"), the last ("$that"), and
        how many there are ("#4").
    """
    grams = {gram for word in words for gram in _parts(word)}
    grams.update(f"={word}" for word in words)
    grams.update(f"{first} {second}" for first, second in pairwise(words))
    grams.update(f"{first}…{third}" for first, third in zip(words, words[2:], strict=False))
    grams.add(f"#{min(len(words), MOST_COUNTED)}")
    if words:
        grams.update((f"^{words[0]}", f"${words[-1]}"))
    if len(words) > 1:
        grams.add(f"^{words[0]} {words[1]}")
    return grams


def _parts(word: str) -> Iterator[str]:
    padded = f" {word} "
    for length in range(SHORTEST, LONGEST + 1):
        for at in range(len(padded) - length + 1):
            yield padded[at : at + length]
