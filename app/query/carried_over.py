"""What a later part of a question takes over from the first: its subject, place and period."""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.query.clauses import AUXILIARIES, FINITE, NAME, verb_place, words_of
from app.query.slots import HOME, countries, years
from index.stopwords import STOPWORDS

PREPOSITIONS = (
    "in|op|bij|met|van|voor|uit|door|naar|aan|over|via|onder|tot|sinds|volgens|at|on|by|with|for|"
    "from|of|to|through|since|until"
)
# What may follow a pronoun in a clause of its own; before anything else "het" is an article.
AFTER_PRONOUN = (
    rf"(?=\W*$|\s(?:{PREPOSITIONS}|af|mee|nog|nu|al|ook|precies|eigenlijk|dan|daar|per|actief)\b"
    r"|\s(?:\w{2,4})?(?:ge|be|ver|onder)\w+(?:d|t|en)\W*$)"
)
PRONOUN = re.compile(
    rf"(?P<verb>\b\w+\s)(?P<it>(?:het|hij|zij|ze|die|dat){AFTER_PRONOUN}|(?:it|they|them)\b"
    r"|(?:this|that)(?=\W*$))",
    re.IGNORECASE,
)
VAGUE = frozenset("dat die this that they them ze zij".split())
BARE_NOUN = re.compile(
    r"\b(?:het|de|the)\s(?!verschil|difference|(?:ge|be|ver|onder)\w+[dt]\b)\w+\W*$", re.IGNORECASE
)
POSSESSIVE = re.compile(r"\b(?:its|their)\b", re.IGNORECASE)
WITH_PREPOSITION = re.compile(
    r"\b(?:daar|er|hier)(?P<word>in|van|voor|bij|aan|over|uit|op|door|mee|naartoe|heen)\b", re.I
)
PREPOSITION_OF = {"mee": "met", "naartoe": "naar", "heen": "naar"}
THERE = re.compile(
    r"(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\b(?:daar|there)\b(?!\s(?:is|are|was|were)\b)",
    re.I,
)
# "How much goes there?" asks what goes to a place.
GOES_THERE = re.compile(
    r"\b(?P<going>(?:go(?:es|ing|ne)?|went|sent|moved?|travel\w*|return\w*)(?: \w+)?) there\b", re.I
)
DEFINITION = re.compile(
    r"^(?:wat|wie|what|who)(?:\s(?:is|zijn|was|waren|are|were|betekent)|'s)\s(?P<what>.+?)"
    r"(?:\s(?:precies|eigenlijk|nou|exactly|(?:voor\s)?een\s\w+))*\W*$",
    re.IGNORECASE,
)
NO_TOPIC = re.compile(
    r"(?:er|there|volgens|according|precies|mijn|my|\S+(?:\s\S+){6})\b"
    r"|.*\b(?:toen|die|dat|who|which|that|when)\b",
    re.IGNORECASE,
)
ADJECTIVE = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:se|sche|ch|an|ish|ese|ees)$")  # "Dutch", "Afghan"
REPORT = re.compile(
    r"\b(?:dit|het|de|deze|this|the)\s(?:rapport(?:age)?|verslag|report|document)\b", re.IGNORECASE
)
# With the article that stands before a name it is one phrase: "het Global Refugee Forum".
ARTICLE_BEFORE = re.compile(r"\b(?:het|de|the)\s+$", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:in|over|during|tot|until|eind|end of|vanaf)\s(?:het jaar\s|the year\s|eind\s|mid-)?"
    r"(?:19|20)\d\d\b",
    re.IGNORECASE,
)
OF_ANOTHER_TIME = re.compile(
    r"\b(?:wanneer|when|jaar|years?|since|sinds|nu|now|volgend\w*|next|toekomst|future|later|"
    r"daarna|vorig\w*|last|before|hoe lang|how long|vandaag|today|tot|until)\b",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:in|uit|naar|from|to)\s(?:the\s|de\s|het\s)?[A-ZÀ-Þ][\w-]+(?:\s[A-ZÀ-Þ][\w-]+)*"
)
WH = r"hoeveel|hoe|wat|wie|waar\w*|wanneer|waarom|welke?|how|what|who|whom|where|when|why|which"
# A question without a verb: "en waarom?", "and with whom?", "en via welke organisaties?".
ELLIPTICAL = re.compile(
    rf"^(?:(?:{PREPOSITIONS})\s)?(?:(?:{WH})(?:\s(?:many|much|long|for|ones?))?"
    rf"|(?:welke?|which|what|hoeveel|how many|how much|wiens|whose)\s\w+)"
    r"(?:\s(?:dan|precies|exactly|ook|then|ongeveer|roughly))*\W*$",
    re.IGNORECASE,
)
# "… en hoeveel naar migratiesamenwerking": the verb of the first question is meant.
GAPPED = re.compile(
    rf"^(?:{WH})(?:\s(?!(?:{PREPOSITIONS})\b)\w+)?\s"
    rf"(?P<rest>(?P<word>{PREPOSITIONS})\s.+)$",
    re.IGNORECASE,
)
ASKED = re.compile(
    rf"^(?:(?:{PREPOSITIONS})\s(?:welke?|which|what)\s\w+\b|(?:{PREPOSITIONS})\s(?:{WH})\b"
    rf"|(?:hoe\s(?:vaak|lang|groot|hoog)|how\s(?:many|much|often|long|big|large)|{WH})\b)\s?",
    re.IGNORECASE,
)
OF_SUBJECT = re.compile(r"(?:wie|who)\b", re.IGNORECASE)  # without it nobody acts
ENGLISH = re.compile(r"\b(?:how|what|who|whom|where|when|why|which)\b", re.IGNORECASE)
ADVERBS = re.compile(r"(?:\s(?:dan|precies|exactly|ook|then|ongeveer|roughly))+$", re.IGNORECASE)
INITIALS = 2  # "NL", "EU" and "BZ" act in most questions and are what few are about
SHORT = 6  # words of a question that has nothing of its own but a bare noun: "wat is het budget"


