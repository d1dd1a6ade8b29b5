"""The aspects in which things are compared, and which facts tell of each."""

from __future__ import annotations

from typing import Literal

from ingest.facts import Fact, FactKind

Aspect = Literal[
    "what", "lists", "purpose", "focus", "target", "places", "partners", "money", "persons",
    "activities", "figures", "period", "visits", "means", "results", "other",
]  # fmt: skip
ORDER: tuple[Aspect, ...] = (
    "what", "lists", "purpose", "focus", "target", "places", "partners", "money", "persons",
    "activities", "figures", "period", "visits", "means", "results", "other",
)  # fmt: skip
OF_KIND: dict[FactKind, Aspect] = {
    "definition": "what",
    "programme": "what",
    "purpose": "purpose",
    "position": "focus",
    "place": "places",
    "organisation": "partners",
    "membership": "partners",
    "money": "money",
    "date": "period",
    "duration": "period",
    "means": "means",
    "action": "means",
    "result": "results",
    "reason": "other",
    "share": "other",
    "obligation": "other",
    "expectation": "other",
}
OF_PLACE: dict[FactKind, Aspect | None] = {
    "definition": None,
    "programme": "partners",
    "membership": "lists",
}
OF_UNIT: dict[str | None, Aspect] = {
    "persons": "persons",
    "activities": "activities",
    "countries": "places",
    "organisations": "partners",
    "partners": "partners",
    "members": "partners",
    "donors": "partners",
}
# Of several facts that tell of one aspect, those of the kind that comes first.
BEST: dict[Aspect, tuple[FactKind, ...]] = {
    "what": ("definition", "programme"),
    "places": ("place", "count"),
    "partners": ("membership", "organisation", "count"),
    "period": ("date", "duration"),
    "means": ("means", "action"),
}
# Rows that are shown though the report says it of one thing only: who compares wants to know.
TELLING: frozenset[Aspect] = frozenset(
    ("what", "purpose", "places", "partners", "money", "persons", "activities", "results")
)


def aspect_of(fact: Fact, of_place: bool = False) -> Aspect | None:
    """Returns the aspect that a fact tells of; None if it is no matter of comparing.

    Args:
        fact: The fact.
        of_place: Whether it is told of a country or region: what is defined there is another
            thing, and what it is a member of is a list that it stands on.
    """
    if of_place and fact.kind in OF_PLACE:
        return OF_PLACE[fact.kind]
    if fact.kind == "duration" and fact.number is None:
        return None
    subject = fact.subject["nl"]
    if fact.number is None and "doelgroep" in subject:
        return "target"
    if fact.kind == "person":
        return "visits" if "bezoek" in subject or "missie" in subject else None
    if fact.kind == "membership" and not fact.actors:
        return "focus"
    if fact.kind == "count":
        return OF_UNIT.get(fact.unit, "figures")
    return OF_KIND.get(fact.kind)
