"""A conversation read turn by turn, with a few names."""

from __future__ import annotations

from app.query.query import Query, Turn, read_question
from index.language import Language, LanguageDetector
from ingest.corpus import Entity

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


def read(*questions: str, default: Language = "nl") -> Query:
    """Returns the last of some questions as it is read after the others."""
    turns: list[Turn] = []
    for question in questions[:-1]:
        turns.append(read_question(question, DETECTOR, turns, default).turn)
    return read_question(questions[-1], DETECTOR, turns, default)
