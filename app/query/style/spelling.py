"""The words of a question as reports spell them: names, abbreviations, marks that were said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from app.query.slots import countries
from index.language import Language
from index.names import KnownNames

CAPITALS = 0.8  # of the letters: a question typed in capitals
FEWEST_LETTERS = 4
# As they are typed on a telephone; what says nothing has no words in their place.
ABBREVIATIONS: Mapping[Language, Mapping[str, str]] = {
    "nl": {
        "vlgs": "volgens", "idd": "", "ff": "", "mln": "miljoen", "mld": "miljard",
        "mrd": "miljard", "mbt": "over", "m.b.t": "over", "ivm": "over", "ipv": "in plaats van",
        "hvl": "hoeveel", "hvel": "hoeveel", "wrm": "waarom", "wnr": "wanneer", "wss": "",
        "aub": "", "a.u.b": "", "svp": "", "s.v.p": "", "alsjeblieft": "", "alstublieft": "",
        "pls": "", "plz": "", "please": "", "btw": "", "ofzo": "", "enzo": "", "iig": "",
        "egt": "", "gwn": "", "'t": "het", "m'n": "mijn", "z'n": "zijn", "d'r": "er",
        "da's": "dat is", "nl-": "Nederlandse ",
    },
    "en": {
        "pls": "", "plz": "", "please": "", "thx": "", "u": "you", "ur": "your", "r": "are",
        "whats": "what is", "wats": "what is", "wheres": "where is", "whos": "who is",
        "hows": "how is", "ppl": "people", "govt": "government", "mln": "million",
        "mio": "million", "bn": "billion", "abt": "about", "btw": "", "asap": "", "lol": "",
        "dont": "do not", "doesnt": "does not", "didnt": "did not", "isnt": "is not",
        "wanna": "want to", "gonna": "going to", "cuz": "because", "bc": "because",
    },
}  # fmt: skip
FILLERS = re.compile(
    r"\b(?:eh+m?|uh+m?|ehm+|um+|hm+|zeg maar|weet je(?: wel)?(?!\s(?:of|wat|wie|hoe|waar))|"
    r"you know(?!\s(?:if|what|who|how|where|whether|which|why))|i mean|lol|ffs)\b(?!\?)",
    re.IGNORECASE,
)
OPENING = re.compile(
    r"^(?:(?:ja|nou|oké|oke|ok|okay|zeg|hé|tja|so|well|right|now|dus|serieus|seriously)\b,?\s+)+"
    r"(?=\w)",
    re.IGNORECASE,
)
# Marks that were said: only in what has none.
SAID_MARKS = (
    (re.compile(r"\s+(?:vraagteken|question mark)(?=\s|$)", re.IGNORECASE), "?"),
    (re.compile(r"\s+(?:uitroepteken|exclamation mark)(?=\s|$)", re.IGNORECASE), "!"),
    (re.compile(r"\s+(?:komma|comma)(?=\s)", re.IGNORECASE), ","),
    (re.compile(r"\s+(?:punt|full stop)(?=\s+(?:en|and|hoe\w*|wat|wie)\b|$)", re.IGNORECASE), "."),
)
OF_TWO_LETTERS = re.compile(r"\b(?:eu|nl|un|vn|uk|vk)\b")  # in capitals they are no other word
SPELLED_OUT = re.compile(r"\b(?:[a-z]\s){2,}[a-z]\b", re.IGNORECASE)


def spelled(question: str, language: Language | None, names: KnownNames) -> str:
    """Returns a question in the spelling of reports.

    Args:
        question: In one line.
        language: Its language, if it is Dutch or English.
        names: Those whose spelling is known.
    """
    text = _in_small_letters(question)
    text = SPELLED_OUT.sub(lambda match: _joined(match[0], names), text)
    if text.islower() or text != question:
        text = re.sub(r"[^\W\d_]{5,}", _with_capital, names.spelled(text))
    if not re.search(r"[?!,;:]", text):
        for said, mark in SAID_MARKS:
            text = said.sub(mark, text)
    text = FILLERS.sub("", text)
    if language:
        text = _written_out(text, ABBREVIATIONS[language])
    text = re.sub(r"(?:\s*,){2,}", ",", text).lstrip(" ,")
    text = OPENING.sub("", text.strip())
    return " ".join(text.split()) if re.search(r"[^\W_]", text) else question


def _in_small_letters(text: str) -> str:
    """Returns a text that is in capitals in small letters; others as they are."""
    letters = [char for char in text if char.isalpha()]
    capitals = sum(char.isupper() for char in letters)
    # Of one or two words they may be a name: "UNHCR", "HDP-NEXUS".
    is_shouted = len(letters) >= FEWEST_LETTERS and capitals >= CAPITALS * len(letters)
    if not is_shouted or len(text.split()) < 2:
        return text
    return OF_TWO_LETTERS.sub(lambda match: match[0].upper(), text.lower())


def _with_capital(word: re.Match[str]) -> str:
    """Returns a word of a country with its capital: it is not told by "moroccan" in small ones."""
    capitalised = word[0].capitalize()
    return capitalised if word[0].islower() and countries(capitalised) else word[0]


def _joined(letters: str, names: KnownNames) -> str:
    """Returns letters said one by one as the name they spell, or as they are."""
    word = letters.replace(" ", "").lower()
    name = names.spelled(word)
    return letters if name == word else name


def _written_out(text: str, abbreviations: Mapping[str, str]) -> str:
    pattern = "|".join(re.escape(short) for short in sorted(abbreviations, key=len, reverse=True))
    return re.sub(
        rf"(?<![\w'’.-])(?:{pattern})\b(?![-'’])\.?(?=\W|$)",
        lambda match: abbreviations.get(match[0].lower().rstrip("."), match[0]),
        text,
        flags=re.IGNORECASE,
    )
