"""What asks without saying of what: it takes the topic of the last question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.query.carried_over import ELLIPTICAL, completed
from app.query.conversation.moves.asked import FollowUp, Resolved
from app.query.conversation.moves.referring import (
    MANY,
    PLACE_POINTED,
    Meant,
    meant,
)
from app.query.conversation.pointing import POINTING, leans
from app.query.conversation.predicates import (
    QUESTION_WORD,
    kind_of,
    names_nothing,
    own_words,
    spelled_out,
)
from app.query.conversation.rewriting import capitalised, named, other_kind, uncapitalised
from app.query.conversation.topics import Topic, topics_in, without_topics
from app.query.slots import names

OF_THAT = re.compile(
    r"\b(?:wat|hoe ?veel|what|how (?:much|many)) "
    r"(?P<that>daarvan|hiervan|ervan|of (?:that|this|it))\b",
    re.IGNORECASE,
)
OF_KIND = re.compile(rf"(?:de|het|the)\b|{QUESTION_WORD.pattern}", re.IGNORECASE)
FEW = 2  # words of its own from which on a correction stands by itself
# What asks about all that was said, and not about its topic: "which ones?", "why?"; and what points
# at all of it: "of those".
ALL_SAID = re.compile(
    r"^(?:waarom|why|hoezo|welke|which(?: ones?)?|names?|namen|name them|by how much|hoeveel)\b"
    r"(?: (?:dan|then|not|niet|is dat|is that|precies|exactly|are they|zijn dat|zo|so|ones|dat"
    r"|that)\b)*\W*$",
    re.IGNORECASE,
)
POINTS_AT_ALL = re.compile(
    r"\b(?<!to )(?<!for )(?:those|these|them|that|this|deze|die|hiervan|daarvan|hen)\b",
    re.IGNORECASE,
)
DEFINED = re.compile(r"^(?:wat|what)(?: is| are| zijn|'s)\b", re.IGNORECASE)


def leaning(asked: FollowUp) -> Resolved | None:
    """Reads "in welke landen?", "since when does it exist?", "nee ik bedoel hoeveel geld"."""
    asked = _of_that(asked)
    own = [topic for topic in asked.own if topic.group != "people"]
    if own:
        return _leaning_beside(asked, own)
    text, opening = asked.text, asked.opened.opening
    points = leans(text)
    is_empty = names_nothing(text) or (ELLIPTICAL.match(text) is not None and not asked.own)
    count = len(own_words(text))
    if opening == "corrects" and count >= FEW and (count >= MANY or QUESTION_WORD.search(text)):
        return Resolved(capitalised(text))
    if count >= MANY or not (points or is_empty or opening):
        return None
    if count >= FEW and names(text):  # "en dat Challenge Fund, hoe groot is dat?"
        return None
    fitting = meant(asked)
    subject = fitting.topics
    if not subject and (corrected := _of_other_kind(asked)):
        return corrected
    if not points and asked.own:
        whole = completed(text, asked.conversation.last.text)
        if whole != text:
            return Resolved(whole, "", named(asked.own, asked.language), whole)
    is_part = opening == "narrows" and not names_nothing(text)
    is_of_all = ALL_SAID.search(text) or (POINTS_AT_ALL.search(text) and not fitting.is_told)
    if not subject or is_part or (is_of_all and not _is_of_people(asked)):
        return asked.together(text)
    says_little = points or names_nothing(text) or QUESTION_WORD.match(text)
    return _about(asked, fitting) if says_little else _beside(asked, subject)


def _about(asked: FollowUp, fitting: Meant) -> Resolved:
    """Returns a question that says too little by itself as one about the topics that fit it."""
    is_of_schemes = all(topic.group == "scheme" for topic in fitting.topics)
    text = spelled_out(asked.text, asked.language) if is_of_schemes else asked.text
    about = asked.about(fitting.topics, text, fitting.others)
    return replace(about, step="told") if fitting.is_told else about


def _of_that(asked: FollowUp) -> FollowUp:
    """Returns "wat daarvan?" as asking for a part of what was: of money, how much money."""
    kind, of_that = kind_of(asked.conversation.last.text), OF_THAT.search(asked.text)
    if not kind or not of_that:
        return asked
    text = OF_THAT.sub(f"{kind.asked(asked.language)} {of_that['that']}", asked.text, count=1)
    opened = replace(asked.opened, text=text)
    return replace(asked, opened=opened, own=topics_in(text, asked.known))


def _of_other_kind(asked: FollowUp) -> Resolved | None:
    """Reads "the budget, not the number", where the last question names no topic."""
    last = asked.conversation.last
    is_kind = asked.opened.opening == "corrects" and OF_KIND.match(asked.text) and not asked.own
    instead = other_kind(last.text, asked.text) if is_kind else ""
    return Resolved(instead, last.context, "", instead, step="corrects kind") if instead else None


def _is_of_people(asked: FollowUp) -> bool:
    """Returns whether people are pointed at whom the last question only asked what they are."""
    last, subject = asked.conversation.last, asked.conversation.subject
    are_people = all(topic.group == "people" for topic in subject)
    return are_people and DEFINED.search(last.text) is not None


def _beside(asked: FollowUp, subject: Sequence[Topic]) -> Resolved:
    """Returns a question with words of its own that may yet be about the topic of the last."""
    name = named(subject, asked.language)
    return Resolved(uncapitalised(asked.text), name, name, asked.text)


def _leaning_beside(asked: FollowUp, own: Sequence[Topic]) -> Resolved | None:
    """Reads "is Tunisia one of them?": a topic of its own, and a pronoun for another one."""
    text = asked.text
    if not leans(text) or len(own_words(without_topics(text, own))) >= FEW:
        return None
    groups = {topic.group for topic in own}
    pointing = POINTING.search(text)
    if pointing and PLACE_POINTED.fullmatch(pointing[0]) and "place" in groups:
        return None
    subject = [topic for topic in asked.conversation.subject if topic.group not in groups]
    if subject:
        return asked.about(subject, text)
    return asked.together(text) if not asked.conversation.subject else None
