"""Abbreviations that a report gives in full: "Dienst Terugkeer en Vertrek (DT&V)".

After Schwartz and Hearst 2003, "A simple algorithm for identifying abbreviation definitions in
biomedical text": the letters of the abbreviation must stand in order in the words before it, the
first of them where a word begins. Dutch compounds have letters within a word ("contactonderzoek"
for CO); so of all ways to find the letters that with most at the beginning of words is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.document import Report, SentenceKey
from ingest.text.alignment import fold

SHORT = r"[A-Z][\w&./-]{0,10}[\w]"
CALLED = r"(?:(?:hierna|verder|afgekort|kortweg|hereafter|hereinafter)\b[\w ]{0,20}?:?\s*)?"
QUOTE = r"[‘’“”\"']?"
BRACKETED = re.compile(
    rf"\({CALLED}{QUOTE}(?:(?:de|het|the) )?(?P<short>{SHORT}){QUOTE}(?:[;,][^()]*)?\)"
)
# "BCO (bron- en contactonderzoek)", which tells the other way round.
EXPLAINED = re.compile(rf"(?<![\w(])(?P<short>{SHORT}) \((?P<long>[^()]{{4,100}})\)")
WORD = re.compile(r"[\w&’'./-]*\w")
FARTHEST = 400  # characters before it that are looked at
CAPITALS = 2  # fewest of an abbreviation, but for one as short as "Wpg"
SHORTEST = 4  # letters up to which one capital is enough
MORE_WORDS = 5  # than letters, that the full form may have
AT_BEGINNINGS = 0.5  # share of the letters that must begin a word or stand behind a hyphen
SAME_CASE = 0.5  # of a letter at the beginning of a word, beside 1 for standing there
LONG_WORD = 12  # letters of a single word that may be a full form of other letters
NAME_BEFORE = 5  # words within which a name would begin
ARTICLES = frozenset(("de", "het", "een", "the", "a", "an"))
SMALL = ARTICLES | frozenset(
    "en of van voor in op te om door bij met onder naar aan tot uit and or of for on by to".split()
)
MARKS = frozenset('()[]“”";:')


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation that a sentence gives in full.

    Attributes:
        short: As it is written.
        long: In full, as the sentence has it.
        key: The sentence.
    """

    short: str
    long: str
    key: SentenceKey


def abbreviations(report: Report) -> tuple[Abbreviation, ...]:
    """Returns the abbreviations that a report gives in full, each as it does first, in order."""
    found: dict[str, Abbreviation] = {}
    for key, sentence in report.sentences.items():
        for short, long in in_full(sentence.text):
            found.setdefault(short, Abbreviation(short, long, key))
    return tuple(found.values())


def in_full(text: str) -> Iterator[tuple[str, str]]:
    """Yields each abbreviation of a text with its full form."""
    for match in BRACKETED.finditer(text):
        before = text[max(0, match.start() - FARTHEST) : match.start()]
        long = full_form(match["short"], before)
        if long and is_short(match["short"]):
            yield match["short"], long
    for match in EXPLAINED.finditer(text):
        long = match["long"].strip()
        if is_short(match["short"]) and full_form(match["short"], long) == long:
            yield match["short"], long


def is_short(text: str) -> bool:
    """Returns whether a text looks like an abbreviation: capitals, and no number of a paper."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return capitals >= CAPITALS if len(letters) > SHORTEST else bool(capitals)


def full_form(short: str, before: str) -> str:
    """Returns the words at the end of a text that an abbreviation stands for; "" if none do.

    Args:
        short: The abbreviation.
        before: What stands before it.
    """
    letters = [letter for letter in short if letter.isalnum()]
    words = [*WORD.finditer(before)]
    if not words or before[words[-1].end() :].strip(" ,‘’“”\"'"):
        return ""
    near = words[-min(len(letters) + MORE_WORDS, 2 * len(letters)) :]
    clause = before[near[0].start() : words[-1].end()]
    start = _aligned(letters, clause)
    long = clause[start:] if start is not None else ""
    if len(long) > len(short) and fold(WORD.findall(long)[0]) not in SMALL and not MARKS & {*long}:
        return long
    last = words[-1][0]
    # "De gegevensbeschermingseffectbeoordeling (DPIA)": of another language.
    is_whole = (len(words) == 1 or fold(words[-2][0]) in ARTICLES) and short[:2].isupper()
    # "Het Europees Comité voor de gegevensbescherming (EDPB)": the name begins before it.
    is_whole &= not any(
        word[0][0].isupper() and fold(word[0]) not in SMALL for word in words[-NAME_BEFORE:-1]
    )
    return last if is_whole and len(last) >= LONG_WORD and last.isalpha() else ""


def _aligned(letters: list[str], text: str) -> int | None:
    """Returns where the words begin that have the letters in order; None if none do.

    Of all ways to find them the one is taken with most letters at the beginning of a word and in
    the same case; then the shortest.
    """
    plain = fold(text) if len(fold(text)) == len(text) else text.lower()
    # By place of the letter found last: how well those so far fit, how many begin a word, start.
    ways: dict[int, tuple[float, int, int]] = {}
    for number, letter in enumerate(letters):
        found: dict[int, tuple[float, int, int]] = {}
        best: tuple[float, int, int] | None = None
        for at, other in enumerate(plain):
            if at - 1 in ways and (best is None or ways[at - 1] >= best):
                best = ways[at - 1]
            begins = at == 0 or not plain[at - 1].isalnum()
            if other != fold(letter) or (number == 0 and not begins):
                continue
            if number and best is None:
                continue
            fit, beginnings, start = best if number and best else (0.0, 0, at)
            gain = begins * (1.0 + SAME_CASE * (text[at] == letter))
            found[at] = (fit + gain, beginnings + begins, start)
        ways = found
    if not ways:
        return None
    _, beginnings, start = max(ways.values())
    return start if beginnings >= AT_BEGINNINGS * len(letters) else None
