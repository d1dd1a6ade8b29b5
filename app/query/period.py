"""One period as it is spelled in Dutch or English -> its days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from ingest.currencies import CERTAIN, CODE, SIGN, SIGNS

FIRST_DAY, LAST_DAY = date(1800, 1, 1), date(2299, 12, 31)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days.

    Attributes:
        first: Its first day.
        last: Its last day.
        span: Where it stands in the text.
        years: First and last year of a school or book year ("2022/23"), else None.
        months: The months from 1 to 12 if no year is said, else empty; the days are then all
            there are.
    """

    first: date
    last: date
    span: tuple[int, int] = (0, 0)
    years: tuple[int, int] | None = None
    months: frozenset[int] = frozenset()

    def meets(self, other: Period) -> bool:
        """Returns whether both share a day, or for school years more than the year between."""
        if self.years and other.years:
            return self.years[0] < other.years[1] and other.years[0] < self.years[1]
        if self.months or other.months:
            return bool(self._all_months() & other._all_months())
        return self.first <= other.last and other.first <= self.last

    def is_within(self, other: Period) -> bool:
        """Returns whether the other one covers this one."""
        if self.years and other.years:
            return other.years[0] <= self.years[0] and self.years[1] <= other.years[1]
        if self.months or other.months:
            return self._all_months() <= other._all_months()
        return other.first <= self.first and self.last <= other.last

    def of_year(self, year: int) -> Period:
        """Returns months without a year as those of a year; others as they are."""
        if not self.months:
            return self
        return replace(_months(year, min(self.months), max(self.months)), span=self.span)

    def _all_months(self) -> frozenset[int]:
        if self.months:
            return self.months
        if self.first.year != self.last.year:
            return frozenset(range(1, 13))
        return frozenset(range(self.first.month, self.last.month + 1))


MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "feb"),
    ("maart", "march", "mrt", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("augustus", "august", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
MONTH_NUMBER = {name: number for number, names in enumerate(MONTHS, 1) for name in names}
ORDINALS = {
    **dict.fromkeys(("eerste", "first", "1e", "1ste", "1st"), 1),
    **dict.fromkeys(("tweede", "second", "2e", "2de", "2nd"), 2),
    **dict.fromkeys(("derde", "third", "3e", "3de", "3rd"), 3),
    **dict.fromkeys(("vierde", "fourth", "4e", "4de", "4th"), 4),
}
_MONTH = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
# Shortened, they stand beside a day or year only.
_WHOLE_MONTH = "|".join(
    name for names in MONTHS for name in names[:2] if len(name) > 3 or name in ("mei", "may")
)
_YEAR = r"(?:19|20)\d\d"
_SHORT_YEAR = r"['’]\d\d"
_DAY = r"(?:e|ste|de|st|nd|rd|th)?\s(?:of\s)?"
_ORDINAL = "|".join(ORDINALS)
# Numbers of laws, files and amounts are no years.
_NO_AMOUNT_BEFORE = (
    rf"(?<![\w.,/{SIGNS}-])(?<!{SIGN} )(?<!{CODE} )(?<!euro )(?<!nr\. )(?<!art\. )(?<!artikel )"
)
_NO_AMOUNT_AFTER = (
    rf"(?![\w/])(?![.,]\d)(?!-\d)(?!\s(?:(?:{CERTAIN}|{CODE})(?!\s?\d)|procent|percent|mensen|personen|"
    r"people|persons|woningen|leerlingen|km|ha|miljoen|miljard|million|billion|duizend|thousand)\b)(?!\s?%)"
)
PERIOD = re.compile(
    # 31-12-2023, 31/12/2023, 31.12.2023; 2023-12-31
    rf"(?<![\w.,/-])(?P<d1>\d{{1,2}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<y1>{_YEAR})(?!\w)"
    rf"|(?<![\w.,/-])(?P<y2>{_YEAR})-(?P<m2>\d\d)-(?P<d2>\d\d)(?!\w)"
    # 1 juli 2021, juli 2021, July 1, 2021, mei '21
    rf"|\b(?:(?P<d3>\d{{1,2}}){_DAY})?(?P<m3>{_MONTH})\b\.?(?:\s(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?,)?"
    rf"\s(?:van\s|of\s|in\s)?(?P<y3>{_YEAR}|{_SHORT_YEAR})(?![\w/])"
    # 1 juli, 15 jan., juli
    rf"|\b(?P<d4b>\d{{1,2}}){_DAY}(?P<m4>{_MONTH})\b\.?|\b(?P<m5>{_WHOLE_MONTH})\b"
    # 2022-2023, 2022/23, 2023/'24
    rf"|(?<![\w.,/-])(?P<y6>{_YEAR})\s?[-/–]\s?['’]?(?P<z6>{_YEAR}|\d\d)(?![\w/-])"
    # 07-2021, 7/2021
    rf"|(?<![\w.,/-])(?P<m7>0?[1-9]|1[0-2])[-/](?P<y7>{_YEAR})(?![\w/-])"
    # het derde kwartaal van 2022, Q3 2022, first half of 2022, het derde kwartaal
    rf"|\b(?:(?P<q8>{_ORDINAL})\s(?P<part8>kwartaal|quarter|helft|half|halfjaar|half\s?year)|"
    rf"[QK](?P<n8>[1-4]))\b(?:(?:\s(?:van|of|in|het\sjaar|the\syear)){{0,2}}\s(?P<y8>{_YEAR})(?!\w))?"
    # begin 2022, eind 2022, 2022, in '22
    rf"|{_NO_AMOUNT_BEFORE}(?:\b(?P<part9>begin|medio|eind|mid|early|late|end\sof)[\s-])?"
    rf"(?P<y9>{_YEAR}){_NO_AMOUNT_AFTER}"
    rf"|(?<=\b(?:in|en)\s)(?P<y10>{_SHORT_YEAR})(?!\w)",
    re.IGNORECASE,
)
PARTS = {"begin": (1, 4), "early": (1, 4), "medio": (4, 9), "mid": (4, 9)}
LATE = (9, 12)


def period_of(match: re.Match[str]) -> Period | None:
    """Returns the period that PERIOD found; None if it is none after all (month 13)."""
    found = {name: text for name, text in match.groupdict().items() if text}
    word = found.get("m5", "")
    # "may" and "march" are verbs; "May" may open a question.
    if word in ("may", "march") or (word == "May" and not match.start()):
        return None
    try:
        period = _of_groups(found)
    except ValueError:
        return None
    return replace(period, span=match.span()) if period else None


def _of_groups(found: dict[str, str]) -> Period | None:
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2")):
        if year in found:
            return _day(int(found[year]), int(found[month]), int(found[day]))
    if "m3" in found:
        number, year3 = MONTH_NUMBER[found["m3"].lower()], _year(found["y3"])
        day3 = found.get("d3") or found.get("d4")
        return _day(year3, number, int(day3)) if day3 else _months(year3, number, number)
    if bare := found.get("m4") or found.get("m5"):
        return Period(FIRST_DAY, LAST_DAY, months=frozenset({MONTH_NUMBER[bare.lower()]}))
    if "y6" in found:
        return _school_year(found["y6"], found["z6"])
    if "y7" in found:
        return _months(int(found["y7"]), int(found["m7"]), int(found["m7"]))
    if "q8" in found or "n8" in found:
        return _part_of_year(found)
    first, last = PARTS.get(found["part9"].lower(), LATE) if "part9" in found else (1, 12)
    return _months(_year(found.get("y9") or found["y10"]), first, last)


def _part_of_year(found: dict[str, str]) -> Period | None:
    number = int(found["n8"]) if "n8" in found else ORDINALS[found["q8"].lower()]
    is_quarter = "n8" in found or found["part8"].lower() in ("kwartaal", "quarter")
    size = 3 if is_quarter else 6
    first, last = (number - 1) * size + 1, number * size
    if "y8" in found:
        return _months(int(found["y8"]), first, last)
    # "De tweede helft" may be of anything.
    if not is_quarter:
        return None
    return Period(FIRST_DAY, LAST_DAY, months=frozenset(range(first, last + 1)))


def _school_year(first: str, last: str) -> Period | None:
    start = int(first)
    end = int(last) if len(last) == 4 else start // 100 * 100 + int(last)
    if len(last) == 2 and end < start:
        end += 100
    if end <= start:
        return None
    return Period(date(start, 1, 1), date(end, 12, 31), years=(start, end))


def _year(text: str) -> int:
    """Returns the year of "2021" or "'21"; of two digits, one from 1950 to 2049."""
    if len(text) == 4:
        return int(text)
    return int(text[1:]) + (2000 if int(text[1:]) < 50 else 1900)


def _day(year: int, month: int, day: int) -> Period:
    return Period(date(year, month, day), date(year, month, day))


def _months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]))
