"""A question in a conversation, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.query.conversation.openings import Opened
from app.query.conversation.predicates import names_nothing
from app.query.conversation.rewriting import asked_of, asked_of_another, capitalised, named
from app.query.conversation.state import Conversation
from app.query.conversation.topics import Topic
from index.language import Language
from index.names import KnownNames
from ingest.text.alignment import fold

# What a later question does that others go by: points at another topic, or at one that only the
# last answer named, names one or a kind of thing in the place of what was not meant, asks of a time
# before or after, of a part, or of a sum.
Step = Literal[
    "points", "told", "corrects topic", "corrects kind", "another time", "narrows", "adds up", ""
]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What to search for.

    Attributes:
        text: The question, as it would be asked by itself.
        context: What it leans on where it cannot be asked by itself, or "".
        about: The topic taken from the conversation, or "".
        asked: What is asked of it, as it is shown; "" where the question stands by itself.
        alternatives: Other topics that may be meant, the likeliest first.
        own: What it names itself; None if its text names nothing else.
        step: What it does in the conversation.
    """

    text: str
    context: str = ""
    about: str = ""
    asked: str = ""
    alternatives: tuple[str, ...] = ()
    own: tuple[Topic, ...] | None = None
    step: Step = ""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A question in a conversation.

    Attributes:
        opened: How it opens, and what it asks.
        own: The topics that it names.
        language: That it is asked in.
        conversation: What came before.
        known: Names.
        year: That the report is about, if it is about one.
    """

    opened: Opened
    own: Sequence[Topic]
    language: Language
    conversation: Conversation
    known: KnownNames
    year: int | None = None

    @property
    def text(self) -> str:
        """What it asks."""
        return self.opened.text

    def about(self, topics: Sequence[Topic], words: str, others: Sequence[Topic] = ()) -> Resolved:
        """Returns it as asked of topics.

        Args:
            topics: These.
            words: What is asked.
            others: That may be meant as well, before those of the conversation that are like them.
        """
        text = asked_of(topics, words, self.language, self.conversation.last.text)
        return Resolved(
            text, "", named(topics, self.language), words, self.alternatives(topics, others)
        )

    def alternatives(self, taken: Sequence[Topic], others: Sequence[Topic]) -> tuple[str, ...]:
        """Returns what else may be meant, as it is called: the likeliest alone."""
        likely = [*others, *self.conversation.others(taken)]
        return tuple(one.named(self.language) for one in likely[:1])

    def another(self, topics: Sequence[Topic], typed: str, before: str = "") -> Resolved:
        """Returns the last question as asked of other topics."""
        last = self.conversation.last
        name = named(topics, self.language)
        typed = name if fold(name) == fold(typed) else typed
        is_part = self.opened.opening == "narrows"
        text = asked_of_another(last, topics, typed, self.language, before, is_part)
        return Resolved(text, last.context, name, text)

    def together(self, words: str) -> Resolved:
        """Returns it with the last question as what it leans on."""
        last = self.conversation.last
        is_empty = last.context and names_nothing(last.text)
        about = named(self.conversation.subject, self.language)
        context = last.context if is_empty else last.text
        is_part = self.opened.opening == "narrows"
        if is_part and last.context:  # a part of a part is one of the whole
            context = last.searched
        return Resolved(
            capitalised(words), context, about, words, step="narrows" if is_part else ""
        )

    @property
    def subject(self) -> str:
        """What the last question was about, as it is called."""
        return named(self.conversation.subject, self.language)
