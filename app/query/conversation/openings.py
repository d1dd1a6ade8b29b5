"""How a question in a conversation opens: what it says of its place there, and what it asks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from app.query.conversation.predicates import QUESTION_WORD

# "leaves": another subject, whatever was said; "returns": one named again; "corrects": not that;
# "narrows": only a part of it; "goes on": and further.
Opening = Literal["leaves", "returns", "corrects", "narrows", "goes on", ""]

FILLERS = re.compile(
    r"(?:(?:ok[eé]?|oke|okay|fine|goed|alright|maar goed|well|hm+|ah+"
    r"|oh|ow|nou|tja|ja|yes|jawel|haha|mooi|thanks|thx|bedankt|dank (?:je|u)|merci)\b"
    r"(?:[,.!;:]+\s*|\s+)|(?:prima|top|super|great|right|sure|klopt)\b[,.!;:]+\s*)(?=\S)",
    re.IGNORECASE,
)
LEAVES = re.compile(
    r"(?:(?:(?:nog|een|heel|iets|wat|één|an?|one|some|on|something|een totaal) ){0,3}"
    r"(?:andere? (?:vraag\w*|ding\w*|onderwerp|punt)|iets anders|nieuwe? (?:vraag|onderwerp)"
    r"|(?:an)?other (?:question|thing|topic|subject|matter)|(?:something )?(?:else|different)"
    r"|different (?:question|thing|topic|subject)|new (?:question|topic|subject)"
    r"|(?:ding|vraag(?:je)?|more thing|last thing|last question))"
    r"|los (?:van|hiervan|daarvan)\b[\w ]{0,25}|apart from (?:that|this)|by itself|on its own)"
    r"\s*[:,.;-]\s*",
    re.IGNORECASE,
)
LANGUAGE = re.compile(
    r"(?:sorry[,.]?\s)?(?:(?:even |ff |toch maar |mag |kan |can we |could we |please |switching to "
    r"|now |weer |in |do |speak |t |het |maar |back to |to )){0,4}"
    r"(?:nl|nederlands|engels|english|dutch)(?: (?:please|graag|aub|hoor|now|nu|weer|again)){0,3}"
    r"\s*[:,.;]\s*",
    re.IGNORECASE,
)
# "My colleague reads along in English: …", "English is easier for me. …"
READS_ALONG = re.compile(
    r"(?=[^:.;?!]{0,70}\b(?:reads?|speaks?|understands?|easier|prefer|better|lees|leest|spreek|spreekt"
    r"|praat|versta|verstaat|makkelijker|liever|beter)\b)"
    r"(?=[^:.;?!]{0,70}\b(?:nederlands|engels|english|dutch)\b)[^:.;?!]{3,80}[:.;]\s+(?=\S)",
    re.IGNORECASE,
)
NEGATES = re.compile(
    r"(?:(?:(?:oh |nee,? |no,? )?(?:(?:dat|dit) vroeg ik niet|(?:dat|dit) (?:was|is) niet wat ik "
    r"vroeg|(?:that(?:'s| is| was)|thats) not what i (?:asked|meant)|(?:laat|vergeet) (?!maar)"
    r"[\w ]{1,25} maar|never ?mind [\w ]{2,25}|forget [\w ]{2,25})[.,:;!]+\s+(?=\S))"
    r"|(?:je begrijpt me verkeerd|u begrijpt me verkeerd|verkeerd begrepen|misverstand|you "
    r"misunderstood(?: me)?|you got (?:that|me|it) wrong|dat bedoel(?:de)? ik niet"
    r"|(?:that(?:'s| is| was)|thats) not what i meant)[,.!;:]*\s+(?=\S)"
    r"|(?:nee+|neen|no+|nope|sorry|pardon|excuse me|laat maar|never mind|oeps|oops|fout|verkeerd"
    r"|correctie|correction|wrong|wacht|wait|typ?e?fout(?:je)?|typo)\b[,.!;:]*\s+(?=\S))",
    re.IGNORECASE,
)
MEANS = re.compile(
    r"(?:(?:maar |but |oh |that's |dat )?(?:ik (?:bedoel(?:de)?|vroeg naar|vraag naar"
    r"|had het over|heb het over|wilde (?:vragen|weten)|wou (?:vragen|weten))"
    r"|het (?:gaat|ging) (?:mij|me) om|i (?:mean|meant(?: to (?:ask|say|type|write)(?: about)?)?"
    r"|was (?:asking (?:about|for)|talking about|after)|asked (?:about|for))|bedoel(?:de)?"
    r"|meant(?: to (?:ask|say|type|write)(?: about)?)?)\b"
    r"(?: eigenlijk| actually| rather| natuurlijk)?[,:]?\s+(?=\S))",
    re.IGNORECASE,
)
MEANT_LAST = re.compile(
    r",?\s(?:i (?:mean|meant)|bedoel(?:de)? ik|ik bedoel(?:de)?)(?: dan)?[.!?]*$", re.IGNORECASE
)
WANTED_TO = re.compile(
    r"(?:ik )?(?:wilde|wou) (?P<meant>\S.{0,60}) (?:typen|tikken|schrijven|vragen|zeggen)[.!?]*$",
    re.IGNORECASE,
)
# "not how many, how long", "niet met wie, hoeveel geld", "not Jordan but Lebanon".
NOT_THAT = re.compile(
    r"(?:niet|not)\s[^,;:?]{1,60}?(?:[,;:]\s*(?:maar |but )?|\s(?:maar|but)\s)(?=\S)", re.IGNORECASE
)
# "the budget, not the number"
NOT_THIS = re.compile(
    r"(?:,\s?|\s)(?:en |and |maar |but )?(?:niet|not)\s(?:(?:de|het|een|the|an?|over|about|voor|"
    r"for|naar|van|of|in)\s){0,2}[\w'-]+[.!?]*$",
    re.IGNORECASE,
)
MOST_WORDS = 10  # of a line that puts one thing in the place of another and says no more
RETURNS = re.compile(
    r"(?:(?:nog |weer |even |nu |now |go |going |let's go |ga |graag ){0,3}(?:terug naar|back to)"
    r"|terugkomend op|nog (?:even|iets|wat|een vraag) over|(?:en )?wat betreft|as for|regarding)\s"
    r"\s*",
    re.IGNORECASE,
)
NAMES_FIRST = re.compile(
    r"(?:over|about|bij|for)\s(?P<topic>[^:?]{2,60}):\s*(?P<rest>\S.*)$", re.IGNORECASE
)
AGAIN = re.compile(
    r"(?:about |over |the |de |het )?(?P<topic>[^:,?]{2,50}?)\s(?:again|weer|opnieuw|nog eens"
    r"|nog even)\s*(?:[:,]\s*(?P<rest>\S.*)|\?*$)",
    re.IGNORECASE,
)
GOES_ON = re.compile(
    r"(?:en|and|maar|but|of|or|ook|also|dus|so|then|dan|what about|how about|plus)\b[,:]?\s+(?=\S)",
    re.IGNORECASE,
)
REPHRASES = re.compile(
    r"(?:(?:oke? )?anders(?: gevraagd| gezegd)?(?: dan)?|met andere woorden|in other words"
    r"|let me (?:put (?:it|that) (?:another way|differently)|rephrase(?: that)?)|put differently)"
    r"\s*[:,.]\s*(?=\S)",
    re.IGNORECASE,
)
NARROWS = re.compile(
    r"(?:alleen|enkel|slechts|only|just|specifi\w+)\b[,:]?\s+(?=\S)", re.IGNORECASE
)
OPENINGS: tuple[tuple[re.Pattern[str], Opening], ...] = (
    (FILLERS, ""),
    (LANGUAGE, ""),
    (READS_ALONG, ""),
    (LEAVES, "leaves"),
    (NEGATES, "corrects"),
    (MEANS, "corrects"),
    (REPHRASES, "goes on"),
    (GOES_ON, "goes on"),
    (NARROWS, "narrows"),
)
STRONGEST: tuple[Opening, ...] = ("leaves", "corrects", "narrows", "goes on", "")
MOST_OPENINGS = 6


@dataclass(frozen=True, slots=True)
class Opened:
    """A question and how it opens.

    Attributes:
        opening: What it says of its place in the conversation.
        text: What it asks, without that.
        topic: What it returns to, in its own words; only if it says so.
    """

    opening: Opening
    text: str
    topic: str = ""


def read_opening(question: str) -> Opened:
    """Returns what a question asks, and how it opens."""
    text, found = question, set[Opening]()
    for _ in range(MOST_OPENINGS):
        matches = ((pattern.match(text), kind) for pattern, kind in OPENINGS)
        opened = next(((match.end(), kind) for match, kind in matches if match), None)
        if opened is None or opened[0] == len(text):
            break
        text = text[opened[0] :]
        found.add(opened[1])
    return _with_topic_or_correction(next((one for one in STRONGEST if one in found), ""), text)


def _with_topic_or_correction(opening: Opening, text: str) -> Opened:
    if opening == "leaves":
        return Opened("leaves", text)
    if returns := RETURNS.match(text):
        topic, rest = _parted(text[returns.end() :])
        return Opened("returns", rest, topic)
    for pattern in (NAMES_FIRST, AGAIN):
        named = pattern.match(text)
        if named and not QUESTION_WORD.search(named["topic"]):
            return Opened("returns", named["rest"] or "", named["topic"])
    if meant := MEANT_LAST.search(text):
        opening, text = "corrects", text[: meant.start()]
    elif wanted := WANTED_TO.match(text):
        opening, text = "corrects", wanted["meant"]
    is_short = len(text.split()) <= MOST_WORDS
    if is_short and (NOT_THAT.match(text) or ("," in text and NOT_THIS.search(text))):
        opening = "corrects"
    if opening == "corrects":
        text = NOT_THIS.sub("", text)
        other = NOT_THAT.match(text)
        text = text[other.end() :] if other else text
    return Opened(opening, text)


def _parted(text: str) -> tuple[str, str]:
    """Returns what is returned to and what is asked of it, at the first sign between them."""
    sign = re.search(r"[:,;.?!]\s*", text)
    if sign is None:
        return text, ""
    return text[: sign.start()], text[sign.end() :]
