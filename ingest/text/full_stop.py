"""A full stop and the words around it -> whether it ends a sentence.

It belongs to an abbreviation, initials or a number in a list as often as to a sentence. The
verdict is None where the words before leave it open; what follows must then decide.
"""

from __future__ import annotations

import re

from ingest.currencies import BEFORE, CODE
from ingest.text.abbreviations import (
    BEFORE_NUMBER,
    CLOSING_WORDS,
    EITHER,
    LABELS,
    LEADING,
    NUMBERED,
    ORGANISATIONS,
    REMARKS,
    TITLES,
)

OPENING = "“‘«„\"'’(["
BREAK = re.compile(r"[\s(\[“‘«„\"]+")

LETTER = f"[{''.join(filter(str.isupper, map(chr, range(0x250))))}]"  # Latin, with all its accents
INITIAL = f"(?:{LETTER}|Ch|Chr|Fr|IJ|Jac|Joh|Ph|Sj|Th|Tj|Wm)"
INITIALS = re.compile(rf"(?:\w{{2,}}-)?{INITIAL}(?:(?:\.-?|-){INITIAL})*")
DOTTED = re.compile(r"[A-Za-z](?:\.[a-z])+")
# "n.a.v.", "i.v.m.", "i.t.t.": van, met or tot, so that something must follow.
PREPOSITIONAL = re.compile(r"(?:[a-z]\.){2,}[vmt]", re.IGNORECASE)
SURNAME = re.compile(
    rf"(?:Van|De|Den|Der|Te|Ten|Ter|Von|['’‘]t) {LETTER}"
    rf"|(?:Van|In|Op|Uit|Aan|Bij|Over|Onder) (?:de|den|der|het|['’‘]t|la) {LETTER}"
)
# A long label may end a compound ("leeftijdsgroep C"), a short one may not ("Tomas A.").
LONG_LABELS = tuple(label for label in LABELS if len(label) > 4)
BETWEEN_LETTERS = frozenset("en of t/m and or to".split())
NUMBER = r"(?:(?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3}){0,4}[a-z°º]?|[A-Za-z]|[IVXLC]{1,6})"
ENUMERATION = re.compile(rf"(?:(?i:{'|'.join(NUMBERED)}|§)\.? )?{NUMBER}")
LIST_LABEL = re.compile(rf"[:;] \(?{NUMBER}$")
AMOUNT = re.compile(rf"{BEFORE} ?[\d.,]+ ml[nd]$")
FIGURE = re.compile(rf"(?:{CODE}|\W|{LETTER})?\s?\d|[IVXLC]+\b|{LETTER}\b")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")


def ends_after_word(before: str, whole: bool, after: str) -> bool | None:
    """Returns whether a full stop after a word ends a sentence, or None.

    Args:
        before: The sentence so far, or its last characters.
        whole: Whether it is the sentence from its beginning.
        after: What follows, or its first characters.
    """
    if (whole and ENUMERATION.fullmatch(before.lstrip(OPENING))) or LIST_LABEL.search(before):
        return False
    *earlier, word = BREAK.split(before)
    if len(word) == 1 and word.isalpha() and _ends_in_label(earlier):
        return True
    if word in {"mln", "mld"} and AMOUNT.search(before):
        return not after[0].isdecimal()
    word = _without_titles(word.lstrip("'’"))
    if INITIALS.fullmatch(word) and word.lower() not in ORGANISATIONS | REMARKS:
        return False if SURNAME.match(after) else None
    if word.lower() == "al" and earlier[-1:] == ["et"]:
        return None
    return _ends_after_abbreviation(word.rpartition("/")[2], after)


def ends_before_footnote(before: str, after: str) -> bool | None:
    """Returns whether a full stop ends a sentence that has a figure right behind it, or None.

    "uit.3 Daarna" does, "art.5 Wet" and "1.250 Syriërs" do not.
    """
    word = BREAK.split(before)[-1].lower()
    if after[0].isdecimal() or len(word) < 2 or word in LEADING | EITHER | BEFORE_NUMBER:
        return False
    return None if YEAR.search(before) else not word[-1].isdecimal()


def _ends_in_label(words: list[str]) -> bool:
    """Returns whether words name what a letter tells apart: "bijlage", "varianten A en"."""
    while words and (len(words[-1].rstrip(",")) == 1 or words[-1] in BETWEEN_LETTERS):
        words = words[:-1]
    label = words[-1].lower() if words else ""
    return label.endswith(LONG_LABELS) or {label, label.rstrip("s").rstrip("'’")} & LABELS != set()


def _ends_after_abbreviation(word: str, after: str) -> bool | None:
    lower = word.lower()
    if lower in CLOSING_WORDS:
        return True
    if lower in EITHER:
        return None
    is_item = word in set("abcdefghijklmnopqrstvwxyz")  # "a. De eerste b. De tweede"; "u" is a word
    if is_item or lower in LEADING or PREPOSITIONAL.fullmatch(word):
        return False
    if lower in BEFORE_NUMBER:
        return not FIGURE.match(after)
    return None if DOTTED.fullmatch(word) else True


def _without_titles(word: str) -> str:
    """Returns a word without titles before its end: "mr.A.B" is "A.B", "prof.dr" is "dr"."""
    title, _, rest = word.partition(".")
    return _without_titles(rest) if rest and title.lower() in TITLES else word
