"""What a conversation has been about: by its questions, and by what the last answer names."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from app.query.conversation.referents import NOUNS, is_field, spoken_of
from app.query.conversation.subjects import Group
from app.query.conversation.topics import Topic, distinct
from index.language import Language
from ingest.text.alignment import WORD, fold

MOST_TOPICS = 2  # that one question is asked about
FEW = 2  # words of what names a kind alone: "the fund"
SHARED = 4  # letters at which a word opens like another one
# What the last answer names; worked out only where a question may mean it.
Answered = Callable[[], Sequence[Topic]]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier question, as it was read.

    Attributes:
        text: As searched for, by itself.
        context: What it leaned on where it could not be made to stand by itself, or "".
        language: That it was asked in.
        topics: What it names, in order.
        leaned: What its context names.
        is_of_two: Whether two things were last held side by side or added up.
    """

    text: str
    context: str
    language: Language
    topics: tuple[Topic, ...]
    leaned: tuple[Topic, ...] = ()
    is_of_two: bool = False

    @property
    def searched(self) -> str:
        """Its context and text, as one."""
        return f"{self.context} {self.text}".strip()


class Conversation:
    """The questions of a conversation.

    Args:
        earlier: At least one, oldest first.
        answered: Returns what the answer to the last one names, the likeliest to be meant first.
    """

    def __init__(self, earlier: Sequence[Earlier], answered: Answered = tuple) -> None:
        self._earlier = earlier
        self._answered = answered
        self.last = earlier[-1]

    @property
    def before_last(self) -> Earlier | None:
        """The question before the last one."""
        return self._earlier[-2] if len(self._earlier) > 1 else None

    @property
    def topics(self) -> list[Topic]:
        """What it has been about, each once, in the order in which it came up first."""
        first: dict[str, Topic] = {}
        for one in self._earlier:
            for topic in one.topics:
                first.setdefault(topic.key, topic)
        return list(first.values())

    @property
    def subject(self) -> list[Topic]:
        """What the last question is about: groups of people only if it names nothing else."""
        return _telling(self.last.topics or self.last.leaned)[-MOST_TOPICS:]

    @cached_property
    def answered(self) -> list[Topic]:
        """What only the last answer names, the likeliest to be meant first."""
        keys = {topic.key for topic in self.last.topics}
        return [topic for topic in self._answered() if topic.key not in keys]

    @property
    def asked_for(self) -> list[Topic]:
        """What the last answer names of a kind that its question spoke of: "which programme?"."""
        groups = spoken_of(self.last.text, self.last.topics)
        return [topic for group in groups for topic in self.answered if topic.group == group]

    def named_last(self, group: Group) -> Topic | None:
        """Returns what was named last of a group by its name, however long ago."""
        topics = (topic for one in reversed(self._earlier) for topic in reversed(one.topics))
        return next((one for one in topics if one.group == group and not is_field(one)), None)

    def others(self, taken: Sequence[Topic]) -> list[Topic]:
        """Returns topics that could be meant as well: like one taken, the last named first."""
        keys, groups = {topic.key for topic in taken}, {topic.group for topic in taken}
        found: dict[str, Topic] = {}
        for one in reversed(self._earlier):
            for topic in reversed(one.topics):
                if topic.key not in keys and topic.group in groups:
                    found.setdefault(topic.key, topic)
        return list(found.values())

    def pair(self) -> list[Topic]:
        """Returns the last two topics that are like each other, in the order of naming."""
        taken: list[Topic] = []
        for one in reversed(self._earlier):
            for topic in reversed(_telling(one.topics)):
                is_like = not taken or topic.group == taken[0].group
                is_new = topic.key not in {other.key for other in taken}
                if is_like and is_new:
                    taken.append(topic)
                if len(taken) == MOST_TOPICS:
                    return taken[::-1]
        return []

    def about(self, words: str) -> Earlier | None:
        """Returns the last question that shares a word with others; None if none does."""
        wanted = {word[:SHARED] for word in WORD.findall(fold(words)) if len(word) > SHARED}
        for one in reversed(self._earlier):
            said = {word[:SHARED] for word in WORD.findall(fold(one.text)) if len(word) > SHARED}
            if wanted & said:
                return one
        return None

    def of_kind(self, words: str) -> Topic | None:
        """Returns the last topic of the kind that words name: "the fund", "dat land"."""
        group = _called(words) if len(words.split()) <= FEW else None
        return self.named_last(group) if group else None

    def numbered(self, words: str) -> Topic | None:
        """Returns the topic that words count: "the first country", "dat eerste programma"."""
        ordinal = ORDINAL.search(words)
        if ordinal is None:
            return None
        group = _called(words)
        topics = [topic for topic in self.topics if group in (None, topic.group)]
        if group == "scheme":
            topics = [topic for topic in topics if not is_field(topic)] or topics
        if group is None:
            topics = [topic for topic in topics if topic.group != "people"] or topics
        place = PLACES[ordinal[0].lower()]
        return topics[place] if -len(topics) <= place < len(topics) else None


def _called(words: str) -> Group | None:
    return next((group for pattern, group in CALLED if pattern.search(words)), None)


def _telling(topics: Sequence[Topic]) -> list[Topic]:
    """Returns topics, each once, groups of people only if there is nothing else."""
    once = distinct(topics)
    return [topic for topic in once if topic.group != "people"] or once


PLACES = {
    **dict.fromkeys(("eerste", "first", "1e", "1st", "former"), 0),
    **dict.fromkeys(("tweede", "second", "2e", "2nd"), 1),
    **dict.fromkeys(("derde", "third", "3e", "3rd"), 2),
    **dict.fromkeys(("laatste", "last", "latter", "laatstgenoemde"), -1),
}
ORDINAL = re.compile(rf"\b(?:{'|'.join(PLACES)})\b", re.IGNORECASE)
CALLED: tuple[tuple[re.Pattern[str], Group], ...] = (
    (re.compile(rf"\b(?:{NOUNS['place']}|staat)\b", re.IGNORECASE), "place"),
    (
        re.compile(rf"\b(?:{NOUNS['scheme']}|doel|thema|onderwerp|subject|topic)\b", re.IGNORECASE),
        "scheme",
    ),
    (re.compile(rf"\b(?:{NOUNS['organisation']})\b", re.IGNORECASE), "organisation"),
)
