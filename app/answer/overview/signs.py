"""The words by which an overview is asked for, and those by which one thing is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app.query.query import Query
from index.stopwords import STOPWORDS
from ingest.text.alignment import WORD, fold

SUMMARY = re.compile(
    r"\b(?:samenvat\w*|samengevat|vat\b.*\bsamen|summar\w+|sum\sup|overzicht\w*|overview|recap|"
    r"gist|tl;?dr|hoofdlijn\w*|hoofdpunten|kernpunten|kern|main\s(?:points|findings|message)|"
    r"key\s(?:points|findings|figures|facts)|takeaways?|conclusions?|conclusies?|essen(?:tie|ce)|"
    r"highlights?|in\s(?:het\skort|brief|short|a\snutshell|grote\slijnen)|grote\slijn\w*|"
    r"kerncijfers|uitleg(?:gen)?|explain|briefing|one[\s-]page\w*|inhoudsopgave|"
    r"table\sof\scontents|tijdlijn|timeline|chronolog\w+|glossar\w+|begrippenlijst)\b",
    re.IGNORECASE,
)
EVERYTHING = re.compile(
    r"\b(?:alle(?:s|maal)?|elke?|iedere?(?:en)?|all|every(?:thing|one)?|each|any\sand\sall|"
    r"lijst\w*|\w*lijstje|list(?:s|ing)?|noem|opsomm\w+|som\s.*\sop|opnoemen|op\seen\srij\w*|"
    r"bij\selkaar|gather|collect|one\sby\sone|een\svoor\seen)\b",
    re.IGNORECASE,
)
ABOUT = re.compile(
    r"\b(?:(?:zeg(?:t|gen)|staat?|schrij(?:ft|ven)|vertelt?|vertellen|lees|vind)\b[^?]{0,40}\bover\b|"
    r"(?:says?|tells?|writes?|write|told|said|information|info|anything|everything|something|iets|"
    r"informatie)\b[^?]{0,40}\b(?:about|on|over|of)\b|tell\sme\sabout|vertel\s(?:\w+\s){0,2}over|"
    r"what(?:['’]s|\sis|\sdoes)?\s(?:\w+\s){0,3}(?:in\sit|about)|"
    r"wat\s(?:er\s)?(?:\w+\s){0,3}(?:staat|zeg(?:t|gen))|erover|"
    r"waar\sgaat\s(?:\w+\s){0,4}over|how\sabout)\b",
    re.IGNORECASE,
)
MENTIONED = re.compile(
    r"\b(?:genoemd\w*|vermeld\w*|noem(?:t|en)|mention\w*|named?|names?|namen|"
    r"(?:komen|komt)\s(?:\w+\s){0,3}(?:voor|aan\sbod)|voorkomen|appears?|"
    r"comes?\sup|get\sa\smention|cited|aangehaald)\b",
    re.IGNORECASE,
)
PLURAL = re.compile(
    r"\b(?:welke\s(?:\w+\s){0,2}\w+(?:en|s)|which\s(?:\w+\s){0,2}\w+s|what\s(?:are|were)|"
    r"wat\szijn|wie\szijn|who\sare)\b",
    re.IGNORECASE,
)
DOING = re.compile(
    r"\b(?:(?:doen|doet|gedaan|deed|ondernom\w+|aanpak|aangepakt|bereik\w*|opgeleverd|geregeld)\b|"
    r"(?:what|how)\b[^?]{0,40}\b(?:do|does|did|done|doing|help(?:s|ing)?|achiev\w+|protect\w*)\b|"
    r"(?:to\sdo\swith|te\smaken)\b|voor\siets\b)",
    re.IGNORECASE,
)
ONE_THING = re.compile(
    r"\b(?:hoe\s?veel|how\s(?:many|much|long|large|big|high|old|often)|wanneer|when|wie|who|whom|"
    r"whose|where|waar|hoe\s(?:hoog|groot|lang|vaak)|welk|percentage|budget|kost\w*|costs?|aantal|"
    r"bedrag|definitie|definition|stands?\sfor|staat\s\w+\svoor|betekent|means?)\b|%",
    re.IGNORECASE,
)
# "Which country hosts the most": one of a kind, though a list would hold it.
ONE_BEST = re.compile(
    r"^\W*(?:\w+\s){0,3}?(?:(?:which|welke?)\s(?!\w*(?:en|ën|s)\b)\w+|"
    r"(?:what|wat|wie|who)(?:['’]s|\s(?:is|was)))\b"
    r"(?=.*\b(?:most(?!\simportant)|fewest|least|(?:larg|bigg|high|small|low|long|old)est|"
    r"meeste|minste|(?:groot|hoog|klein|laag|lang|oud)ste)\b)",
    re.IGNORECASE,
)
# "Over which months": one period, though a list would hold it.
ONE_TIME = re.compile(
    r"\b(?:welke?|which|what)\s(?:maand(?:en)?|jaar|jaren|periode|datum|months?|years?|period|dates?)"
    r"\b|\b(?:begin|start|eind)datum\b|\b(?:start|end)\sdate\b",
    re.IGNORECASE,
)
# "What do they cost together": one sum.
ONE_SUM = re.compile(
    r"(?=.*\b(?:hoe\s?veel|how\s(?:much|many)|kost\w*|costs?|budget\w*)\b)"
    r".*\b(?:samen|opgeteld|bij\selkaar\sopgeteld|together|combined|altogether)\b",
    re.IGNORECASE,
)
YES_OR_NO = re.compile(
    r"^(?:(?:en|and|maar|but|dus|so)\s)?(?:is|zijn|was|waren|heeft|hebben|had|kan|kunnen|kon|doet|"
    r"doen|wordt|worden|werd|staat|krijgt|krijgen|geeft|gaat|klopt|mag|moet|zal|werkt|werken|"
    r"are|has|have|can|could|does|do|did|were|will|would|should|must|may|isn't|aren't)\s",
    re.IGNORECASE,
)
ASKING = re.compile(
    r"\b(?:hoe|hoeveel|wat|wie|waar\w*|wanneer|welke?|how|what|who|whom|whose|where|when|why|which|"
    r"whether|is|zijn|was|waren|heeft|hebben|had|kan|kunnen|doet|doen|wordt|worden|werd|werden|"
    r"are|were|has|have|can|could|does|do|did|will|would)\b",
    re.IGNORECASE,
)
NUMBERS: Mapping[str, int] = {
    "een": 1, "één": 1, "one": 1, "eerste": 1, "first": 1, "i": 1,
    "twee": 2, "two": 2, "tweede": 2, "second": 2, "ii": 2,
    "drie": 3, "three": 3, "derde": 3, "third": 3, "iii": 3,
    "vier": 4, "four": 4, "vierde": 4, "fourth": 4, "iv": 4,
    "vijf": 5, "five": 5, "vijfde": 5, "fifth": 5,
    "zes": 6, "six": 6, "zesde": 6, "sixth": 6,
}  # fmt: skip
NUMBER = rf"(?:\d{{1,2}}|{'|'.join(NUMBERS)})"
CHAPTER = re.compile(
    r"\b(?:hoofdst(?:uk(?:ken)?)?|hfdst|hfst|hst|hs|h|chapters?|chap|ch)\.?\s?"
    rf"(?:nr\.?\s|no\.?\s|number\s|nummer\s)?(?P<after>{NUMBER})\b"
    rf"|\b(?P<before>{'|'.join(NUMBERS)}|\d{{1,2}}(?:st|nd|rd|th|de|ste|e))\s(?:hoofdstuk|chapter)\b",
    re.IGNORECASE,
)
# "Chapters 3 and 4": the number that follows that of a chapter.
NEXT_CHAPTER = re.compile(
    rf"\s?(?:[&/]|en|and|met|with|versus|vs\.?)\s?(?P<next>{NUMBER})\b"
    r"(?!\s(?:zin|sentence|punt|point|bullet))",
    re.IGNORECASE,
)
INTRODUCTION = re.compile(r"\b(?:inleiding|introduct(?:ie|ion)|intro|voorwoord)\b", re.IGNORECASE)
NAMES_CHAPTER = re.compile(r"\b(?:hoofdstuk(?:ken)?|chapters?)\b", re.IGNORECASE)
SMALL = STOPWORDS["nl"] | STOPWORDS["en"]
MOST_BARE = 5  # words of a topic that is only named


@dataclass(frozen=True, slots=True)
class RequestSigns:
    """What the words of a question show, each 1 or 0.

    Attributes:
        summary: It asks to sum up or explain.
        everything: It asks for all there is of something, or for a list.
        about: It asks what is said about something.
        mentioned: It asks what is named.
        doing: It asks what is done about something.
        plural: It asks for several things.
        one_thing: It asks for a number, person, time or place.
        yes_or_no: It can be answered with yes or no.
        bare: It names something and asks nothing.
    """

    summary: float
    everything: float
    about: float
    mentioned: float
    doing: float
    plural: float
    one_thing: float
    yes_or_no: float
    bare: float

    @property
    def of_request(self) -> float:
        """1 if any of them shows that all of something is asked for, or what is said of it."""
        return max(self.summary, self.everything, self.about, self.mentioned, self.doing, self.bare)


def request_signs(query: Query, rest: str) -> RequestSigns:
    """Returns the signs of a question.

    Args:
        query: The question.
        rest: What it asks, without words about the form.
    """
    typed = query.typed
    return RequestSigns(
        summary=_has(SUMMARY, typed),
        everything=_has(EVERYTHING, typed),
        about=_has(ABOUT, typed),
        mentioned=_has(MENTIONED, typed),
        doing=_has(DOING, query.text),
        plural=_has(PLURAL, query.text),
        one_thing=_has(ONE_THING, query.text),
        yes_or_no=_has(YES_OR_NO, query.text),
        bare=float(is_bare(rest)),
    )


def asks_for_one(text: str) -> bool:
    """Returns whether a question asks for one thing: the most of something, a time or a sum."""
    is_list = SUMMARY.search(text) or EVERYTHING.search(text)
    is_one = ONE_BEST.search(text) or ONE_TIME.search(text) or ONE_SUM.search(text)
    return bool(is_one) and not is_list


def is_bare(text: str) -> bool:
    """Returns whether a text only names something: a topic, programme or country."""
    words = WORD.findall(fold(text))
    return len(words) <= MOST_BARE and not ASKING.search(text)


def chapters_asked_for(text: str) -> tuple[int, ...]:
    """Returns the numbers of the chapters that a text names, in order; 0 is the introduction."""
    numbers = list[int]()
    for found in CHAPTER.finditer(text):
        numbers.append(_number(found["after"] or found["before"]))
        if found["after"] and (another := NEXT_CHAPTER.match(text, found.end())):
            numbers.append(_number(another["next"]))
    if not numbers and INTRODUCTION.search(text):
        numbers.append(0)
    return tuple(dict.fromkeys(numbers))


def chapter_asked_for(text: str) -> int | None:
    """Returns the number of the one chapter that a text names, 0 for an introduction, or None."""
    chapters = chapters_asked_for(text)
    return chapters[0] if len(chapters) == 1 else None


def _number(said: str) -> int:
    digits = re.match(r"\d+", said)
    return int(digits[0]) if digits else NUMBERS[said.lower()]


def _has(pattern: re.Pattern[str], text: str) -> float:
    return float(pattern.search(text) is not None)
