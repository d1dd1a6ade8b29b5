"""What turns a statement round, widens it or makes it stronger, in Dutch and English."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Each a kind of sign: a statement that has one is borne out by a sentence that has it too.
SIGNS = {
    "not": r"niet|geen|nooit|niets|niemand|nergens|zonder|noch|nauwelijks|evenmin|weiger\w*|"
    r"not|no(?!\.)|never|nothing|nobody|none|neither|nor|without|hardly|cannot|refus\w*|fail\w*|"
    r"\w+n['’]t",
    "hard": r"lastig\w*|moeilijk\w*|difficult\w*|hard",
    "easy": r"makkelijk\w*|gemakkelijk\w*|eenvoudig\w*|easy|easily|simple|simply",
    "all": r"alle|allen|allemaal|alles|ieder\w*|elke?|altijd|volledig\w*|geheel|helemaal|overal|"
    r"gegarandeerd|unaniem|all(?!\sthat)|unanimous\w*|every\w*|each|always|entire\w*|completely|fully|wholly|guarantee\w*",
    "only": r"alleen|enkel|uitsluitend|slechts|louter|enige|only|solely|exclusively|merely|sole",
    "most": r"meeste\w*|merendeel|meerderheid|vooral|voornamelijk|overgrote|hoofdzakelijk|most|"
    r"mostly|mainly|primarily|majority",
    "largest": r"grootste|hoogste|belangrijkste|beste|largest|biggest|highest|greatest|main|best|"
    r"top(?!\s\d)",
    "smallest": r"kleinste|laagste|minste|smallest|lowest|least",
    "more": r"meer(?=\s(?:[\w-]+\s){0,4}dan)|groter|hoger|vaker|beter|larger|bigger|higher|greater|"
    r"better|more(?=\s(?:[\w-]+\s){0,4}than)",
    "less": r"minder|kleiner|lager|less|fewer|smaller|lower",
    "up": r"vergro(?:ot|t)\w*|toeneem\w*|uitgebreid|expand\w*|enlarg\w*|adds?|added|"
    r"verhoog\w*|verhog\w*|stijg\w*|steeg|toen(?:ame|eemt|am)|toegenomen|groei\w*|gegroeid|"
    r"extra|intensive\w+|increas\w*|rais\w+|rise\w*|rose|grow\w*|grew|extra",
    "down": r"verminder\w*|verklein\w*|krimp\w*|weggenomen|wegne\w+|remov\w*|"
    r"lessen\w*|verla(?:ag|g)\w*|da(?:al|l)\w+|gedaald|afn(?:ame|eemt|am)|afgenomen|bezuinig\w*|"
    r"teruggang|decreas\w*|reduc\w+|fell|fall\w*|cuts?|lower\w*|declin\w*",
    "cause": r"omdat|doordat|daardoor|hierdoor|waardoor|dankzij|vanwege|wegens|gevolg|reden\w*|"
    r"leid\w*\stot|geleid|veroorza\w+|zorgde\w*|because|due\sto|thanks\sto|led\sto|leads?\sto|caused?|"
    r"result(?:s|ed|ing)?\s(?:in|of)|as\sa\sresult|therefore|reasons?",
    "stopped": r"stopt\w*|gestopt|stopgezet|opgezegd|beëindig\w*|afgeschaft|voorkwam\w*|"
    r"tegengehouden|stop(?:ped|s)?|ended|terminated|cancelled|prevented|abolished",
    "proven": r"bewezen|bewijst|aangetoond|proven|proved|proves|demonstrat\w+",
    "before": r"voordat|voorafgaand\w*|vóór|in aanloop naar|before|prior\sto|ahead\sof|"
    r"in\sthe\srun-up\sto",
    "after": r"nadat|na|after|following|in\sopvolging\w*|as\sa\sfollow-up\sto|subsequent\w*",
    "new": r"nieuwe?|new",
    "obliged": r"verplicht\w*|moet(?:en)?|must|obliged|mandatory|compulsory|required",
}
# More than ever before, in any words: the largest, of all time unless a time is named.
RECORD = re.compile(
    r"\b(?:record(?:aantal\w*|hoog\w*|s)?|all-time high"
    r"|(?:meer|hoger|groter|vaker|more|higher|larger|greater)\b(?:\s[\w-]+){0,4}?\s(?:dan\s(?:ooit|tevoren)"
    r"|than\sever)(?:\s(?:tevoren|before))?"
    r"|(?:nog\s)?nooit\s(?:(?:eerder|tevoren)\s)?(?=(?:[\w-]+\s){0,5}zo(?:['’]n|veel|\sveel|\shoog)\b)"
    r"|never\s(?:before\s)?(?=(?:[\w-]+\s){0,5}(?:as|so)\s(?:many|much|high|large)\b))",
    re.IGNORECASE,
)
EVER = re.compile(r"\b(?:ooit|ever)\b", re.IGNORECASE)
YEARS_LONG = re.compile(r"[\s-](?:jaar|jaren|years?)\b", re.IGNORECASE)
SUPERLATIVES = frozenset(("largest", "smallest"))
_SIGNS = {name: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for name, words in SIGNS.items()}
NEGATIVE = ("not", "hard", "stopped")
OPPOSITES = (
    ("up", "down"),
    ("more", "less"),
    ("largest", "smallest"),
    ("hard", "easy"),
    ("before", "after"),
)
# What is said of time is often left to a date.
NOT_REQUIRED = frozenset(("before", "after"))
# A sentence that holds something for likely, or for one of several, says less than a statement.
SECOND = re.compile(
    r"\bop (?:een|één|twee|drie) na\b|\b(?:nr|no)\. ?[2-9]\b|"
    r"\b(?:tweede|derde|second|third)[ -](?:grootste|largest|hoogste|highest)\b",
    re.IGNORECASE,
)
LESSENS = re.compile(
    r"\b(?:aannemelijk|plausibel|vermoedelijk|waarschijnlijk|mogelijk|plausible|presumably|"
    r"probably|likely|possibly)\b",
    re.IGNORECASE,
)
ONE_OF = re.compile(
    r"\b(?:een van de|één van de|behoort tot|one of the|among the)\b", re.IGNORECASE
)


def signs(text: str) -> frozenset[str]:
    """Returns the kinds of signs in a text; "ever" is that of a record of all time."""
    plain = without_records(text)
    found = {name for name, pattern in _SIGNS.items() if pattern.search(plain)}
    if plain != text:
        found.add("largest")
    is_of_all_time = plain != text or EVER.search(text)
    if is_of_all_time and found & SUPERLATIVES and not YEARS_LONG.search(text):
        found.add("ever")
    return frozenset(found)


def without_records(text: str) -> str:
    """Returns a text without the words by which it tells that something was a record."""
    return RECORD.sub(" ", text)


def without_signs(text: str, kinds: Iterable[str]) -> str:
    """Returns a text without the words that are signs of some kinds."""
    for kind in kinds:
        if kind in _SIGNS:
            text = _SIGNS[kind].sub(" ", text)
    return text


def lessens(text: str) -> bool:
    """Returns whether a text holds what it says for likely only."""
    return LESSENS.search(text) is not None


def is_one_of(text: str) -> bool:
    """Returns whether a text names one of several."""
    return ONE_OF.search(text) is not None


def is_second(text: str) -> bool:
    """Returns whether a text speaks of what comes behind the first."""
    return SECOND.search(text) is not None


def after_negation(text: str) -> list[str]:
    """Returns what follows each word that denies, up to the end of the clause."""
    found = [match for name in NEGATIVE for match in _SIGNS[name].finditer(text)]
    return [re.split(r"[.,;:?!()]", text[match.end() :], maxsplit=1)[0] for match in found]
