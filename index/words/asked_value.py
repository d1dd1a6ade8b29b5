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
from ingest.currencies import CERTAIN, MONEY, NAME, SIGN
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
# As a question word: at the opening of a question or a part of it, told of, with the verb next to
# it, or at the end. Elsewhere, and before another question, it opens a condition.
WHEN = (
    r"(?:(?:^|[.?!;:])\W{0,3}(?:(?:en|and|of|or)\s)?|\b(?:en|and|sinds|tot|vanaf|per|op|over|voor|"
    r"since|until|by|from|about|weet(?: je| jij| u| iemand)?|weten|zeggen|vertellen|aangeven|zegt|"
    r"vermeldt|staat|bekend|duidelijk|precies|know|known|tell(?: me| us)?|say|says|states|clear|"
    r"exactly)\s)(?:wanneer|when)\b"
    r"(?![^.?!]{0,300},\s(?:en\s|and\s)?(?:what|who|how|where|which|why|wat|wie|hoe|waar|welke?|"
    r"waarom)\b)|\bwhen\s(?:did|does|do|will|is|are|was|were|has|have|had|can|must|should|would)\b|"
    r"\bwanneer\s(?:is|was|waren|wordt|worden|werd|werden|heeft|hebben|had|kan|kunnen|moet|moeten|"
    r"mag|mogen|gaat|gaan|ging|komt|komen|kwam|zal|zullen|begint|begon|eindigt|opent|valt|viel)\b|"
    r"\b(?:wanneer|when)\W{0,3}$"
)
# A month that is another word as well is one beside a number, or in capitals behind a preposition.
NAMED_MONTH = (
    rf"(?!(?:may|march)\b){MONTH}|\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:may|march)|"
    r"(?:may|march)\s\d{1,4}|"
    r"(?:in|by|since|until|of|from|early|late|mid|before|after)\s(?-i:May|March)"
)
# "1 in 5" and "2 op de 3" are shares, "in 2019" is none.
RATIO = (
    r"\b(?:1|een|[eé]én|one) (?:in|op) \d{1,3}\b(?![.,]?\d)|"
    r"\b(?:\d{1,3}|een|[eé]én|twee|drie|vier|one|two|three|four) (?:op de|out of) "
    r"\d{1,3}\b(?![.,]?\d)"
)
# Behind "hoeveel", what is counted: "hoeveel mensen kregen geld" asks for no amount.
COUNTABLE = r"(?!miljoen\b)\w{3,}(?:en|s)\b"
# The first that is found wins.
ASKED: tuple[tuple[Value, str], ...] = (
    (
        "money",
        rf"\b(?:hoeveel|how (?:much|many)) (?:(?:m|b)illions? (?:of )?)?{NAME}\b|"
        rf"\b(?:hoeveel (?!{COUNTABLE})|how much )(?:\w+ ){{0,3}}(?:{CERTAIN}|geld|money)\b|"
        r"\bbudget|\bbegroot|\bkost|"
        r"\bgekost\b|\bcosts?\b|\bbetaald\b|\bpaid\b|\bbedrag|\bprijs\b|\bprice\b|\bfined?\b|\bboete|"
        rf"\bspent\b|\buitgegeven\b|{SIGN}",
    ),
    ("percentage", r"%|\bpercent|\bprocent|\bwelk deel\b|\bshare\b|\bratio\b"),
    (
        "date",
        rf"{WHEN}|\b(?:welke?|which|what|what's the) (?:dag|datum|jaar|maand|date|day|"
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
    "money": MONEY,
    "percentage": re.compile(rf"\d\s?%|\bprocent\b|\bpercent\b|\d:\d|{RATIO}", re.IGNORECASE),
    "date": re.compile(
        rf"\b(?:{NAMED_MONTH}|(?:19|20)\d\d|\d{{1,2}}-\d{{1,2}}-\d{{4}})\b", re.IGNORECASE
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
