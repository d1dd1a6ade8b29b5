"""Which value a question asks for, and whether a sentence states one of that kind.

Rules of form: an amount of money, a percentage, a date, a length of time or a count of something.
A count must stand by a word near to what is counted: "45 medewerkers" for "how many staff".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import dropwhile, takewhile
from typing import Literal

from index.encoder import Encoder
from index.lexical import WORD
from index.words.answer_cue import MONTH, UNIT
from index.words.vocabulary import SMALL, Vocabulary, content_words
from ingest.text.alignment import fold

Value = Literal["money", "percentage", "date", "duration", "count"]

UNITS = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen)"
TENS = r"(?:twin|der|veer|vijf|zes|zeven|tach|negen)tig"
# "een" and "one" are no counts, but mostly an article; years are none either. All are listed:
# "ernstig" and "aantal" end like numerals.
NUMBER = (
    r"(?!(?:19|20)\d\d\b)(?:\d[\d.,]*\d|\d|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|"
    r"(?:der|veer|vijf|zes|zeven|acht|negen)tien|"
    rf"(?:{UNITS}[eë]n)?{TENS}|{UNITS}?(?:honderd|duizend)|"
    rf"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|{TENS}|honderd|duizend)tal|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand)"
)
# The first that is found wins.
ASKED: tuple[tuple[Value, str], ...] = (
    (
        "money",
        r"\b(?:hoeveel|how much) (?:\w+ ){0,3}(?:euro|geld|money)\b|\bbudget|\bbegroot|\bkost|"
        r"\bgekost\b|\bcosts?\b|\bbetaald\b|\bpaid\b|\bbedrag|\bprijs\b|\bprice\b|\bfined?\b|\bboete|"
        r"\bspent\b|\buitgegeven\b|€",
    ),
    ("percentage", r"%|\bpercent|\bprocent|\bwelk deel\b|\bshare\b|\bratio\b"),
    (
        "date",
        r"\b(?:wanneer|when)\b|\b(?:welke?|which|what|what's the) (?:dag|datum|jaar|maand|date|day|"
        r"year|month)\b|\b(?:start|eind|peil|ingangs)datum\b|\bdates?\b|\bdeadline\b",
    ),
    (
        "duration",
        rf"\bhoe ?lang\b|\bhow long\b|\bhoeveel (?:tijd|{UNIT})\b|\bhow (?:many|much) "
        rf"(?:time|{UNIT})\b|\b\w*(?:termijn|duur)\b|\blifetime\b",
    ),
    ("count", r"\bhoe ?veel\b|\bhow many\b|\baantal|\bnumbers? of\b|\bhow (?:big|large)\b"),
)
PATTERNS = tuple((value, re.compile(pattern, re.IGNORECASE)) for value, pattern in ASKED)
STATED: Mapping[Value, re.Pattern[str]] = {
    "money": re.compile(r"€|\beuro\b|\bEUR\b|\$", re.IGNORECASE),
    "percentage": re.compile(
        r"\d\s?%|\bprocent\b|\bpercent\b|\d:\d|\bop de \d|\bin \d", re.IGNORECASE
    ),
    "date": re.compile(
        rf"\b(?:{MONTH}|(?:19|20)\d\d|\d{{1,2}}-\d{{1,2}}-\d{{4}})\b", re.IGNORECASE
    ),
    "duration": re.compile(rf"\b(?:{NUMBER}|een|one|a)\s{UNIT}\b", re.IGNORECASE),
    "count": re.compile(rf"\b{NUMBER}\b", re.IGNORECASE),
}
COUNTED = re.compile(
    r"\b(?:hoe ?veel|how many|aantal|numbers? of|how (?:big|large) (?:is|are|was|were))\b",
    re.IGNORECASE,
)
SAID_OF = 3  # words of a question that may name what is counted
BESIDE = 4  # words after a number, and half as many before, that may
SAME = 0.35  # nearness from which on two words may name the same thing


def value_asked(question: str) -> Value | None:
    """Returns the kind of value that a question asks for; None if its words do not tell."""
    return next((value for value, pattern in PATTERNS if pattern.search(question)), None)


def states_value(
    value: Value, question: str, sentence: str, encoder: Encoder, language: str
) -> bool:
    """Returns whether a sentence states a value of the kind that a question asks for.

    Args:
        value: The kind.
        question: What is asked.
        sentence: Of a report.
        encoder: Tells which words are near.
        language: Of the sentence.
    """
    if value != "count":
        return STATED[value].search(sentence) is not None
    asked = _counted(question)
    beside = [word for found in _beside_numbers(sentence) for word in found]
    if not asked or not beside:
        return False
    return bool(Vocabulary(beside, encoder, language).nearness(asked).max() >= SAME)


def _counted(question: str) -> list[str]:
    """Returns the words of a question that may name what is counted: up to a function word."""
    found = COUNTED.search(question)
    words = WORD.findall(fold(question[found.end() :])) if found else []
    named = dropwhile(SMALL.__contains__, words)
    return [*takewhile(lambda word: word not in SMALL, named)][:SAID_OF]


def _beside_numbers(sentence: str) -> Sequence[list[str]]:
    found = []
    for match in STATED["count"].finditer(sentence):
        before = content_words(sentence[: match.start()])[-BESIDE // 2 :]
        found.append([*before, *content_words(sentence[match.end() :])[:BESIDE]])
    return found
