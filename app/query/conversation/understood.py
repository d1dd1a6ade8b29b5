"""What a follow-up was taken to ask, in one line, and how to ask for something else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.query.conversation.topics import Topic
from app.wording import word
from index.language import Language
from ingest.text.alignment import WORD


@dataclass(frozen=True, slots=True)
class Understood:
    """What a follow-up was taken to ask.

    Attributes:
        typed: The question as asked.
        language: That it is answered in.
        about: The topic taken from the conversation; "" where it names none that is known.
        asked: What is asked of it.
        alternatives: Other topics that may be meant, the likeliest first.
    """

    typed: str
    language: Language
    about: str
    asked: str
    alternatives: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """How it is said: "About COMPASS: in which countries?"."""
        return self._of_topic(self.about)

    @property
    def by_itself(self) -> str:
        """The question as it is asked without what was said before."""
        return f"{word('by_itself', self.language)} {self.typed}"

    @property
    def of_another(self) -> dict[str, str]:
        """The same asked of the other topics that may be meant, by topic."""
        return {topic: self._of_topic(topic) for topic in self.alternatives}

    def _of_topic(self, topic: str) -> str:
        key = "about_topic" if topic else "about_last"
        return word(key, self.language).format(about=topic, asked=self.asked)


def as_typed(asked: str, typed: str, topics: Sequence[Topic]) -> str:
    """Returns what is asked, its first word in small letters if it was typed so and is no name."""
    first = WORD.match(asked)
    if first is None or first[0].lower() not in WORD.findall(typed):
        return asked
    names_first = any(name.startswith(first[0]) for one in topics for name in one.names.values())
    return asked if names_first else asked[:1].lower() + asked[1:]
