"""Which rows a question asks for, what opens the answer, and what of it is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from app.answer.comparison.aspects import Aspect
from app.answer.comparison.figures import Calculation, larger_of, sides_of
from app.answer.comparison.request import Asked
from app.answer.comparison.rows import FactRow
from app.answer.comparison.told import is_legible
from app.answer.lead.calculation.operations import difference_of
from app.answer.lead.check import check_draft
from app.answer.lead.draft import Draft
from app.answer.lead.request import operations
from app.answer.lead.stems import holds, stems
from app.query.query import Query
from app.wording import word
from index.library import Library

# What "larger" measures if the question names nothing else: the first that can be compared.
MEASURES: tuple[Aspect, ...] = ("money", "persons", "activities", "places", "partners", "figures")
# Said of one thing alone they tell nothing of the other, and are no more than what became of it.
ONLY_IF_ASKED: frozenset[Aspect] = frozenset(("results",))
DIFFERENCE = re.compile(r"\bverschil|\bdiffer", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """What of a comparison is said.

    Attributes:
        rows: In order.
        lead: What was asked in a few words, or None.
        missing: What was asked and the report does not say.
    """

    rows: tuple[FactRow, ...]
    lead: Draft | None
    missing: tuple[str, ...]


def calculations_asked(query: Query) -> frozenset[Calculation]:
    """Returns what a question wants calculated of figures that stand side by side."""
    asked = set[Calculation](
        name for name in operations(query.text) if name in ("difference", "sum")
    )
    if DIFFERENCE.search(query.text):
        asked.add("difference")
    return frozenset(asked)


def chosen_rows(
    rows: Sequence[FactRow], names: Sequence[str], asked: Asked, query: Query, library: Library
) -> Choice:
    """Returns the rows that a question asks for, with what opens the answer.

    Args:
        rows: All that the report tells.
        names: Of the columns.
        asked: What is asked of them.
        query: The question.
        library: That their sentences stand in.
    """
    language = query.answer_language
    named = tuple(row for row in rows if row.aspect in asked.aspects)
    shown = named or tuple(row for row in rows if row.filled > 1 or row.aspect not in ONLY_IF_ASKED)
    missing: list[str] = []
    if asked.aspects:
        there = {row.aspect for row in rows}
        missing += [
            word(f"side_by_side_{aspect}", language).lower()
            for aspect in sorted(asked.aspects - there)
            if not asked.size
        ]
    if asked.judges:
        missing.append(word("side_by_side_judgement", language))
    is_one = len(asked.aspects) <= 1  # "where, and with how much money?" asks for no difference
    if not asked.size and not (is_one and "difference" in operations(query.text)):
        if len(asked.aspects) == 1:
            missing += _gaps(named, names, query, library)
        return Choice(shown, None, tuple(missing))
    measured = _measured(named or rows, asked, query)
    lead = measured and _lead(measured, names, asked, query, library)
    if measured and lead:
        others = tuple(row for row in rows if row is not measured and row.aspect in MEASURES)
        shown = named if asked.aspects and not is_one else (measured, *others)
        return Choice((measured,) if asked.aspects and is_one else shown, lead, tuple(missing))
    missing += _gaps((measured,) if measured else named, names, query, library) or [
        word("side_by_side_which", language)
    ]
    return Choice(shown, None, tuple(dict.fromkeys(missing)))


def _measured(rows: Sequence[FactRow], asked: Asked, query: Query) -> FactRow | None:
    """Returns the row of like figures that is meant by "larger"; None if there is none."""
    language = query.answer_language
    wanted = set(stems(query.text, language))

    def rank(row: FactRow) -> tuple[int, int]:
        subjects = [one.fact.subject[language] for cell in row.cells for one in cell]
        told = {term for subject in subjects for term in stems(subject, language)}
        return -sum(holds(told, term) for term in wanted), MEASURES.index(row.aspect)

    figures = [row for row in rows if row.is_alike and row.aspect in MEASURES]
    return min(figures, key=rank, default=None)


def _lead(
    row: FactRow, names: Sequence[str], asked: Asked, query: Query, library: Library
) -> Draft | None:
    language = query.answer_language
    sides = sides_of(row, names, library, language)
    if not sides:
        return None
    draft = None
    if "difference" in operations(query.text) and all(len(one.amounts) == 1 for one in sides):
        draft = difference_of([side.amounts[0] for side in sides], language)
    elif asked.size:
        draft = larger_of(sides, asked.size, asked.is_yes_or_no, library, language)
    return draft if draft and check_draft(draft, language, library) else None


def _gaps(
    rows: Sequence[FactRow], names: Sequence[str], query: Query, library: Library
) -> list[str]:
    """Returns what cells of rows lack: "Tunisia: activities (not legible in the source)"."""
    language = query.answer_language
    gaps: list[str] = []
    for row in rows:
        aspect = word(f"side_by_side_{row.aspect}", language).lower()
        for name, cell in zip(names, row.cells, strict=True):
            if not cell:
                gaps.append(f"{name}: {aspect}")
            elif not any(is_legible(one, library) for one in cell):
                gaps.append(word("side_by_side_unread", language).format(name=name, aspect=aspect))
    return list(dict.fromkeys(gaps))
