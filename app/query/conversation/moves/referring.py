"""What points at something that was said: "that programme", "there", or at what was asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.query.carried_over import with_place
from app.query.conversation.moves.asked import FollowUp, Resolved
from app.query.conversation.predicates import own_words
from app.query.conversation.referents import WHO, is_field, pointed_at
from app.query.conversation.rewriting import capitalised
from app.query.conversation.subjects import Group
from app.query.conversation.topics import Topic, distinct

FEW = 2  # words of its own up to which "the programme" points at one that was named
MANY = 4  # words of its own from which on a question says what it is about
WHAT_COUNTRIES = re.compile(
    r"\b(?:welke?|which|what|hoeveel|how many) (?:\w+ )?(?:land(?:en)?|countries|country)\b"
    r"|^(?:waar|where)\b",
    re.IGNORECASE,
)
PEOPLE_POINTED = re.compile(
    r"\b(?:ze|zij|hen|hun|die|they|them|their|those|who|wie)\b", re.IGNORECASE
)
ACTORS: frozenset[Group] = frozenset(("organisation", "person"))
ACTORS_POINTED = re.compile(r"\b(?:ze|zij|hun|they|their)\b", re.IGNORECASE)
PLACE_POINTED = re.compile(r"\b(?:daar|there|hier|here)\b", re.IGNORECASE)
# "Zitten daar studenten bij?": a word for what was said, in two parts.
APART = re.compile(
    r"\bdaar\b.* (?:bij|mee|van|voor|aan|over|in|uit|op|tegen|onder|door|naar)\W*$", re.IGNORECASE
)


def by_kind(asked: FollowUp) -> Resolved | None:
    """Reads "how much does that programme cost?", "wat gebeurt er in dat land?"."""
    few_words = len(own_words(asked.text)) <= FEW
    pointed = pointed_at(asked.text, asked.own, few_words)
    if pointed is None:
        return None
    topics = _of_group(asked, pointed.group)
    if not topics:
        return None
    name = topics[0].named(asked.language)
    text = f"{asked.text[: pointed.start]}{name}{asked.text[pointed.end :]}"
    like = [*topics[1:], *asked.conversation.others(topics)]
    others = tuple(one.named(asked.language) for one in like if not is_field(one))[:1]
    return Resolved(capitalised(text), "", name, asked.text, others)


def _of_group(asked: FollowUp, group: Group) -> list[Topic]:
    """Returns what words for a kind may mean, the likeliest first.

    That is what the last question names, or what its answer names if it spoke of the kind; else
    what was named last, however long ago, before what only the last answer names.
    """
    talk = asked.conversation
    if named := [one for one in talk.subject if one.group == group and not is_field(one)]:
        return named[-1:]
    if asked_for := [one for one in talk.asked_for if one.group == group]:
        return asked_for
    earlier = talk.named_last(group)
    answered = [one for one in talk.answered if one.group == group]
    return distinct([*answered[::-1], earlier])[::-1] if earlier else answered


def there(asked: FollowUp) -> Resolved | None:
    """Reads "what happens there?", of the place that was named last, however long ago."""
    text, talk = asked.text, asked.conversation
    pointing = PLACE_POINTED.search(text)
    if not pointing or APART.search(text) or any(topic.group == "place" for topic in asked.own):
        return None
    subject = talk.subject
    if any(topic.group == "place" for topic in subject):
        if len(own_words(text)) < MANY:
            return None  # it may be about more than the place
    elif any(topic.group != "people" for topic in subject):
        return None  # "there" may be within what is talked of
    places = [topic for topic in talk.last.topics if topic.group == "place"]
    places = places[-1:] or _of_group(asked, "place")
    if not places:
        return None
    name = places[0].named(asked.language)
    whole = with_place(text, f"in {name}")
    if whole == text:
        return None
    return Resolved(capitalised(whole), "", name, text)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a question that names nothing is about.

    Attributes:
        topics: What it is taken to be about; empty if nothing fits.
        others: What else may be meant, the likeliest first.
        is_told: Whether only the last answer named it.
    """

    topics: Sequence[Topic]
    others: Sequence[Topic] = ()
    is_told: bool = False


def meant(asked: FollowUp) -> Meant:
    """Returns which topics fit what is asked."""
    text, subject = asked.text, asked.conversation.subject
    places = [topic for topic in subject if topic.group == "place"]
    if PLACE_POINTED.search(text) and places:
        return Meant(places)
    if told := _told(asked):
        return told
    if WHAT_COUNTRIES.search(text):
        return Meant([topic for topic in subject if topic.group != "place"] or subject)
    # Of people it is asked with a pronoun only; "it works" is no word about migrants.
    is_of_people = all(topic.group == "people" for topic in subject)
    return Meant([] if is_of_people and not PEOPLE_POINTED.search(text) else subject)


def _told(asked: FollowUp) -> Meant | None:
    """Returns what the last answer named where its question spoke of it: "which programme?".

    A scheme that was named is meant before anything that the answer names; of an organisation or
    a place fewer things are asked.
    """
    talk, text = asked.conversation, asked.text
    named = [topic for topic in talk.subject if topic.group != "people"]
    if asked.opened.opening not in ("", "goes on"):
        return None  # what corrects, narrows or returns is about what was asked
    if talk.subject and not named and PEOPLE_POINTED.search(text):
        return None
    if any(_is_named_scheme(topic) for topic in named) and not WHO.search(talk.last.text):
        return None
    told = [topic for topic in talk.asked_for if _fits(topic, text)]
    if named:
        is_of_actors = ACTORS_POINTED.search(text) is not None
        told = [one for one in told if (one.group in ACTORS) == is_of_actors]
    return Meant(told[:1], [*told[1:], *named], is_told=True) if told else None


def _is_named_scheme(topic: Topic) -> bool:
    return topic.group == "scheme" and not is_field(topic)


def _fits(topic: Topic, text: str) -> bool:
    """Returns whether a topic may be what is asked about: no place is in which countries."""
    return topic.group != "place" or not WHAT_COUNTRIES.search(text)
