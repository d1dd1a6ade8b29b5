"""What only names something: another topic, the other one, a wider place."""

from __future__ import annotations

import re
from dataclasses import replace

from app.query.clauses import verb_place
from app.query.conversation.moves.asked import FollowUp, Resolved
from app.query.conversation.predicates import QUESTION_WORD, own_words
from app.query.conversation.rewriting import named, widened_place
from app.query.conversation.topics import without_topics
from app.wording import word
from index.language import Language

OTHER = re.compile(
    r"\b(?:(?:the|that) other(?: one| \w+)?|(?:de|het|die|dat) andere?(?: \w+)?)\b", re.IGNORECASE
)
# The other one, if there was another; else it is a time before: "the one before", "het vorige".
ONE_BEFORE = re.compile(
    r"\b(?:the (?:previous|former)(?! (?:year|edition|phase|time|period|answer|question))"
    r"(?: one| \w+)?"
    r"|the one before(?: that)?|(?:de|het) vorige(?! (?:jaar|jaren|editie|fase|keer|periode|vraag"
    r"|antwoord))(?: \w+)?|die (?:van )?(?:daarvoor|ervoor|daarnet|net))\b",
    re.IGNORECASE,
)
WIDENS = re.compile(
    r"\b(?:in )?(?:alle|all|de hele|the whole|heel de)(?: the)? (?:landen|countries|wereld|world)\b"
    r"|\b(?:wereldwijd|worldwide|globally|overal|everywhere|in het algemeen|in general|overall)\b"
    r"|\bin (?:totaal wereldwijd|total worldwide)\b",
    re.IGNORECASE,
)
SAME = re.compile(
    r"\b(?:same|idem|ditto|dito|zelfde|dezelfde|hetzelfde|ook|also|too|zo|so)\b", re.IGNORECASE
)
# What may stand beside a topic that takes the place of another.
HOW_IS_IT = re.compile(r"\bhoe (?:zit|is|staat) (?:het|dat)\b", re.IGNORECASE)
ONLY_NAMED = re.compile(
    r"\b(?:hoe zit het|hoe is dat|hoe staat het|about|same|thing|whole|hele|the|question|de|het|een"
    r"|an?|zelfde|dezelfde|hetzelfde|vraag|idem|ditto|dito|ook|also|too|dan|then|en|and|of|or|plus|met|with|in"
    r"|voor|for|bij|naar|to|van|via|from|uit|op|over|on|at|alleen|only|just|enkel|specifiek|specifically"
    r"|slechts|vooral|bv|bijvoorbeeld|eg|e\.g\.|say|maar|but|aub|svp|please|pls|is|dat|that|zo|so|it"
    r"|nu|now|eens|even|daar|there|binnen|within|inside|heet|geloof|ik|die|regeling|andere?|other|one"
    r"|programma|programme|program|land|country|itself|zelf|eerste|tweede|first|second|stuff|goal|doel"
    r"|again|weer|nog|did|doet|gaat|het|stukje|deel|part|case|geval)\b",
    re.IGNORECASE,
)


def other(asked: FollowUp) -> Resolved | None:
    """Reads "the other one?", "en hoe lang loopt de andere?", "the one before that"."""
    others = asked.conversation.others(asked.conversation.subject)
    match = OTHER.search(asked.text) or (others and ONE_BEFORE.search(asked.text))
    if not match or asked.own:
        return None
    rest = asked.text[: match.start()] + asked.text[match.end() :]
    if own_words(rest):
        return None
    if not others:
        return asked.together(asked.text)
    if QUESTION_WORD.search(rest) or verb_place(rest) is not None:
        text = asked.text[: match.start()] + _it(asked.language) + asked.text[match.end() :]
        return replace(asked.about(others[:1], text), step="points")
    found = asked.another(others[:1], others[0].named(asked.language))
    return replace(found, step="points")


def _it(language: Language) -> str:
    return "het" if language == "nl" else "it"


def widened(asked: FollowUp) -> Resolved | None:
    """Reads "and worldwide?", "en in alle landen?"."""
    match = WIDENS.search(asked.text)
    if asked.own or not match:
        return None
    rest = asked.text[: match.start()] + asked.text[match.end() :]
    if ONLY_NAMED.sub("", rest).strip(" ?.!,;:"):
        return None
    last = asked.conversation.last
    text = widened_place(last, match[0].lower())
    about = [topic for topic in asked.conversation.subject if topic.group != "place"]
    return Resolved(text, last.context, named(about, asked.language), text)


def only_named(asked: FollowUp) -> Resolved | None:
    """Reads "en Irak?", "same question for Kenya", "alleen bij Prospects"."""
    if not asked.own:
        numbered = asked.conversation.numbered(asked.text)
        rest = ONLY_NAMED.sub("", asked.text).strip(" ?.!,;:'\"")
        if numbered and not rest:
            found = asked.another([numbered], numbered.named(asked.language))
            return replace(found, step="points")
        return None
    rest = ONLY_NAMED.sub("", without_topics(asked.text, asked.own)).strip(" ?.!,;:'\"-/()")
    if rest or not _shows_that_it_goes_on(asked):
        return None
    typed = asked.text[asked.own[0].start : asked.own[-1].end]
    is_correction = asked.opened.opening == "corrects"
    if is_correction and asked.conversation.last.is_of_two:
        # Neither of the two, and so not what was asked of them.
        name = named(asked.own, asked.language)
        text = word("says_of_topic", asked.language).format(topic=name)
        return Resolved(text, "", name, word("says_of", asked.language))
    found = asked.another(asked.own, typed, asked.text[: asked.own[0].start])
    return replace(found, step="corrects topic") if is_correction else found


def _shows_that_it_goes_on(asked: FollowUp) -> bool:
    """Returns whether a question that only names something is about what was asked before.

    "libanon" may be a new question; "Nigeria?" after one about Morocco is the same again.
    """
    if SAME.search(asked.text):
        return True
    if verb_place(HOW_IS_IT.sub("", asked.text)) is not None:  # "is Jordan part of Prospects?"
        return False
    groups = {topic.group for topic in asked.own}
    if asked.opened.opening or len(groups) > 1:
        return asked.opened.opening != ""
    is_like_the_last = any(topic.group in groups for topic in asked.conversation.last.topics)
    return is_like_the_last or len(without_topics(asked.text, asked.own).strip(" ?.!")) > 0
