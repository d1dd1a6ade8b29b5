"""What a conversation has been about, computed from its questions alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.query.conversation.subjects import Group
from app.query.conversation.topics import Topic, distinct
from index.language import Language
from ingest.text.alignment import WORD, fold

MOST_TOPICS = 2  # that one question is asked about
SHARED = 4  # letters at which a word opens like another one


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
    """

    def __init__(self, earlier: Sequence[Earlier]) -> None:
        self._earlier = earlier
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

    @property
    def place(self) -> Topic | None:
        """The place that was named last."""
        topics = (topic for one in reversed(self._earlier) for topic in reversed(one.topics))
        return next((topic for topic in topics if topic.group == "place"), None)

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

    def numbered(self, words: str) -> Topic | None:
        """Returns the topic that words count: "the first country", "dat eerste programma"."""
        ordinal = ORDINAL.search(words)
        if ordinal is None:
            return None
        group = next((group for pattern, group in CALLED if pattern.search(words)), None)
        topics = [topic for topic in self.topics if group in (None, topic.group)]
        if group is None:
            topics = [topic for topic in topics if topic.group != "people"] or topics
        place = PLACES[ordinal[0].lower()]
        return topics[place] if -len(topics) <= place < len(topics) else None


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
    (re.compile(r"\b(?:land|country|region|regio|staat)\b", re.IGNORECASE), "place"),
    (
        re.compile(
            r"\b(?:programma|programme|program|project|fonds|fund|forum|deal|akkoord|agreement|"
            r"partnerschap|partnership|doel|regeling|scheme|initiatief|initiative|platform|thema|"
            r"onderwerp|subject|topic)\b",
            re.IGNORECASE,
        ),
        "scheme",
    ),
    (re.compile(r"\b(?:organisatie|organi[sz]ation|club)\b", re.IGNORECASE), "organisation"),
)
