"""The rows of a comparison: which facts of each thing stand beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.answer.comparison.aspects import BEST, ORDER, TELLING, Aspect
from app.answer.comparison.chosen import chosen_for, pairs_of, told_there
from app.answer.comparison.subjects import Subject
from app.answer.comparison.told import FAR, Told, told_of_each
from app.answer.lead.calculation.like import are_like
from app.answer.lead.stems import stems_of_report
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.facts import Fact

FIGURES: tuple[Aspect, ...] = (
    "money",
    "persons",
    "activities",
    "places",
    "partners",
    "figures",
    "period",
)
# How many values a cell may hold; one in all other aspects.
MOST: dict[Aspect, int] = {"persons": 3, "money": 2, "period": 2}
NEAR_ALONE = 3
NEAR: dict[Aspect, int] = {
    "what": 1,
    "focus": 1,
    "results": 3,
    "other": 1,
}  # what is thought of a part of a thing tells little of it
NO_AMOUNTS = frozenset({"rank", "edition"})


@dataclass(frozen=True, slots=True)
class FactRow:
    """What is told of each thing in one aspect.

    Attributes:
        aspect: The aspect.
        cells: For each thing the facts, best first; empty where the report says nothing.
        is_alike: Whether they are figures of the same kind, which can be compared.
    """

    aspect: Aspect
    cells: tuple[tuple[Told, ...], ...]
    is_alike: bool = False

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(map(bool, self.cells))


def rows_of(
    subjects: Sequence[Subject], corpus: Corpus, years: frozenset[str] = frozenset()
) -> list[FactRow]:
    """Returns what a report tells of things side by side, in the order of the aspects.

    Args:
        subjects: The things, at least two.
        corpus: The report.
        years: Those asked about; empty for any.
    """
    told = told_of_each(subjects, corpus, years)
    chosen = _chosen(subjects, told, corpus)
    rows: list[FactRow] = []
    for aspect in ORDER:
        of_aspect = [[one for one in each if one.aspect == aspect] for each in told]
        like = _families(of_aspect, subjects, corpus) if aspect in FIGURES else []
        rows += [FactRow(aspect, cells, is_alike=True) for cells in like]
        used = {_figure(one) for cells in like for cell in cells for one in cell}
        rest = [
            [one for one in (*first, *each) if _figure(one) not in used]
            for first, each in zip(chosen.get(aspect, [[]] * len(told)), of_aspect, strict=True)
        ]
        row = FactRow(aspect, tuple(_best(each, aspect) for each in rest))
        is_enough = row.filled > 1 or (row.filled == 1 and _is_telling(row))
        if is_enough and not (like and (aspect != "persons" or row.filled < len(subjects))):
            rows.append(row)
    return rows


def _chosen(
    subjects: Sequence[Subject], told: Sequence[Sequence[Told]], corpus: Corpus
) -> dict[Aspect, list[list[Told]]]:
    """Returns by aspect what was chosen to stand side by side, each row in one aspect of its own.

    That in which most of its columns tell something.
    """
    overview = chosen_for(subjects, corpus)
    found: dict[Aspect, list[list[Told]]] = {}
    for pair in pairs_of(overview, subjects, corpus) if overview else ():
        there = told_there(pair, subjects, told, corpus)
        counted = {
            aspect: sum(any(one.aspect == aspect for one in each) for each in there)
            for aspect in ORDER
            if aspect not in found
        }
        most = max(counted.values(), default=0)
        if most > 1 or sum(map(bool, there)) == most:
            aspects = [aspect for aspect in counted if counted[aspect] == most][:1]
        else:  # its sentences tell different things: each stands in a row of its own
            aspects = [aspect for aspect in counted if counted[aspect]]
        for aspect in aspects if most else ():
            found[aspect] = [[one for one in each if one.aspect == aspect] for each in there]
    return found


def _best(told: Iterable[Told], aspect: Aspect) -> tuple[Told, ...]:
    """Returns the facts that tell most of a thing, the nearest to it first.

    Of equals those chosen by people come first, as they do already, then those in reading order.
    """
    kinds = BEST.get(aspect, ())
    seen: dict[str, Told] = {}
    for one in told:
        if one.is_chosen or one.distance <= NEAR.get(aspect, FAR):
            seen.setdefault(one.fact.id, one)
    order = list(seen)

    def key(one: Told) -> tuple[bool, int, bool, int, int]:
        kind = kinds.index(one.fact.kind) if one.fact.kind in kinds else len(kinds)
        return not one.is_chosen, one.distance, _is_name(one.fact), kind, order.index(one.fact.id)

    return tuple(sorted(seen.values(), key=key)[: MOST.get(aspect, 1)])


def _figure(told: Told) -> tuple[object, ...]:
    """Returns what two facts share that say the same: the figure, or else the fact itself."""
    fact = told.fact
    return (fact.unit, fact.number) if fact.number is not None else (fact.id,)


def _is_telling(row: FactRow) -> bool:
    """Returns whether it tells something that but one of the things has an entry for."""
    is_near = any(one.distance <= NEAR_ALONE for cell in row.cells for one in cell)
    return row.aspect in TELLING and (is_near or row.aspect == "money")


def _is_name(fact: Fact) -> bool:
    """Returns whether a definition is but what an abbreviation stands for."""
    return fact.kind == "definition" and fact.value["nl"][:1].isupper()


def _families(
    of_aspect: Sequence[Sequence[Told]], subjects: Sequence[Subject], corpus: Corpus
) -> list[tuple[tuple[Told, ...], ...]]:
    """Returns the figures of the first thing beside the like ones of all others.

    Each stands with those that contradict it. Of several that are equal, the shortest is said.
    """
    names = " ".join(name for one in subjects for name in (*one.names, *one.part))
    shared = frozenset(stems_of_report(names, "nl"))
    found: list[tuple[tuple[Told, ...], ...]] = []
    seen: set[tuple[object, ...]] = set()
    for one in sorted(of_aspect[0], key=lambda one: len(one.fact.value["nl"])):
        like = [
            [it for it in each if are_alike(one.fact, it.fact, shared)] for each in of_aspect[1:]
        ]
        values = one.fact.unit, one.fact.number, *(it.fact.number for each in like for it in each)
        # Of several like figures nobody knows which is meant.
        if all(len(each) == 1 for each in like) and values not in seen:
            seen.add(values)
            row = one, *(each[0] for each in like)
            found.append(tuple((it, *rivals_of(it, corpus)) for it in row))
    return found


def rivals_of(told: Told, corpus: Corpus) -> list[Told]:
    """Returns the figures of other sentences that contradict one: same kind, unit and place."""
    return [
        replace(told, fact=fact, ref=SentenceRef(told.ref.report_id, key))
        for key in corpus.report.sentences[told.fact.key].conflicts
        for fact in corpus.facts_of.get(key, ())
        if (fact.kind, fact.unit) == (told.fact.kind, told.fact.unit)
        and set(fact.places) & set(told.fact.places)
    ]


def are_alike(one: Fact, other: Fact, names: frozenset[str]) -> bool:
    """Returns whether two figures are of the same kind, so that one may be larger than the other.

    Those that one block gives alike are; money and time also if both are said to be of one thing
    ("the second phase of …").

    Args:
        one: A figure.
        other: Another.
        names: Stems of the things that they are of.
    """
    if one.unit is None or (one.kind, one.unit) != (other.kind, other.unit):
        return False
    if one.unit in NO_AMOUNTS:
        return False
    if one.key.block == other.key.block:
        return are_like(one, other)
    if one.kind not in ("money", "duration"):
        return False
    return bool(_stems(one) & _stems(other) - names)


def _stems(fact: Fact) -> frozenset[str]:
    return frozenset(stems_of_report(fact.subject["nl"], "nl"))
