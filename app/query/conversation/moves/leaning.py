"""What asks without saying of what: it takes the topic of the last question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.query.carried_over import ELLIPTICAL, completed, with_place
from app.query.conversation.moves.asked import FollowUp, Resolved
from app.query.conversation.pointing import POINTING, leans
from app.query.conversation.predicates import QUESTION_WORD, kind_of, names_nothing, own_words
from app.query.conversation.rewriting import capitalised, named, other_kind, uncapitalised
from app.query.conversation.topics import Topic, topics_in, without_topics
from app.query.slots import names
from index.language import Language

OF_THAT = re.compile(
    r"\b(?:wat|hoe ?veel|what|how (?:much|many)) "
    r"(?P<that>daarvan|hiervan|ervan|of (?:that|this|it))\b",
    re.IGNORECASE,
)
OF_KIND = re.compile(rf"(?:de|het|the)\b|{QUESTION_WORD.pattern}", re.IGNORECASE)
FEW = 2  # words of its own from which on a correction stands by itself
MANY = 4  # and any question: it says what it is about, whatever its pronouns point at
WHAT_COUNTRIES = re.compile(
    r"\b(?:welke?|which|what|hoeveel|how many) (?:\w+ )?(?:land(?:en)?|countries|country)\b"
    r"|^(?:waar|where)\b",
    re.IGNORECASE,
)
# What points at all that was said, and not at its topic: "which ones?", "why?", "of those".
SAID_BEFORE = re.compile(
    r"^(?:waarom|why|hoezo|welke|which(?: ones?)?|names?|namen|name them|by how much|hoeveel)\b"
    r"(?: (?:dan|then|not|niet|is dat|is that|precies|exactly|are they|zijn dat|zo|so|ones|dat"
    r"|that)\b)*\W*$"
    r"|\b(?:those|these|them|that|this|deze|die|hiervan|daarvan|hen)\b",
    re.IGNORECASE,
)
PEOPLE_POINTED = re.compile(
    r"\b(?:ze|zij|hen|hun|die|they|them|their|those|who|wie)\b", re.IGNORECASE
)
DEFINED = re.compile(r"^(?:wat|what)(?: is| are| zijn|'s)\b", re.IGNORECASE)
PLACE_POINTED = re.compile(r"\b(?:daar|there|dat land|that country|hier|here)\b", re.IGNORECASE)
PLACE_NAMED = re.compile(r"\bin (?:dat|that) (?:land|country)\b", re.IGNORECASE)
# "Zitten daar studenten bij?": a word for what was said, in two parts.
APART = re.compile(
    r"\bdaar\b.* (?:bij|mee|van|voor|aan|over|in|uit|op|tegen|onder|door|naar)\W*$", re.IGNORECASE
)


def leaning(asked: FollowUp) -> Resolved | None:
    """Reads "in welke landen?", "since when does it exist?", "nee ik bedoel hoeveel geld"."""
    asked = _of_that(asked)
    own = [topic for topic in asked.own if topic.group != "people"]
    if there := _there(asked):
        return there
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
    subject = _fitting(asked)
    if not subject and (corrected := _of_other_kind(asked)):
        return corrected
    if not points and asked.own:
        whole = completed(text, asked.conversation.last.text)
        if whole != text:
            return Resolved(whole, "", named(asked.own, asked.language), whole)
    is_part = opening == "narrows" and not names_nothing(text)
    if not subject or is_part or (SAID_BEFORE.search(text) and not _is_of_people(asked)):
        return asked.together(text)
    says_little = points or names_nothing(text) or QUESTION_WORD.match(text)
    return asked.about(subject, text) if says_little else _beside(asked, subject)


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


def _there(asked: FollowUp) -> Resolved | None:
    """Reads "what happens there?", of the place that was named last, however long ago."""
    text, place = asked.text, asked.conversation.place
    pointing = PLACE_POINTED.search(text)
    if not pointing or not place or APART.search(text):
        return None
    if any(topic.group == "place" for topic in asked.own):
        return None
    subject = asked.conversation.subject
    is_of_last = any(topic.group == "place" for topic in subject)
    if is_of_last and len(own_words(text)) < MANY:
        return None  # it may be about more than the place
    if subject and not is_of_last and not PLACE_NAMED.search(text):
        return None  # "there" may be within what is talked of
    whole = with_place(PLACE_NAMED.sub(_there_in(asked.language), text), _in(place, asked.language))
    if whole == text:
        return None
    return Resolved(capitalised(whole), "", place.named(asked.language), text)


def _in(place: Topic, language: Language) -> str:
    return f"in {place.named(language)}"


def _there_in(language: Language) -> str:
    return "daar" if language == "nl" else "there"


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


def _fitting(asked: FollowUp) -> list[Topic]:
    """Returns which topics of the last question fit what is asked now."""
    subject = asked.conversation.subject
    if PLACE_POINTED.search(asked.text):
        places = [topic for topic in subject if topic.group == "place"]
        return places or subject
    if WHAT_COUNTRIES.search(asked.text):
        others = [topic for topic in subject if topic.group != "place"]
        return others or subject
    # Of people it is asked with a pronoun only; "it works" is no word about migrants.
    is_of_people = all(topic.group == "people" for topic in subject)
    return subject if not is_of_people or PEOPLE_POINTED.search(asked.text) else []
