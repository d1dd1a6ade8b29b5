"""What a question points at, or speaks of, by its kind alone: "that programme", "which country"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.query.conversation.subjects import SUBJECTS, Group
from app.query.conversation.topics import Topic

# A word for a kind of thing, by the group of the topics that are of it.
NOUNS: Mapping[Group, str] = {
    "place": r"(?:opvang|gast|herkomst|partner|focus|buur|host |partner )?(?:land|country)"
    r"|regio|region",
    "scheme": r"programma|programme|program|project|fonds|fund|forum|deal|akkoord|agreement"
    r"|partnerschap|partnership|regeling|scheme|initiatief|initiative|platform|samenwerkingsverband"
    r"|faciliteit|facility|verdrag|treaty|pact",
    "organisation": r"(?:hulp|partner|vn-|un |aid |partner )?organi(?:satie|[sz]ation)"
    r"|instantie|instelling|agentschap|agency|club",
}
ANY_NOUN = "|".join(rf"(?P<{group}>{nouns})" for group, nouns in NOUNS.items())
POINTED = re.compile(
    r"\b(?:dat|die|dit|deze|that|this|(?:dat|die|het|de)zelfde|the same)\s(?:ene\s)?"
    rf"(?:{ANY_NOUN})\b(?!\s(?:van|of)\b)",
    re.IGNORECASE,
)
# With an article alone it points back unless words behind it tell which one is meant.
BY_ARTICLE = re.compile(
    rf"\b(?:het|de|the)\s(?:{ANY_NOUN})\b"
    r"(?!\s(?:van|met|dat|die|waar\w*|in|voor|uit|of|with|that|which|where|for|from|whose)\b)",
    re.IGNORECASE,
)
SPOKEN_OF = re.compile(rf"\b(?:{ANY_NOUN})\b", re.IGNORECASE)
FIELDS = frozenset(subject.names["nl"] for subject in SUBJECTS)
WHO = re.compile(r"\b(?:wie|who|whom)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pointed:
    """Words that point at something of a kind: the first of their characters and the one after."""

    group: Group
    start: int
    end: int


def pointed_at(text: str, own: Sequence[Topic], few_words: bool) -> Pointed | None:
    """Returns what a question points at by its kind; None if nothing, or what it names itself.

    Args:
        text: The question.
        own: What it names.
        few_words: Whether it says too little for "the programme" to be explained by itself.
    """
    for pattern in (POINTED, BY_ARTICLE) if few_words else (POINTED,):
        if found := pattern.search(text):
            group = _group(found)
            if any(topic.group == group and topic.end <= found.start() for topic in own):
                return None
            return Pointed(group, *found.span())
    return None


def spoken_of(text: str, named: Sequence[Topic]) -> list[Group]:
    """Returns of which groups a question speaks without naming one: of "which programme", schemes.

    Args:
        text: The question.
        named: What it names.
    """
    taken = {topic.group for topic in named if not is_field(topic)}
    found = [_group(match) for match in SPOKEN_OF.finditer(text)]
    if WHO.search(text):
        found += ["person", "organisation"]
    return [group for group in dict.fromkeys(found) if group not in taken]


def is_field(topic: Topic) -> bool:
    """Returns whether it is what reports are about and has no name: "return" is no programme."""
    return topic.key in FIELDS


def _group(found: re.Match[str]) -> Group:
    return next(group for group in NOUNS if found[group])
