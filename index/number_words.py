"""Numbers written in words, in Dutch and English: "anderhalf miljoen", "een derde", "two in five".

"een" and "a" alone are articles and no numbers.
"""

from __future__ import annotations

import re

DUTCH = "twee|drie|vier|vijf|zes|zeven|acht|negen"
ENGLISH = "one|two|three|four|five|six|seven|eight|nine"
UNIT = rf"(?:een|één|{DUTCH})"
UP_TO_99 = (
    rf"(?:(?:{UNIT}(?:en|ën))?(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|"
    r"elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien|tien|"
    rf"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:{ENGLISH}))?|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|ten)"
)
COUNT = (
    rf"(?:één|{DUTCH}|{ENGLISH}|{UP_TO_99}|"
    rf"(?:{DUTCH}|{UP_TO_99})?honderd(?:(?:en)?(?:{DUTCH}|{UP_TO_99}))?|"
    rf"(?:{DUTCH}|{UP_TO_99}|honderd)?duizend|"
    rf"(?:a|{ENGLISH}) hundred(?: and (?:{ENGLISH}|{UP_TO_99}))?)"
)
LARGE = r"(?:honderd|duizend|miljoen|miljard|hundred|thousand|million|billion)"
HALVES = rf"(?:anderhal(?:f|ve)|{UNIT}(?:en|ën)hal(?:f|ve))"
PART = (
    r"(?:derden?|vierden?|vijfden?|zesden?|zevenden?|achtsten?|negenden?|tienden?|"
    r"thirds?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)"
)
QUARTER = r"(?:kwart|quarters?)"
# "een derde van de scholen", but not "een derde school".
IS_SHARE = r"(?=\s(?:van|deel|of)\b|[.,;:)]|$)"
VAGUE = (
    r"(?:tientallen|honderden|(?:tien|honderd)?duizenden|miljoenen|driekwart|helft|"
    r"(?:overgrote|grootste) deel|meerderheid|dozens|half|"
    r"(?:(?:tens|hundreds) of |hundred )?thousands?|millions|(?:vast )?majority)"
)
OUT_OF = r"(?:op\sde|van\sde|van\selke|out\sof(?:\severy)?|in(?:\severy)?)"

# What says more comes first: "drie op de vier" before "drie".
NUMBER_WORD = re.compile(
    "|".join(
        (
            rf"\b(?:een|{COUNT}|\d+)\s{OUT_OF}\s(?:{COUNT}|\d{{1,2}})\b",
            rf"\b(?:een|a|{COUNT})[\s-]{QUARTER}\b",
            rf"\b(?:één|{DUTCH}|two|three|four|five|six|seven|eight|nine)[\s-]{PART}\b",
            rf"\b(?:een|a|one)[\s-]{PART}\b{IS_SHARE}",
            rf"\b(?:{HALVES}|een\shalf|half\sa|{COUNT}(?:\sand\sa\shalf)?|een|a|(?:een|a)\spaar|"
            rf"enkele|several)(?:\s{LARGE}){{1,2}}\b",
            rf"\b{HALVES}\b",
            rf"\b{VAGUE}\b",
            rf"\b{COUNT}\b",
        )
    ),
    re.IGNORECASE,
)