def carried_over(parts: Sequence[str], topic: str = "") -> list[str]:
    """Returns the parts of a question, each with what it takes over from the first.

    Args:
        parts: In order.
        topic: What all are about, said before the first ("Jordanië: …"), or "".
    """
    first = parts[0]
    if verb_place(first) is None and verb_place(parts[1]) is not None and ELLIPTICAL.match(first):
        # "Waar en wanneer vond het plaats?"
        first = f"{first.strip()} {ASKED.sub('', parts[1])}"
    whole = [f"{topic}: {first}" if topic else first]
    for part in parts[1:]:
        text = completed(part, first)
        if text == part:
            is_defined = DEFINITION.match(first) is not None
            text = with_topic(part, topic or topic_of(first), is_defined)
            text = with_period(with_place(text, first), first)
        whole.append(f"{topic}: {text}" if topic and topic not in text else text)
    return whole


def topic_of(question: str) -> str:
    """Returns what a question is about: the one name in it, or what it wants defined; or ""."""
    names = list(_names(question))
    distinct = {question[slice(*span)].lower() for span in names}
    if len(distinct) == 1:
        start, end = names[0]
        article = ARTICLE_BEFORE.search(question[:start])
        return question[article.start() if article else start : end]
    defined = DEFINITION.match(question)
    if defined and verb_place(defined["what"]) is None and not NO_TOPIC.match(defined["what"]):
        return defined["what"].strip(" ?'\"“”‘’")
    report = REPORT.search(question)
    return report[0] if report else ""


def _names(question: str) -> list[tuple[int, int]]:
    """Returns where names stand that are neither countries nor words that open the question."""
    small = STOPWORDS["nl"] | STOPWORDS["en"] | FINITE
    return [
        match.span()
        for match in NAME.finditer(question)
        if match[0].lower() not in small
        and not countries(match[0])
        and (match.start() or match[0].isupper())
        and len(match[0]) > INITIALS
        and not ADJECTIVE.match(match[0])
    ]


def completed(part: str, first: str) -> str:
    """Returns a part that has no verb with that of the first; others as they are."""
    bare = part.strip(" ,;:.!?")
    if gapped := GAPPED.match(bare):
        places = list(re.finditer(rf"\b{gapped['word']}\b", first))
        if places and verb_place(bare) is None:
            return f"{first[: places[-1].start()]}{gapped['rest']}"
        return part
    if not ELLIPTICAL.match(bare) or verb_place(bare) is not None:
        return part
    place = verb_place(first)
    if place is None or OF_SUBJECT.match(first):
        return part
    words = first.strip(" ,;:.!?").split()
    asked = ASKED.match(first)
    noun = words[len(asked[0].split()) : place] if asked else words[:place]
    bare = ADVERBS.sub("", bare)
    verb = words[place]
    verb = verb[:1].lower() + verb[1:] if not place else verb
    # Only a helping verb may stand before its subject in English.
    is_turned = verb.lower() in AUXILIARIES or not ENGLISH.search(bare)
    middle = [verb, *noun] if is_turned else [*noun, verb]
    return " ".join([bare, *middle, *words[place + 1 :]])


def with_topic(part: str, topic: str, is_defined: bool) -> str:
    """Returns a part with the topic in the place of what points at it, or behind a bare noun.

    Args:
        part: A later part.
        topic: What the first part is about, or "".
        is_defined: Whether the first asks what it is: then "dat" and "die" mean it, too.
    """
    if not topic or topic.lower() in part.lower():
        return part
    pronoun = PRONOUN.search(part)
    if pronoun and (is_defined or pronoun["it"].lower() not in VAGUE):
        return f"{part[: pronoun.start('it')]}{topic}{part[pronoun.end('it') :]}"
    if pointing := WITH_PREPOSITION.search(part):
        word = pointing["word"].lower()
        return (
            f"{part[: pointing.start()]}{PREPOSITION_OF.get(word, word)} {topic}"
            f"{part[pointing.end() :]}"
        )
    if POSSESSIVE.search(part):
        return POSSESSIVE.sub(lambda _: f"{topic}'s", part, count=1)
    is_bare = len(words_of(part)) <= SHORT and not _names(part) and not countries(part)
    noun = BARE_NOUN.search(part)
    if is_bare and noun:
        of = "of" if noun[0].lower().startswith("the") else "van"
        return f"{part.rstrip(' ?.')} {of} {topic}"
    return part


def with_place(part: str, first: str) -> str:
    """Returns a part with the country of the first in the place of "daar" or "there"."""
    place = next((one for one in PLACE.finditer(first) if countries(one[0])), None)
    if place is None or countries(part) - HOME:
        return part
    name = re.sub(r"^\w+\s", "", place[0])
    if pointing := WITH_PREPOSITION.search(part):
        word = pointing["word"].lower()
        said = f"{PREPOSITION_OF.get(word, word)} {name}"
        return f"{part[: pointing.start()]}{said}{part[pointing.end() :]}"
    if going := GOES_THERE.search(part):
        return f"{part[: going.start()]}{going['going']} to {name}{part[going.end() :]}"
    return THERE.sub(lambda _: f"in {name}", part, count=1)


def with_period(part: str, first: str) -> str:
    """Returns a part with the year of the first, unless it asks about another time."""
    period = PERIOD.search(first)
    if period is None or years(part) or OF_ANOTHER_TIME.search(part):
        return part
    return f"{part.rstrip(' ,;:.!?')} {period[0]}"
