"""A question about the last answer rather than about the report: "waar staat dat?", "korter".

Its dialogue act tells; whatever names a country or something else of its own is a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.query.acts.act_model import ReadAct
from app.query.acts.acts import MOVES, Move
from app.query.slots import HOME, countries, names
from app.wording import WORDING
from index.language import Language
from ingest.currencies import CERTAIN
from ingest.text.alignment import fold

MOST_CHARACTERS = 160
MOST_WORDS = 16
SURE = 1.0  # log-odds; what else it takes is in eval/LOG.md
FIGURE = re.compile(r"\d{3}")
# What says that a question does not lean on what was said before.
BY_ITSELF = frozenset(fold(text.rstrip(" :")) for text in WORDING["by_itself"].values())
NUMBERS = {
    "een": 1, "one": 1, "a": 1, "twee": 2, "two": 2, "drie": 3, "three": 3, "vier": 4, "four": 4,
    "vijf": 5, "five": 5, "zes": 6, "six": 6, "tien": 10, "ten": 10,
}  # fmt: skip
NUMBER = rf"(?P<count>{'|'.join(NUMBERS)}|[1-9]|10)"
UNITS = r"(?:zin(?:nen|netjes?)?|regels?|woord(?:en)?|punt(?:en)?|sentences?|lines?|words?|points?)"
COUNTS: dict[Move, tuple[re.Pattern[str], ...]] = {
    "shorter": (
        re.compile(rf"\b(?:top|eerste|belangrijkste|first) {NUMBER}\b"),
        re.compile(rf"\b{NUMBER} {UNITS}\b"),
    ),
    "sum": (
        re.compile(rf"\b(?:die|deze|de|alle|the|those|these|all) (?!een\b|one\b|a\b){NUMBER}\b"),
    ),
}
LANGUAGES: dict[str, Language] = {
    "nederlands": "nl", "hollands": "nl", "dutch": "nl", "nl": "nl",
    "engels": "en", "english": "en", "eng": "en",
}  # fmt: skip
NAMED_LANGUAGE = re.compile(rf"\b(?P<language>{'|'.join(LANGUAGES)})\b")
OPEN = re.compile(
    r"\b(?:totaal|total)\b(?!.*\b(?:beide|allebei|both|them|those)\b)|^(?!hoe|how).*\b(?:verschil|"
    r"difference)\b"
)
# What compares figures that were said is said in few words of its own: with as many that no model
# has learned, it asks the report ("Which app stores must the app be available in?").
OF_FIGURES: frozenset[Move] = frozenset(("larger", "smaller", "difference", "sum"))
NEW_WORDS = 2
# "How old is it?", "and earlier?" ask the report, whatever else they look like.
NOT_OF_KIND: frozenset[Move] = frozenset(("place", "more", "repeat", "certainty"))
ASKS_KIND = re.compile(
    r"(?:(?:en|and|but|maar|so|dus) )?(?:hoe ?(?:veel|lang|oud|groot|vaak)"
    r"|how (?:many|much|long|old|big|often)|sinds wanneer|since when|wanneer|when"
    r"|in welke landen|in which countries)\b"
)
OTHER_TIME = re.compile(
    r"\b(?:eerder|earlier|daarvoor|before that|daarna|after that|(?:19|20)\d\d|volgend jaar"
    r"|next year|vorig jaar|last year)\b"
)
# "Pagina van dat bedrag van 5 euro", "what do you mean by Alpha?"
POINTED: dict[Move, re.Pattern[str]] = {
    "place": re.compile(
        r"\b(?:van|voor|bij|over|of|for|about|has|staan|staat|says) "
        r"(?:die|dat|deze|dit|the|that|those|these|this) (?P<pointed>\w.{1,60})"
    ),
    "meaning": re.compile(
        r"\b(?:met|by|betekent|bedoeld wordt met|what does|whats) (?P<pointed>\w.{1,60})"
    ),
}
TRAILING = re.compile(r"(?: (?:mean|means|meant|betekent|staat|staan|on|from|written))+$")
# What names nothing by which one answer can be told from another.
SAYING_NOTHING = frozenset(
    "dat dit die deze het that this it those these them laatste vorige last antwoord cijfer "
    "cijfers getal bedrag bedragen zin informatie uitspraak bewering gegevens woord term answer "
    "figure figures number numbers amount amounts sentence information claim statement word one "
    "nou dan nu precies eigenlijk exactly precisely actually".split()
)


@dataclass(frozen=True, slots=True)
class AboutLast:
    """What is wanted of the last answer.

    Attributes:
        move: What.
        pointed_at: The words that tell which of the answers is meant, or what is to be explained;
            folded, "" without any.
        language: To say it in, if one is named.
        count: How many sentences or figures, if a number is named; else 0.
        is_open: Whether the words may as well ask the report, as "in totaal?" does.
    """

    move: Move
    pointed_at: str = ""
    language: Language | None = None
    count: int = 0
    is_open: bool = False


# "Any others?", "nog andere?": what is told of too few letters to tell its act by them.
OTHERS = re.compile(
    r"(?:(?:and|en|are there|is there|zijn er|is er|nog|any|ook nog|also|or|of) ){0,3}"
    r"(?:others?|anderen?|another|more|meer)(?: (?:ones?|then|dan|nog))?"
)


DIFFERENCE = re.compile(
    r"(?:(?:en|dus|and|so) )?(?:(?:wat|hoe ?veel|hoe groot|what|how big|how much) is|whats) "
    r"(?:dan |nu |then )?(?:het|the) (?:verschil|difference)(?: dan| then| precies| exactly)?"
)


# "Alleen het geld": of a list its amounts, of anything else what the report says of its money.
ONLY_MONEY = re.compile(
    r"(?:(?:en|and|but|maar|dan|then|nu|now) )?(?:alleen|enkel|slechts|only|just)(?: maar)?"
    r"(?: (?:het|de|the|over|about|van|of)){0,2}"
    rf" (?:geld|money|kosten|costs?|budgett?en|budgets?|{CERTAIN})"
    r"(?: (?:graag|please|pls|aub|dan))?"
)


def about_last(question: str, read: ReadAct) -> AboutLast | None:
    """Returns what a question wants of the last answer; None if it asks the report.

    Args:
        question: In one line, without greetings and thanks.
        read: Which dialogue act it looks like.
    """
    # Who asks where it comes from after an answer asks it of that answer.
    act = "place" if read.act == "source" else read.act
    move = next((move for move in MOVES if move == act), None)
    text = _plain(question)
    if OTHERS.fullmatch(text):
        return AboutLast("more")
    if DIFFERENCE.fullmatch(text):
        return AboutLast("difference", is_open=True)
    if ONLY_MONEY.fullmatch(text):
        return AboutLast("amounts", is_open=True)
    is_long = len(question) > MOST_CHARACTERS or len(text.split()) > MOST_WORDS
    if move is None or read.odds < SURE or is_long:
        return None
    if move in NOT_OF_KIND and (ASKS_KIND.match(text) or OTHER_TIME.search(text)):
        return None
    if move in OF_FIGURES and read.new_words >= NEW_WORDS:
        return None
    pointed_at = _pointed_at(move, text)
    names_its_own = move != "meaning" and _names_its_own(question, pointed_at)
    if text.startswith(tuple(BY_ITSELF)) or names_its_own:
        return None
    language = NAMED_LANGUAGE.search(text)
    return AboutLast(
        "language" if language and move == "repeat" else move,
        pointed_at,
        LANGUAGES[language["language"]] if language else None,
        _count(move, text),
        OPEN.search(text) is not None,
    )


def _plain(question: str) -> str:
    """Returns a question in small letters, without accents and marks."""
    return " ".join(re.findall(r"[^\W_]+", fold(question.replace("’", "'").replace("'", ""))))


def _names_its_own(question: str, pointed_at: str) -> bool:
    """Returns whether a question names something that may be asked about.

    A figure that it points at was said: "where does it say that about those 800 million?".
    """
    # In capitals throughout, no word is a name for its capital.
    called = frozenset() if question.isupper() else names(question)
    own = {fold(name) for name in called} - LANGUAGES.keys() - {"ok", "oke"}
    is_figure = FIGURE.search(question) and not FIGURE.search(pointed_at)
    return bool(own or countries(question) - HOME or is_figure)


def _pointed_at(move: Move, text: str) -> str:
    pattern = POINTED.get(move)
    found = pattern.search(text) if pattern else None
    pointed = TRAILING.sub("", found["pointed"]) if found else ""
    return "" if SAYING_NOTHING.issuperset(pointed.split()) else pointed


def _count(move: Move, text: str) -> int:
    for pattern in COUNTS.get(move, ()):
        if found := pattern.search(text):
            return NUMBERS.get(found["count"]) or int(found["count"])
    return 0
