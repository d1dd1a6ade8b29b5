"""Running text -> sentences, for Dutch and English prose.

A mark before a capital or a figure ends a sentence, unless the words around it say otherwise.
Where they leave it open, nothing is cut: two sentences in one are merely long, but a part of one
misleads.
"""

from __future__ import annotations

import re

from ingest.currencies import SIGNS
from ingest.text.abbreviations import OPENERS
from ingest.text.full_stop import OPENING, ends_after_word, ends_before_footnote

CONTEXT = 60  # characters read before and after a mark, more than three long words
MOST_BRACKETED = 400  # characters back to an opening bracket

CLOSING = r"[”’‘»\"')\]]"
MARK = re.compile(
    rf"(?P<mark>[.!?…])(?P<closed>{CLOSING}*)"
    rf"(?:(?:(?P<footnote>\d{{1,3}}(?:,\d{{1,3}}){{0,3}})|\[\d{{1,3}}\]|[¹²³⁰⁴-⁹]{{1,3}}){CLOSING}*)?\s+(?=\S)"
)
ITEM = re.compile(r"\(?[a-z][.)] [A-Z]")  # "b. De", "(b) De"
ELISION = re.compile(r"['’‘][stn][ -][A-Z]")  # "'s Ochtends", "'s-Gravenhage", "'t Hart"
NO_NAME = re.compile(r"['’‘](?:s |t (?:Gaat|Is|Kan|Was|Werd|Wordt|Zal))\b")
BRAND = re.compile(r"[a-z]{1,2}[A-Z]")  # "eHerkenning"
OMISSION = re.compile(r"[(\[](?:\.{3}|…)[)\]] [A-Z]")  # "(...) De"


def split_sentences(text: str) -> list[str]:
    """Returns the sentences of a paragraph in order; their concatenation loses only spaces.

    Args:
        text: Prose with single spaces and no line breaks.
    """
    sentences = []
    start = 0
    for match in MARK.finditer(text):
        if _ends_sentence(text, start, match):
            sentences.append(text[start : match.end()].strip())
            start = match.end()
    sentences.append(text[start:].strip())
    return [sentence for sentence in sentences if sentence]


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Returns whether the sentence that began at `start` ends with the mark of a match."""
    before = text[max(start, match.start() - CONTEXT) : match.start()]
    after = text[match.end() : match.end() + CONTEXT]
    if not _may_begin(after):
        return False
    ends: bool | None = True
    if before.rstrip(".!?…").endswith(("(", "[")):  # "(!)", "(...)"
        ends = None
    elif match["mark"] == "." and match["footnote"] and not match["closed"]:
        ends = ends_before_footnote(before, after)
    elif match["mark"] == "." and not before.endswith("."):
        ends = ends_after_word(before, match.start() - start <= CONTEXT, after)
    if ends is None or (ends and _closes_bracket_inside(text, start, match)):
        return _opens_sentence(after)
    return ends


def _may_begin(after: str) -> bool:
    first = after.removeprefix("« ").lstrip(OPENING)[:1]
    return (
        first.isupper()
        or first.isdecimal()
        or first in {*SIGNS, "§", "•"}
        or any(start.match(after) for start in (ITEM, ELISION, BRAND, OMISSION))
    )


def _opens_sentence(after: str) -> bool:
    """Returns whether a text begins with a word that would have no capital inside a sentence."""
    if after[0] == "•" or ITEM.match(after) or NO_NAME.match(after):
        return True
    word = re.match(r"\w+(?!\w*\.)", after.removeprefix("« ").lstrip(OPENING))
    return word is not None and (
        word[0].lower() in OPENERS or bool(re.match("(?:Daar|Hier|Waar)[a-z]+$", word[0]))
    )


def _closes_bracket_inside(text: str, start: int, match: re.Match[str]) -> bool:
    """Returns whether a bracket closes after the mark that opened within the sentence."""
    if ")" not in match["closed"]:
        return False
    return text.rfind("(", max(start, match.start() - MOST_BRACKETED), match.start()) > start
