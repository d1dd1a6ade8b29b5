"""What kind of answer a question asks for, and where a sentence holds one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from index.number_values import GROUPED
from index.number_words import NUMBER_WORD
from ingest.currencies import BEFORE

QuestionType = Literal["number", "time", "person", "place", "reason", "yesno", "list", "other"]
FINDABLE: tuple[QuestionType, ...] = ("number", "time")  # kinds that `asked_for` can find

# The first pattern that is found wins.
TYPE_PATTERNS: tuple[tuple[QuestionType, str], ...] = (
    ("number", r"\bhoe ?veel|\bhow (?:many|much)\b|\baantal|\bbedrag|\bbudget|\bpercentage|%"),
    (
        "number",
        r"\bnumbers? of\b|\bamounts?\b|\bwelk deel\b|\bwhat share\b|\bhow (?:large|big|high)\b",
    ),
    ("number", r"\bhoe (?:groot|hoog)\b|\bcijfers\b|\bfigures\b"),
    ("number", r"\bbedragen\b|\bkost(?:te|en)?\b|\bcosts?\b"),
    ("time", r"\bwanneer\b|\bwhen\b|\bsinds wanneer|\bhow long|\bhoe ?lang|\bper wanneer"),
    ("time", r"\b(?:welk|what|which) (?:jaar|year|maand|month|datum|date)\b"),
    ("reason", r"\bwaarom\b|\bwhy\b|\bwaardoor\b|\breden|\breason"),
    ("list", r"\b(?:welke|which|what) (?:\w+ ){0,2}(?:landen|countries|partners|organisaties)"),
    (
        "place",
        r"\bwaar\b(?! (?:gaat|staat|komt) )|\bwhere\b|\bwelk land\b|\b(?:which|what) country",
    ),
    ("person", r"^(?:en |and )?(?:wie|who)\b"),
    ("yesno", r"^(?:is|zijn|heeft|hebben|kan|doet|wordt|worden|staat|was|krijgt|geeft)\b"),
    ("yesno", r"^(?:is|are|has|have|can|does|do|did|was|were|will)\b"),
)

NUMBER = re.compile(
    r"(?<![\w])(?<!nr\. )(?<!no\. )(?<!top )"  # a rank is no amount
    rf"(?:{BEFORE}\s?)?(?:{GROUPED}|\d[\d.,]*\d?)(?:\s?%|\s(?:procent|per ?cent|percent))?"
    r"(?:\s(?:miljoen|miljard|million|billion|mln\.?|mld\.?|bn|duizend|thousand))?",
    re.IGNORECASE,
)
TIME = re.compile(
    r"\b(?:\d{1,2}\s)?(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|"
    r"november|december|january|february|march|may|june|july|august|october)(?:\s(?:19|20)\d\d)?\b"
    r"|\b(?:(?:begin|eind|mid|sinds|late|early|end of|since)[\s-])?(?:19|20)\d\d\b",
    re.IGNORECASE,
)


def question_type(question: str) -> QuestionType:
    """Returns what kind of answer a question asks for, "other" if its words do not tell."""
    lowered = question.lower()
    for kind, pattern in TYPE_PATTERNS:
        if re.search(pattern, lowered):
            return kind
    return "other"


def asked_for(kind: QuestionType, sentence: str) -> list[tuple[int, int]]:
    """Returns the spans of a sentence that are of the kind asked for: figures or dates."""
    if kind == "time":
        return [match.span() for match in TIME.finditer(sentence)]
    if kind != "number":
        return []
    times = [match.span() for match in TIME.finditer(sentence)]
    found = sorted(
        (match.start(), match.start() + len(match[0].rstrip(".,")))
        for pattern in (NUMBER, NUMBER_WORD)
        for match in pattern.finditer(sentence)
        if not any(start <= match.start() < end for start, end in times)
    )
    return list(_joined(found))


@lru_cache(maxsize=8192)
def is_in_report(kind: QuestionType, text: str) -> bool:
    """Returns whether a text of a report, which comes back with every question, holds the kind.

    Never of a question: it would be remembered.
    """
    return bool(asked_for(kind, text))


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yields spans in order, those that overlap as one: "2 op de 3" holds two numbers."""
    last: tuple[int, int] | None = None
    for start, end in spans:
        if last and start < last[1]:
            last = last[0], max(end, last[1])
            continue
        if last:
            yield last
        last = start, end
    if last:
        yield last
