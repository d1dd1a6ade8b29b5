"""Who is named in a text: those who can act, be given something or be held beside others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from app.query.slots import OTHER_NAMES, countries, country_name
from index.language import LANGUAGES
from ingest.corpus import Corpus, Entity

TOKEN = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:[-'’&][^\W_]+)*|[^\w\s]")
ACTING = frozenset({"organisation", "person", "programme", "fund"})
HOME = "NL"
HOME_NAMES = frozenset(("Nederland", "Netherlands"))
COUNTRY = re.compile(r"[A-Z]{2}")
HOME_WORDS = re.compile(r"\b(?:Nederland(?:se|s)?|Netherlands|Dutch)\b")
# Who acts besides those with a name of their own.
COLLECTIVES = {
    "member states": re.compile(r"\b(?:member states|lidstaten)\b", re.IGNORECASE),
    "authorities": re.compile(r"\b(?:authorities|autoriteiten)\b", re.IGNORECASE),
    "government": re.compile(r"\b(?:government|regering|kabinet|cabinet)\b", re.IGNORECASE),
}
MOST_WORDS = 3  # of a country's name


@dataclass(frozen=True, slots=True)
class Known:
    """One who may be named: a key that is the same for all names, "" for what cannot act."""

    key: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Actor:
    """One who is named, by a key that is the same for all names of it, and where."""

    key: str
    start: int
    end: int


def known_actors(corpora: Iterable[Corpus]) -> list[Known]:
    """Returns whom some reports know by name; countries are known without."""
    return [
        Known(one.id if one.type in ACTING else "", _pattern(name))
        for corpus in corpora
        for one in corpus.entities
        if one.type != "country"
        for name in _names(one)
    ]


def actors(text: str, known: Iterable[Known]) -> list[Actor]:
    """Returns who is named in a text, in order, none within another."""
    found = [*_countries(text), *(Actor(HOME, *one.span()) for one in HOME_WORDS.finditer(text))]
    for one in known:
        found += [Actor(one.key, *match.span()) for match in one.pattern.finditer(text)]
    for key, pattern in COLLECTIVES.items():
        found += [Actor(key, *match.span()) for match in pattern.finditer(text)]
    kept: list[Actor] = []
    for actor in sorted(found, key=lambda one: one.start - one.end):
        if all(actor.end <= other.start or other.end <= actor.start for other in kept):
            kept.append(actor)
    kept.sort(key=lambda one: one.start)
    return [one for one in _joined(text, kept) if one.key and not _is_part(text, one)]


def _joined(text: str, named: Sequence[Actor]) -> Iterator[Actor]:
    """Yields each but what only goes on: "the Nigerian government" is told by its first word."""
    before: Actor | None = None
    for one in named:
        goes_on = (
            before and not text[before.end : one.start].strip() and _is_adjective(text, before)
        )
        if not goes_on:
            yield one
        before = one


def _is_adjective(text: str, one: Actor) -> bool:
    """Returns whether it is named by an adjective: "Nigerian"."""
    if one.key == HOME:
        return text[one.start : one.end] not in HOME_NAMES
    if not COUNTRY.fullmatch(one.key):
        return False
    called = {country_name(one.key, language) for language in LANGUAGES}
    return text[one.start : one.end] not in called.union(OTHER_NAMES.get(one.key, ()))


def _is_part(text: str, one: Actor) -> bool:
    """Returns whether a name is part of another word: "the Taliban-led government"."""
    return text[one.end : one.end + 1] == "-" or text[: one.start].endswith("-")


def _names(one: Entity) -> Iterator[str]:
    for same in one.names.values():
        yield from same


def _pattern(name: str) -> re.Pattern[str]:
    # "Prospects" is a programme, "prospects" are none.
    anyhow = "(?i)" if name.islower() else ""
    return re.compile(rf"{anyhow}(?<!\w){re.escape(name)}(?!\w)")


def _countries(text: str) -> Iterator[Actor]:
    words = [match for match in TOKEN.finditer(text) if match[0][0].isalpha()]
    for place, first in enumerate(words):
        for last in words[place : place + MOST_WORDS]:
            codes = countries(text[first.start() : last.end()])
            if len(codes) == 1:
                # Its first word must be part of the name.
                if last is first or not countries(text[first.end() : last.end()]):
                    yield Actor(min(codes), first.start(), last.end())
                break
