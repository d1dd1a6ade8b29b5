"""Where a question names a report: "volgens het ACICT-rapport", "in de Migratierapportage 2024".

A bare year is when something happened; with "report" or "edition" beside it, it is one of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from app.answer.reports.editions import Titles
from app.wording import word
from index.language import Language
from ingest.text.alignment import fold

REPORT = (
    r"(?:rapportages?|rapport(?:en)?|reports?|edities?|editions?|(?:jaar)?verslag(?:en)?|"
    r"notas?|documenten|documents?)"
)
# What else a document may be called, beside a word of its title.
DOCUMENT = (
    rf"(?:{REPORT}|advies|adviezen|advice|opinion|onderzoek|study|audit|evaluatie|evaluation|"
    r"beoordeling|assessment|brief|letter|notitie|plan|review|monitor|agenda|minutes|notulen)"
)
IS_REPORT = re.compile(rf"\w*{REPORT}\b|\b\w*(?:rapport|report)\w*")
ARTICLE = r"(?:(?:de|het|the|dat|die|that)\s+)?"
ACCORDING = r"(?:volgens|aldus|according to|as per)\s+"
YEAR = r"(?:19|20)\d\d"
YEARS = re.compile(
    rf"(?:{ARTICLE}(?:{YEAR})(?:-|\s){REPORT}|{ARTICLE}{REPORT}\s+(?:(?:van|uit|over|of|from|for|on)"
    rf"\s+)?(?:(?:het jaar|the year)\s+)?{YEAR}"
    r"(?:\s*(?:,|en|and|of|or|met|with)\s*(?:(?:dat|die|that|the one)\s+(?:van|of|from)\s+)?"
    rf"{YEAR})*)"
    r"\b"
)
MANY = re.compile(rf"{YEAR}\D.*{YEAR}")
SHORTEST = 3  # letters of a word that names a report beside "report"


@dataclass(frozen=True, slots=True)
class Named:
    """The reports that a question names.

    Attributes:
        reports: Their ids.
        spans: Where, in order, the article before each name included.
    """

    reports: frozenset[str]
    spans: tuple[tuple[int, int], ...]

    def without(self, question: str, language: Language) -> str:
        """Returns the question about "the report", whichever it is."""
        for start, end in reversed(self.spans):
            key = "the_reports" if MANY.search(question[start:end]) else "the_report"
            said = word(key, language)
            said = said[:1].upper() + said[1:] if not question[:start].strip() else said
            question = f"{question[:start]}{said}{question[end:]}"
        return question


class Naming:
    """Finds reports by their names.

    Args:
        titles: Of the reports.
        ids: Of all of them.
    """

    def __init__(self, titles: Titles, ids: Iterable[str]) -> None:
        self._ids = frozenset(ids)
        self._by_word = titles.by_word
        self._names = [
            (re.compile(rf"{_before(name)}(?P<name>{_loose(name)})\b"), reports)
            for name, reports in sorted(titles.by_name.items(), key=lambda one: -len(one[0]))
        ]
        self._names += [
            (re.compile(rf"\b{ARTICLE}(?P<name>{_loose(name)})\b"), reports)
            for name, reports in titles.by_opening.items()
        ]
        words = [word for word in self._by_word if len(word) >= SHORTEST and not word.isdigit()]
        beside = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
        self._beside = re.compile(
            rf"\b(?:{ACCORDING}{ARTICLE}(?P<told>{beside})|"
            rf"{ARTICLE}(?P<before>{beside})(?:-|\s)?{DOCUMENT}|"
            rf"{ARTICLE}{DOCUMENT}\s+(?:(?:van|of|by|from)\s+)?{ARTICLE}(?P<behind>{beside})"
            # "Van de Raad van State" is no more than a name of several words.
            rf"(?:\s(?:(?:van|de|het|of|the)\s)?(?:{beside})\b)*)\b"
        )

    def find(self, question: str) -> Named | None:
        """Returns the reports that a question names; None if it names none, or all."""
        text = fold(question)
        if len(text) != len(question):  # a letter that folds into several
            text = question.lower()
        found: dict[tuple[int, int], frozenset[str]] = {}
        for span, reports in chain(self._whole(text), self._years(text), self._words(text)):
            if all(span[1] <= start or end <= span[0] for start, end in found):
                found[span] = reports
        reports = frozenset(chain.from_iterable(found.values()))
        if not reports or reports == self._ids:
            return None
        return Named(reports, tuple(sorted(found)))

    def _whole(self, text: str) -> Iterable[tuple[tuple[int, int], frozenset[str]]]:
        for pattern, reports in self._names:
            for match in pattern.finditer(text):
                start = match.end("skip") if match.groupdict().get("skip") else match.start()
                yield (start, match.end()), reports

    def _years(self, text: str) -> Iterable[tuple[tuple[int, int], frozenset[str]]]:
        for match in YEARS.finditer(text):
            years = re.findall(YEAR, match[0])
            if all(year in self._by_word for year in years):
                yield match.span(), _union(self._by_word, years)

    def _words(self, text: str) -> Iterable[tuple[tuple[int, int], frozenset[str]]]:
        for match in self._beside.finditer(text):
            # "Volgens de DPIA" goes on being said of the report, whichever it is.
            start = re.match(ACCORDING, match[0])
            span = match.start() + (start.end() if start else 0), match.end()
            yield span, self._by_word[match["told"] or match["before"] or match["behind"]]


def _before(name: str) -> str:
    """Returns what must stand before a name: one that is no more than a subject is seldom meant."""
    if IS_REPORT.search(name) or re.search(r"\d", name):
        return rf"\b{ARTICLE}"
    return rf"\b(?:(?P<skip>{ACCORDING}){ARTICLE}|{ARTICLE}{REPORT}\s+)"


def _loose(name: str) -> str:
    """Returns a pattern of a name whose words may be parted by any marks."""
    return r"\W{1,3}".join(map(re.escape, re.findall(r"[^\W_]+", name)))


def _union(by_word: Mapping[str, frozenset[str]], words: Iterable[str]) -> frozenset[str]:
    return frozenset(chain.from_iterable(by_word[word] for word in words))
