"""A question that asks several things -> its parts, each of which can be answered by itself.

It is cut where a second question begins ("… en wie …?", "…? Hoeveel …?", "a) … b) …"), never
within what one question asks: names, comparisons and sums that "en" or "and" joins stay whole.
"""

from __future__ import annotations

import re

from app.query.carried_over import carried_over
from app.query.clauses import FINITE, sentences_of, verb_place, words_of
from app.query.conversation.pointing import leans

PREPOSITION = (
    r"(?:in|op|bij|met|van|voor|uit|door|sinds|tot|om|naar|aan|over|via|onder|volgens|tegen|at|on|"
    r"by|with|for|from|of|since|until|to|under|through|in de|via de)"
)
WH = (
    r"(?:hoeveel|hoe|wat|wie|wiens|waar\w*|wanneer|waarom|welke?|how|what|who|whom|whose|where|when|"
    r"why|which)"
)
ASKS = re.compile(rf"(?:{PREPOSITION}\s)?(?!(?:wat een|what an?)\b){WH}\b", re.IGNORECASE)
IMPERATIVE = re.compile(
    r"(?:noem|vertel|geef|vat|leg|vergelijk|beschrijf|list|name|tell|give|summari[sz]e|explain|"
    r"describe|compare|show|ik wil(?: graag)? weten|i(?:'d| would) like to know|i want to know)\b",
    re.IGNORECASE,
)
OPENING = re.compile(r"^(?:(?:en|and|maar|but|dus|so|ook|also|of|or)\b,?\s+)+", re.IGNORECASE)
IF_SO = re.compile(
    r"^(?:(?:en|and)\s)?(?:zo ja|zo nee|zo niet|if so|if yes|if not)\b,?\s*", re.IGNORECASE
)
ITEM = re.compile(r"(?:^|(?<=[\s?:;,]))(?:\(?(?:[a-f]|[1-9])[).]|[-–•*])\s+(?=\w)")
# A second question after a first: joined by "en", or after a comma alone where no relative clause
# may begin ("in Libië, waar …").
JOINT = re.compile(
    rf"(?:[,;]?\s(?:en|and|maar|but)\s(?:dan\s|ook\s|also\s|then\s)?"
    rf"(?:(?:zo ja|if so),?\s)?|[,;]\s(?:(?:zo ja|if so),?\s))(?=(?:{PREPOSITION}\s)?{WH}\b)"
    rf"|[,;]\s(?=(?:hoeveel|hoe|wat|wanneer|waarom|how|what|when|why)\b"
    rf"|{PREPOSITION}\s(?:which|what|welke?|wie)\b)",
    re.IGNORECASE,
)
RELATIVE = frozenset("waar where who which die whose whom".split())
TOGETHER = re.compile(
    r"\b(?:samen|bij elkaar|opgeteld|together|combined|added up|altogether)\b", re.IGNORECASE
)
NO_TOPIC = re.compile(
    r"\b(?:ik|wij|we|i|you|u|je|graag|kort|please|pls|aub|vra(?:ag|gen)|questions?|dingen|things|tbv|"
    r"hallo|hoi|hello|hi|beste|dear|geachte)\b",
    re.IGNORECASE,
)
CAPTION = re.compile(r"^([^:?.,]{2,60}):\s+(?=\S)")


def split_question(text: str) -> tuple[str, ...]:
    """Returns the parts of a question, each understandable by itself; the text alone if it is one.

    Args:
        text: In one line.
    """
    caption = CAPTION.match(text)
    is_caption = caption is not None and not _asks(caption[1])
    topic = _topic_of_caption(caption[1]) if caption and is_caption else ""
    rest = text[caption.end() :] if caption and is_caption else text
    parts = [part for whole in _listed(rest) for part in _joined(whole)]
    if len(parts) < 2:
        return (text,)
    return tuple(_finished(part) for part in carried_over(parts, topic))


def _topic_of_caption(caption: str) -> str:
    """Returns what the parts after a caption are about; "" if it says nothing of it."""
    about = re.search(r"\b(?:over|about|on|regarding|inzake)\s(.+)$", caption, re.IGNORECASE)
    if about:
        return about[1]
    return "" if NO_TOPIC.search(caption) or verb_place(caption) is not None else caption


def _listed(text: str) -> list[str]:
    """Returns the sentences or items that ask; what only tells or adds is left out or kept with."""
    items = [item.strip() for item in ITEM.split(text)]
    asking = [item for item in items if _asks(item)]
    if len(asking) > 1:
        return asking
    listed: list[str] = []
    told = ""
    for sentence in sentences_of(text):
        stripped = IF_SO.sub("", sentence)
        is_alternative = re.match(r"(?:of|or)\b", sentence, re.IGNORECASE)
        if _asks(OPENING.sub("", stripped)) and not (is_alternative and listed):
            # What it points at was told before: "A post says …. Is that number in here?"
            points_back = told and not listed and leans(stripped)
            listed.append(f"{told} {stripped}" if points_back else stripped)
        elif not listed:
            told = sentence
        elif sentence.endswith("?"):
            listed[-1] = f"{listed[-1]} {sentence}"  # "Externe verificatie, of …?"
    return listed


def _joined(text: str) -> list[str]:
    """Returns the questions that one sentence joins."""
    if TOGETHER.search(text):
        return [text]
    parts, start = list[str](), 0
    for joint in JOINT.finditer(text):
        left, right = text[start : joint.start()], text[joint.end() :]
        if not (_asks(OPENING.sub("", left)) or parts) or _goes_on(left, right):
            continue
        parts.append(left)
        start = joint.end()
    return [*parts, text[start:]] if parts else [text]


def _asks(text: str) -> bool:
    """Returns whether a text asks by its first words: a question word, a verb, a command."""
    words = words_of(text)
    if not words:
        return False
    is_turned = words[0] in FINITE and len(words) > 1
    return bool(ASKS.match(text) or IMPERATIVE.match(text) or is_turned)


def _goes_on(left: str, right: str) -> bool:
    """Returns whether the right part belongs to a clause of the left one: "who …, and who …"."""
    asked = ASKS.match(right)
    word = asked[0].split()[-1].lower() if asked else ""
    return word in RELATIVE and word in words_of(left)[1:]


def _finished(part: str) -> str:
    text = part.strip(" ,;:.!?-–")
    is_command = IMPERATIVE.match(text) is not None and not part.rstrip().endswith("?")
    return text[:1].upper() + text[1:] + ("." if is_command else "?")
