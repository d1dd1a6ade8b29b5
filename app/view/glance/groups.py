"""Which overviews stand together on the first page, and which of them it shows in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.overviews import Overview, OverviewKind

WHOLE = "report"  # the scope of what sums up all of it
BY_ID = {"o-country-": "countries", "o-compare-": "comparisons"}
BY_KIND: dict[OverviewKind, str] = {
    "figures": "figures",
    "timeline": "timeline",
    "glossary": "terms",
    "people": "people",
    "visits": "people",
    "programmes": "programmes",
    "motions": "papers",
    "sources": "papers",
    "limits": "limits",
}
ORDER = (
    "report", "chapters", "figures", "timeline", "terms", "people", "programmes", "topics",
    "papers", "limits", "countries", "comparisons",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Group:
    """Overviews that stand together.

    Attributes:
        name: One of `ORDER`.
        overviews: At least one, in their own order.
    """

    name: str
    overviews: tuple[Overview, ...]


def group_of(overview: Overview) -> str:
    """Returns the name of the group that an overview is in."""
    for prefix, name in BY_ID.items():
        if overview.id.startswith(prefix):
            return name
    if isinstance(overview.scope, tuple):
        return "chapters"
    if overview.kind == "summary":
        return "report" if overview.scope == WHOLE else "topics"
    return BY_KIND[overview.kind]


def groups(overviews: Sequence[Overview]) -> list[Group]:
    """Returns the overviews of a report in groups; none that is empty.

    Of chapters and sections only those that are in no other are there.
    """
    found: dict[str, list[Overview]] = {name: [] for name in ORDER}
    for overview in overviews:
        found[group_of(overview)].append(overview)
    found["chapters"] = parts_of(None, found["chapters"])
    return [Group(name, tuple(inside)) for name, inside in found.items() if inside]


def beside(overview: Overview, overviews: Sequence[Overview]) -> list[Overview]:
    """Returns what else is in the group of an overview, or in the same part of the report."""
    name = group_of(overview)
    if name == "chapters":
        inside = parts_of(parent_of(overview, overviews), overviews)
    else:
        inside = [one for one in overviews if group_of(one) == name]
    return [one for one in inside if one.id != overview.id]


def first_of_all(overviews: Sequence[Overview], kind: OverviewKind) -> Overview | None:
    """Returns the overview of the whole report of a kind, the shortest; None if there is none."""
    whole = [one for one in overviews if one.kind == kind and one.scope == WHOLE]
    return min(whole, key=lambda one: len(one.items), default=None)


def parent_of(overview: Overview, overviews: Iterable[Overview]) -> Overview | None:
    """Returns the overview of the nearest part of the report around a chapter or section."""
    around = [
        one
        for one in overviews
        if len(one.scope) < len(overview.scope) and one.scope == overview.scope[: len(one.scope)]
    ]
    return max(around, key=lambda one: len(one.scope), default=None)


def parts_of(overview: Overview | None, overviews: Sequence[Overview]) -> list[Overview]:
    """Returns the chapters and sections right under a part of the report, or under none."""
    headed = [one for one in overviews if isinstance(one.scope, tuple)]
    return [one for one in headed if parent_of(one, headed) == overview]
