"""The names that reports know: left out where they would mislead, spelled as reports spell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.corpus import Corpus, Entity
from ingest.document import Report
from ingest.text.alignment import fold

WORD = re.compile(r"[^\W_]+")
INITIALS = 2
SHORT = 4  # names up to this length are names as they are written only: "VS" is not "vs."
# Capitalised words, with small ones between them ("Global Compact on Refugees"), that open
# neither a text nor a sentence or quotation in it.
SMALL = "van|de|der|den|het|voor|en|of|in|on|for|the|and|to|d|la|le|du|des"
NAME = re.compile(
    rf"(?<![.?!:;\"'“‘(•–-] )(?<!^)\b[A-ZÀ-Þ][\w-]+(?:[ '’](?:(?:{SMALL})[ '’])*[A-ZÀ-Þ][\w-]+)*"
)


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name in a text: its first character, the one after its last, and how it is spelled."""

    start: int
    end: int
    spelled: str


class KnownNames:
    """Names, to be found in texts.

    Args:
        names: In any spelling; accents and, but for short ones, case do not matter.
        entities: Whose names some of them are.
    """

    def __init__(self, names: Iterable[str] = (), entities: Iterable[Entity] = ()) -> None:
        self._entities = {
            tuple(WORD.findall(fold(name))): entity
            for entity in entities
            for same in entity.names.values()
            for name in same
        }
        known: dict[str, set[tuple[str, ...]]] = {}
        self._short: set[str] = set()
        self._spellings: dict[tuple[str, ...], str] = {}
        for name in dict.fromkeys(names):
            words = tuple(WORD.findall(fold(name)))
            # Of two letters most are ordinary words in small ones: "us", "it".
            if len(name) > INITIALS and not name.islower():
                self._spellings.setdefault(words, name)
            if len(name) <= SHORT:
                self._short.add(name)
            elif words:
                known.setdefault(words[0], set()).add(words)
        self._longest = max(map(len, self._spellings), default=0)
        self._known = {first: sorted(same, key=len)[::-1] for first, same in known.items()}

    def left_out(self, text: str) -> str:
        """Returns a text without the names in it, the longest left out first."""
        found = list(WORD.finditer(text))
        folded = [fold(match[0]) for match in found]
        kept, end, place = [], 0, 0
        while place < len(found):
            count = self._names_at(folded, place) or (found[place][0] in self._short)
            if count:
                kept.append(text[end : found[place].start()])
                end = found[place + count - 1].end()
            place += count or 1
        return "".join([*kept, text[end:]])

    def spelled(self, text: str) -> str:
        """Returns a text with the names in it as they are spelled, the longest first."""
        parts, end = [], 0
        for name in self.found(text):
            parts += [text[end : name.start], name.spelled]
            end = name.end
        return "".join([*parts, text[end:]])

    def found(self, text: str) -> Iterator[FoundName]:
        """Yields the names in a text, in order, the longest at each place."""
        found = list(WORD.finditer(text))
        folded = [fold(match[0]) for match in found]
        place = 0
        while place < len(found):
            longest = min(self._longest, len(found) - place)
            known = (
                (count, self._spellings[tuple(folded[place : place + count])])
                for count in range(longest, 0, -1)
                if tuple(folded[place : place + count]) in self._spellings
            )
            count, name = next(known, (1, ""))
            if name:
                yield FoundName(found[place].start(), found[place + count - 1].end(), name)
            place += count

    def entity(self, name: str) -> Entity | None:
        """Returns whose name it is, in any spelling; None if that is not known."""
        return self._entities.get(tuple(WORD.findall(fold(name))))

    def _names_at(self, folded: list[str], place: int) -> int:
        """Returns how many words the longest name at a place has; 0 if none stands there."""
        for name in self._known.get(folded[place], ()):
            if tuple(folded[place : place + len(name)]) == name:
                return len(name)
        return 0


def names_in(corpora: Iterable[Corpus]) -> Iterator[str]:
    """Yields the names that reports know, some more than once.

    Those of its entities in both languages; of a report without any, words that it always writes
    with a capital, by themselves and as they stand together.
    """
    for corpus in corpora:
        if corpus.entities:
            for entity in corpus.entities:
                for names in entity.names.values():
                    yield from names
        else:
            yield from _capitalised(corpus.report)


def _capitalised(report: Report) -> Iterator[str]:
    texts = [sentence.text for sentence in report.sentences.values()]
    written = {word for text in texts for word in WORD.findall(text)}
    small = {word for word in written if word[0].islower()}
    for together in dict.fromkeys(match[0] for text in texts for match in NAME.finditer(text)):
        words = [word for word in WORD.findall(together) if word[0].isupper()]
        names = [word for word in words if word.lower() not in small]
        yield from names
        if names == words:
            yield together
