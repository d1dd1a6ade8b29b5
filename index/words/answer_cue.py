"""The form that a sentence may answer by: a date, a duration, a figure, a reason, a name, a list.

Rules of form alone, for reports of which no more is known. They only lift a sentence in the
ranking, so that they may be generous where `index.answer_type` must be sure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Cue = Literal["date", "duration", "number", "reason", "name", "list"]

MONTH = (
    r"(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|"
    r"january|february|march|may|june|july|august|october)"
)
UNIT = (
    r"(?:dag|dagen|week|weken|maand|maanden|jaar|jaren|uur|uren|minuten|seconden|kwartaal|"
    r"days?|weeks?|months?|years?|hours?|minutes|seconds|quarters?)"
)
NUMBER_WORDS = (
    r"(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|\w*tien|\w*tig|honderd|"
    r"duizend|miljoen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w*teen|"
    r"hundred|thousand|million)"
)
# The first that is found wins.
WORDS: tuple[tuple[Cue, str], ...] = (
    (
        "date",
        r"\b(?:wanneer|when)\b|\b(?:welke?|which|what) (?:dag|datum|jaar|maand|date|day|year|"
        r"month)\b|\b(?:start|eind|peil|ingangs)datum|\bdates?\b|\bdeadline\b",
    ),
    (
        "duration",
        rf"\bhoe ?lang\b|\bhow long\b|\bhoeveel (?:tijd|{UNIT})\b|\bhow (?:many|much) "
        rf"(?:time|{UNIT})\b|\b\w*(?:termijn|duur)\b|\blifetime\b",
    ),
    (
        "number",
        r"\bhoe ?veel\b|\bhow (?:many|much|big|large|high)\b|\baantal|\bpercentage|%|"
        r"\bnumbers? of\b|\b(?:what|which) share\b|\bwelk deel\b|\bhoe (?:groot|hoog)\b|"
        r"\bbudget|\bcosts?\b|\bkost(?:en)?\b|\bbedrag",
    ),
    (
        "reason",
        r"\bwaarom\b|\bwhy\b|\breden|\breasons?\b|\bwaardoor\b|\bhoe (?:komt|kan) het\b",
    ),
    (
        "name",
        r"\b(?:wie|wiens|who|whom|whose)\b|\bwelke? (?:bureau|instantie|organisatie|bedrijf|"
        r"persoon)\b|\b(?:which|what) (?:\w+ )?(?:body|organi[sz]ation|firm|company|agency)\b",
    ),
    (
        "list",
        r"\blist\b|\blijst|\bopsomming\b|\bwelke (?:\w+ ){0,2}\w+(?:en|s)\b|"
        r"\bwhich (?:\w+ ){0,2}\w+s\b|\bwhat (?:\w+ )?(?:steps|methods|items|parts|kinds)\b",
    ),
)
ASKED = tuple((cue, re.compile(pattern, re.IGNORECASE)) for cue, pattern in WORDS)
HELD: Mapping[Cue, re.Pattern[str]] = {
    "date": re.compile(
        rf"\b(?:{MONTH}|(?:19|20)\d\d|\d{{1,2}}-\d{{1,2}}-\d{{4}})\b", re.IGNORECASE
    ),
    "duration": re.compile(rf"\b{UNIT}\b", re.IGNORECASE),
    "number": re.compile(rf"\d|\b{NUMBER_WORDS}\b", re.IGNORECASE),
    "reason": re.compile(
        r"\b(?:omdat|doordat|want|vanwege|daarom|derhalve|aangezien|zodat|waardoor|wegens|reden\w*|"
        r"gelet op|teneinde|immers|namelijk|als gevolg|because|since|therefore|due to|so that|"
        r"reasons?|as a result)\b",
        re.IGNORECASE,
    ),
    # Initials and a surname, or a word in capitals that opens no sentence.
    "name": re.compile(r"\b[A-Z]\.\s?(?:[A-Z]\.|[a-z]{2,4}\s|[A-Z])|[a-z,]\s[A-Z][A-Za-z]{2,}"),
    "list": re.compile(r"[•;:]|,[^,]{2,40},[^,]{2,40}\s(?:en|and)\s|\d\)|\ba\."),
}


def cue_asked(question: str) -> Cue | None:
    """Returns the form that a question asks for; None if its words do not tell."""
    return next((cue for cue, pattern in ASKED if pattern.search(question)), None)


def holds_cue(cue: Cue, sentence: str) -> bool:
    """Returns whether a sentence has a form."""
    return HELD[cue].search(sentence) is not None
