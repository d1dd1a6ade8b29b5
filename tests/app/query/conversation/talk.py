"""A conversation read turn by turn, with a few names."""

from __future__ import annotations

from collections.abc import Sequence

from app.query.conversation.topics import topics_in
from app.query.query import Query, Turn, read_question
from index.language import Language, LanguageDetector
from ingest.corpus import Entity

MONEY_NL = "Hoeveel geld ging er in 2023 naar opvang in de regio?"
MONEY_EN = "How much money went to reception in the region in 2023?"
HOSTS_NL = "Hoeveel vluchtelingen vangt Pakistan op?"
HOSTS_EN = "How many refugees does Pakistan host?"
COMPASS_NL, COMPASS_EN = "Wat is COMPASS?", "What is COMPASS?"
NAMES = {
    "programme": ("COMPASS", "Prospects", "REAN", "PROMIS"),
    "fund": ("GCFF",),
    "forum": ("Global Refugee Forum",),
    "organisation": ("UNHCR",),
}
ENTITIES = [
    Entity(name, kind, {"nl": (name,), "en": (name,)}, ())
    for kind, names in NAMES.items()
    for name in names
]
DETECTOR = LanguageDetector(
    names=[name for entity in ENTITIES for name in entity.names["nl"]], entities=ENTITIES
)


def read(*questions: str, default: Language = "nl", answered: Sequence[str] = ()) -> Query:
    """Returns the last of some questions as it is read after the others.

    Args:
        questions: Of a conversation, oldest first.
        default: Language where they do not tell.
        answered: What the answer before the last question names.
    """
    turns: list[Turn] = []
    for question in questions[:-1]:
        turns.append(read_question(question, DETECTOR, turns, default).turn)
    named = [topic for name in answered for topic in topics_in(name, DETECTOR.names)]
    return read_question(questions[-1], DETECTOR, turns, default, answered=lambda: named)
