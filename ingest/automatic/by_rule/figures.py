"""What the sentences of a report state in figures, told by rule: amounts, shares, counts, dates.

A fact told by rule has a verbatim value, its number, unit and time, and what it is of as far as
the words beside it say so. It has no wordings by which a reader would ask for it, and leaves
nothing out: nobody read it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from ingest.automatic.by_rule.stated import stated
from ingest.currencies import AFTER, AMBIGUOUS, CODE, SIGN, currency
from ingest.document import Block, Report, Sentence
from ingest.facts import Fact, FactKind
from ingest.text.alignment import fold
from ingest.text.countries import countries_by_name

MULTIPLIERS = {
    "duizend": 3, "thousand": 3, "miljoen": 6, "million": 6, "mln": 6, "miljard": 9, "mld": 9,
    "billion": 9, "bn": 9,
}  # fmt: skip
WORDS = {
    word: n
    for words in (
        "twee drie vier vijf zes zeven acht negen tien elf twaalf",
        "two three four five six seven eight nine",
    )
    for n, word in enumerate(words.split(), 2)
}
UNITS = {
    "seconde": "seconds", "minuut": "minutes", "minuten": "minutes", "uur": "hours",
    "uren": "hours", "dag": "days", "dagen": "days", "week": "weeks", "weken": "weeks",
    "maand": "months", "maanden": "months", "jaar": "years", "jaren": "years",
    "seconds": "seconds", "seconden": "seconds", "minute": "minutes", "minutes": "minutes",
    "hour": "hours", "hours": "hours", "day": "days", "days": "days", "weeks": "weeks",
    "month": "months", "months": "months", "year": "years", "years": "years",
}  # fmt: skip
MONTHS = {
    month: n
    for months in (
        "januari februari maart april mei juni juli augustus september oktober november december",
        "january february march april may june july august september october november december",
    )
    for n, month in enumerate(months.split(), 1)
}
# A row of many numbers may look like one of many thousands: from each of them it is read so far.
GROUPED = r"\d{1,3}(?:[. \u00a0]\d{3}){1,20}(?:,\d+)?"
DIGITS = rf"{GROUPED}|\d+(?:[.,]\d+)?"
TIMES = rf"(?:[ -]?(?P<times>{'|'.join(MULTIPLIERS)})\b\.?)?"
NUMBER = rf"(?<![\w.,/-])(?P<digits>{DIGITS}){TIMES}"
MONTH = rf"(?P<month>{'|'.join(MONTHS)})"
YEAR = re.compile(r"(?<![\w.,/-])(?:19|20)\d\d(?![\w/-]|[.,]\d)")
# The first kind that matches at a place wins.
WRITTEN: tuple[tuple[FactKind, str], ...] = (
    ("date", rf"(?<![\w-])(?:(?P<day>\d{{1,2}})(?:e|st|nd|rd|th)? )?{MONTH} (?P<year>\d{{4}})\b"),
    # "euro" ends an amount more often than it begins one: "3 miljoen euro 12 procent meer".
    ("money", rf"(?P<unit>\b{CODE}|{SIGN})\s?{NUMBER}"),
    ("money", rf"{NUMBER}\s(?P<unit>{AFTER})"),
    ("share", rf"{NUMBER}\s?(?:%|procent\b|per ?cent\b)"),
    (
        "duration",
        rf"(?:{NUMBER}|\b(?P<word>{'|'.join(WORDS)}))\s(?P<unit>{'|'.join(UNITS)})\b",
    ),
    (
        "count",
        rf"(?:{NUMBER}|\b(?P<word>{'|'.join(WORDS)})) "
        r"(?P<counted>(?-i:[a-z])[\w'’-]{2,}(?: [a-z][\w'’-]{2,}){0,2})",
    ),
)
PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in WRITTEN)
# What a number belongs to that counts nothing.
REFERENCE = re.compile(
    r"(?:\b(?:artikel\w*|art\.|lid|paragraaf|par\.|hoofdstuk|bijlage|versie|pagina|p\.|pag\.|nr\.?|"
    r"nummer|kamerstuk\w*|stb\.|stcrt\.|figuur|tabel|stap|fase|punt|iso|wcag|article|section|chapter|"
    r"annex|version|page|no\.|figure|table|step|level|niveau|ios|android|in|sinds|eind|begin|medio|"
    r"jaar|year|vanaf|since|tot|until)|[-–/§#v])\s*$",
    re.IGNORECASE,
)
IN_YEAR = re.compile(r"\b(?:in|sinds|since)\s$", re.IGNORECASE)
PLURAL = re.compile(r"\w{2,}(?:en|s|'s|’s)")
# Before a plural in Dutch an adjective ends in e; a verb does not.
ADJECTIVE = re.compile(r"\w{2,}e")
NOT_COUNTED = frozenset(
    "aanzien worden werden hebben dagen keren malen punten times has was is".split()
) | frozenset(MONTHS)
QUALIFIER = re.compile(
    r"\b(circa|ca\.|ongeveer|ruim|bijna|meer dan|minder dan|maximaal|minimaal|minstens|ten minste|"
    r"tenminste|ten hoogste|hooguit|about|around|approximately|nearly|almost|more than|"
    r"less than|at least|at most|up to)\s$",
    re.IGNORECASE,
)
OF = re.compile(r"\s?(?:van|voor|aan|of|for|to) (?P<of>[^,.;:()]{3,90})")
MOST_WORDS = 8  # of what a value is of
HEADING_NUMBER = re.compile(r"(?:\d{1,3}\.?){1,5}\s*(?=\D)")
FARTHEST = 100  # characters before a value that are looked at
FIRST_YEAR, LAST_YEAR = 1900, 2099


@dataclass(frozen=True, slots=True)
class Figure:
    """A value in a sentence.

    Attributes:
        kind: What is stated.
        value: Verbatim.
        number: As a number of `unit`; None for a date.
        unit: "EUR", "percent", "days", what is counted, …; None for a date.
        time: ISO date or month, of a date.
        counted: What is counted, "" for other kinds.
        span: Where it stands.
    """

    kind: FactKind
    value: str
    number: float | None
    unit: str | None
    time: str | None
    counted: str
    span: tuple[int, int]


def facts(report: Report) -> tuple[Fact, ...]:
    """Returns what the sentences of a report state in figures, in reading order."""
    return tuple(
        fact
        for block in report.blocks
        if block.kind != "heading"
        for sentence in block.sentences
        for fact in _facts(sentence, block, report)
    )


def figures_in(text: str) -> list[Figure]:
    """Returns the values that a sentence states, each once, in order, none within another."""
    found: list[Figure] = []
    for kind, pattern in PATTERNS:
        starts = [one.span[0] for one in found]
        ends = [0, *(one.span[1] for one in found)]
        # No two of one kind overlap.
        found += [
            figure
            for match in pattern.finditer(text)
            if ends[bisect_left(starts, match.end())] <= match.start()
            and (figure := _figure(kind, match))
        ]
        found.sort(key=lambda one: one.span)
    return [*{(one.kind, one.value): one for one in reversed(found)}.values()][::-1]


def _figure(kind: FactKind, match: re.Match[str]) -> Figure | None:
    told = match.groupdict()
    if kind == "date":
        return _date(match)
    number = WORDS.get(fold(told.get("word") or "")) or _number(told["digits"], told["times"])
    start, end = match.span()
    is_year = FIRST_YEAR <= number <= LAST_YEAR and "." not in (told["digits"] or ".")
    if kind != "count":
        unit = told.get("unit") or ""
        if kind == "money" and not told["times"]:
            is_of_year = is_year and IN_YEAR.search(match.string, max(0, start - FARTHEST), start)
            if is_of_year or AMBIGUOUS.fullmatch(unit):
                return None
        named = currency(unit) if kind == "money" else UNITS.get(fold(unit), "percent")
        return Figure(kind, match[0], number, named, None, "", (start, end))
    counted = _counted(told["counted"])
    if not counted or is_year or REFERENCE.search(match.string, max(0, start - FARTHEST), start):
        return None
    end = (
        start + match[0].index(told["counted"], len(match[0]) - len(told["counted"])) + len(counted)
    )
    value = match.string[start:end]
    return Figure(kind, value, number, fold(counted.split()[-1]), None, counted, (start, end))


def _date(match: re.Match[str]) -> Figure | None:
    year, month = int(match["year"]), MONTHS[fold(match["month"])]
    day = int(match["day"] or 0)
    if not FIRST_YEAR <= year <= LAST_YEAR or day > 31:
        return None
    time = f"{year}-{month:02}" + (f"-{day:02}" if day else "")
    return Figure("date", match[0], None, None, time, "", match.span())


def _number(digits: str, times: str | None) -> float:
    is_grouped = re.fullmatch(GROUPED, digits) is not None
    plain = re.sub(r"[. \u00a0]", "", digits) if is_grouped else digits
    value = Decimal(plain.replace(",", "."))
    return float(value * 10 ** MULTIPLIERS[fold(times).rstrip(".")] if times else value)


def _counted(words: str) -> str:
    """Returns what is counted: a plural with the adjectives before it; "" if there is none."""
    counted: list[str] = []
    for word in words.split():
        folded = fold(word)
        counted.append(word)
        if folded in NOT_COUNTED:
            return ""
        if PLURAL.fullmatch(folded):
            return " ".join(counted)
        if not ADJECTIVE.fullmatch(folded):
            return ""
    return ""


def _facts(sentence: Sentence, block: Block, report: Report) -> Iterator[Fact]:
    figures = figures_in(sentence.text)
    if not figures:
        return
    years = {*YEAR.findall(sentence.text)}
    year = next(iter(years)) if len(years) == 1 else None
    places = tuple(sorted(countries_by_name(sentence.text)))
    for number, figure in enumerate(figures, start=1):
        subject = _subject(figure, sentence, block, report)
        told = stated(sentence.key, str(number), figure.kind, figure.value, subject)
        start = figure.span[0]
        qualifier = QUALIFIER.search(sentence.text, max(0, start - FARTHEST), start)
        yield replace(
            told,
            number=figure.number,
            unit=figure.unit,
            qualifier=qualifier[1] if qualifier else "",
            time=figure.time or year,
            places=places,
        )


def _subject(figure: Figure, sentence: Sentence, block: Block, report: Report) -> str:
    """Returns what a value is of: what is counted, the words behind it, else the heading above."""
    if figure.counted:
        return figure.counted
    behind = OF.match(sentence.text, figure.span[1])
    if behind and figure.kind != "date":
        return " ".join(behind["of"].split()[:MOST_WORDS])
    heading = HEADING_NUMBER.sub("", block.section[-1], count=1) if block.section else ""
    return heading.strip() or report.title
