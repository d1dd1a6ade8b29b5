"""In which form an overview is asked for: so many sentences, a table, only the amounts.

The words that say so are no part of what is asked: "chapter 3 in four sentences" asks for chapter
3. They are taken out before it is looked for which overview is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from app.query.slots import YEAR
from ingest.currencies import CERTAIN

Shape = Literal["usual", "short", "all", "table", "amounts", "top", "chapters"]

COUNTS: Mapping[str, int] = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7,
    "acht": 8, "negen": 9, "tien": 10, "twaalf": 12, "vijftien": 15, "twintig": 20,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20,
    "paar": 3, "few": 3, "couple": 2, "enkele": 3,
}  # fmt: skip
MOST = 99  # items that a number can ask for
COUNT = rf"(?P<count>\d{{1,2}}|{'|'.join(COUNTS)})"
UNITS = (
    r"(?:zin(?:nen|netjes?)?|regels?|bullets?|bullet ?points?|opsommingstekens?|"
    r"sentences?|lines?|punt(?:en|jes)|points)"
)
# "in (at most) three short sentences, please"
SENTENCES = re.compile(
    rf"\b(?:(?:in|met|with|using)\s)?(?:(?:max\w*|hooguit|hoogstens|liefst|ongeveer|at most|about|"
    rf"around|just|only|maar|exact(?:ly)?|precies)\.?\s)*(?:a\s|een\s)?(?:of\s)?{COUNT}\s(?:of\s)?"
    rf"(?:(?:korte|short|simpele|simple|hele|brief|losse)\s)?{UNITS}\b",
    re.IGNORECASE,
)
SUPERLATIVE = (
    r"(?:belangrijk|voornaam|groot|hoog|meest|opvallend|most|main|biggest|largest|highest|"
    r"key|top|important)\w*"
)
TOP = re.compile(
    rf"\b(?:(?:de|the|geef|give me|a|een)\s)*(?:top[\s-]?(?P<ranked>\d{{1,2}}|{'|'.join(COUNTS)})\b"
    rf"|(?<!\w){COUNT}\s(?={SUPERLATIVE})|(?<=welke\s)(?P<which>\d)(?=\s)|(?<=which\s)(?P<en>\d)(?=\s))",
    re.IGNORECASE,
)
SHORT = re.compile(
    r"\b(?:(?:(?:wel|iets|een|wat|zo|heel|graag|nog|a|much|very|stuk|stukje|bit|little|as|even)\s)*"
    r"(?:korter\w*|shorter(?:\sversion)?|beknopt\w*|briefly|kort(?:\smogelijk)?|in\shet\skort|"
    r"in\sbrief|in\sa\snutshell|in\sshort)(?:\sgraag)?)\b|\bone[\s-]liner\b",
    re.IGNORECASE,
)
TABLE = re.compile(
    r"\b(?:(?:in|als|as|into|to|naar|met|zet|put)\s)?(?:(?:een|a|the|de|it|this|dit)\s)*"
    r"(?:tabel(?:letje|vorm)?|table(?:\sf?orm(?:at)?)?|spreadsheet|excel(?:sheet)?|csv)\b",
    re.IGNORECASE,
)
MONEY = (
    rf"(?:bedragen|geldbedragen|{CERTAIN}|eurobedragen|amounts?(?:\sof\smoney)?|sums?"
    r"(?:\sof\smoney)?|money|geld|kosten|costs|budgett?en|budgets?)"
)
AMOUNTS = re.compile(
    rf"\b(?:alleen|enkel|slechts|uitsluitend|only|just|solely)\s(?:(?:maar|de|het|the|list|give|me|"
    rf"show|noem|geef)\s)*{MONEY}\b"
    rf"|\b{MONEY}\s(?:only|alleen)\b|\bjust\slist\sthe\s{MONEY}\b",
    re.IGNORECASE,
)
CHAPTERS = re.compile(
    r"\b(?:per\s(?:hoofdstuk|chapter)|hoofdstuk\s(?:voor|na)\shoofdstuk|chapter\sby\schapter|"
    r"(?:elk|ieder|each|every)\s(?:hoofdstuk|chapter)|by\schapter|chapterwise|hoofdstuksgewijs)\b",
    re.IGNORECASE,
)
ALPHABETICAL = re.compile(
    r"\b(?:(?:op|in|van|by|from|sorted)\s)*(?:alfabet\w*|alphabet\w*|a\s?(?:-|tot|to|t/m)\s?z)\b"
    r"(?:\s(?:volgorde|order))?",
    re.IGNORECASE,
)
# "All" of a thing names the thing: it stays, and tells that nothing may be left out.
ALL = re.compile(
    r"\b(?:alle(?:s|maal)?|elke?|iedere?|volledige?|compleet|complete|langer\w*|uitgebreid\w*|meer|"
    r"all|every(?:thing)?|each|full|longer|more|in\sdetail)\b",
    re.IGNORECASE,
)
GROUPS = ("count", "ranked", "which", "en")


@dataclass(frozen=True, slots=True)
class Form:
    """How an overview is to be said.

    Attributes:
        shape: As usual, shorter, all of it, as a table, only what gives amounts of money, the
            first of a ranking, or a little of each chapter.
        count: How many sentences, or None where no number is asked for.
        is_sorted: Whether by the alphabet.
        year: The one of which events are wanted, if one year is named; else "".
    """

    shape: Shape = "usual"
    count: int | None = None
    is_sorted: bool = False
    year: str = ""

    @property
    def is_plain(self) -> bool:
        """Whether nothing was said about it but a year."""
        return replace(self, year="") == Form()


USUAL = Form()
SHAPES: tuple[tuple[Shape, re.Pattern[str]], ...] = (
    ("amounts", AMOUNTS),
    ("chapters", CHAPTERS),
    ("table", TABLE),
    ("short", SHORT),
)


def read_form(text: str) -> tuple[Form, str]:
    """Returns the form that a question asks for, and the question without the words that say so.

    The question stays as it is if nothing else is in it.
    """
    rest = text
    count, is_ranked = None, False
    for pattern in (SENTENCES, TOP):
        if found := pattern.search(rest):
            count = count or _count(found)
            is_ranked = is_ranked or pattern is TOP
            rest = _without(rest, found)
    shape: Shape = "top" if is_ranked else "usual"
    for name, pattern in SHAPES:
        if found := pattern.search(rest):
            shape = name if shape == "usual" else shape
            rest = _without(rest, found)
    is_sorted = False
    if found := ALPHABETICAL.search(rest):
        is_sorted, rest = True, _without(rest, found)
    if shape == "usual" and count is None and (is_sorted or ALL.search(rest)):
        shape = "all"
    rest = " ".join(rest.split()).strip(" ,;:–-")
    named = set(YEAR.findall(text))
    year = named.pop() if len(named) == 1 else ""
    return Form(shape, count, is_sorted, year), rest if re.search(r"[^\W\d_]", rest) else text


def _count(found: re.Match[str]) -> int | None:
    groups = found.groupdict()
    for name in GROUPS:
        if said := groups.get(name):
            number = int(said) if said.isdigit() else COUNTS[said.lower()]
            return number if 0 < number <= MOST else None
    return None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"
