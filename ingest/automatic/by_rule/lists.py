"""Lists that a sentence announces, by what it calls their items: "De functionaliteiten zijn:"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from ingest.automatic.by_rule.figures import ADJECTIVE, PLURAL, WORDS
from ingest.automatic.by_rule.stated import stated
from ingest.document import Block, Report
from ingest.facts import Fact
from ingest.text.alignment import fold

WORD = r"[\w'’-]*\w"
# What stands before the name of the items, wherever it is in the sentence.
FOLLOWING = rf"\b(?:volgende|navolgende|following)\s(?P<items>{WORD}(?:\s{WORD}){{0,3}})"
SOME = (
    r"\b(?:een aantal|diverse|enkele|verschillende|meerdere|several|various|a number of|some|"
    rf"\d{{1,2}}|{'|'.join(WORDS)})\s(?P<items>{WORD}(?:\s{WORD}){{0,3}})"
)
# "De organisaties die meedoen zijn:", "The partners are:". What opens and what closes them are two
# patterns, for one with all that may stand between takes the square of its length to fail.
OPENING = rf"^(?:de|the)\s(?P<items>{WORD}(?:\s{WORD}){{0,3}})"
CLOSING = r"\b(?:zijn|luiden|are|were|waren)\W*$"
# "De commissie bestaat uit:" has members that have no name: what is asked is what it consists of.
CONSISTS = (
    rf"(?:^|[,;]\s)(?:de|het|een|the|an?)\s(?P<whole>{WORD}(?:\s{WORD}){{0,4}}?)\s(?:bestaat|bestaan"
    r"|consists?|is made up)\b"
)
NAMED = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (FOLLOWING, SOME))
OPENS, CLOSES, WHOLE, OF_WHAT = (
    re.compile(pattern, re.IGNORECASE)
    for pattern in (OPENING, CLOSING, CONSISTS, r"\b(?:uit|of)\b")
)
BULLET, MARK = "bullet", re.compile(r"^(?:[•·▪◦●■–—‒-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
FEWEST = 2  # items


def lists(report: Report) -> tuple[Fact, ...]:
    """Returns the lists whose announcement names what they are of, in reading order.

    The value of each is that name; its sentence is the one that announces the list.
    """
    return tuple(
        stated(block.sentences[-1].key, "list", "membership", name, name)
        for block, after in _announcing(report)
        if (name := name_of_list(block.sentences[-1].text)) and after
    )


def name_of_list(text: str) -> str:
    """Returns what a sentence that announces a list calls its items, or their whole; "" if nothing.

    Items are named by a plural with the adjectives before it.
    """
    said = text.rstrip()
    if not said.endswith(":"):
        return ""
    said = said.rstrip(": ")
    if name := next(filter(None, map(_named, _items(said))), ""):
        return name
    whole = WHOLE.search(said, said.rfind(":") + 1)
    return whole["whole"] if whole and OF_WHAT.search(said, whole.end()) else ""


def _items(said: str) -> Iterator[str]:
    """Yields the words of an announcement that may name the items, the surest first."""
    for pattern in NAMED:
        if match := pattern.search(said):
            yield match["items"]
    closes = CLOSES.search(said)
    opens = OPENS.match(said, 0, closes.start()) if closes else None
    if closes and opens and ":" not in said[opens.end() : closes.start()]:
        yield opens["items"]


def _named(words: str) -> str:
    """Returns a plural with the adjectives before it; "" if there is none."""
    said: list[str] = []
    for word in words.split():
        said.append(word)
        if PLURAL.fullmatch(fold(word)):
            return " ".join(said)
        if not ADJECTIVE.fullmatch(fold(word)):
            break
    return ""


def _announcing(report: Report) -> Iterator[tuple[Block, bool]]:
    """Yields the blocks of running text before others, with whether two items follow."""
    running = [block for block in report.blocks if block.kind != "footnote"]
    for place, (block, after) in enumerate(pairwise(running)):
        if block.kind in ("paragraph", BULLET) and _is_item(after):
            items = running[place + 1 : place + 1 + FEWEST]
            yield block, len(items) == FEWEST and all(map(_is_item, items))


def _is_item(block: Block) -> bool:
    text = block.sentences[0].text
    return block.kind == BULLET or (block.kind == "paragraph" and MARK.match(text) is not None)
