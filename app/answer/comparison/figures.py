"""What follows from the figures of a row: which is larger, sum, difference, what forbids it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from app.answer.comparison.rows import FactRow
from app.answer.comparison.told import Told, is_legible
from app.answer.lead.calculation.amount import Amount, amount_of, plain
from app.answer.lead.calculation.operations import difference_of, sum_of
from app.answer.lead.check import check_draft
from app.answer.lead.draft import Candidate, Draft, listed
from app.answer.lead.value import spoken_value
from app.wording import word
from index.language import Language
from index.library import Library
from index.rows import SentenceRef

PAIR = 2
Calculation = Literal["difference", "sum"]
CLEAR = 2  # a limit ("max.") does not hide which is larger if one is so many times the other


@dataclass(frozen=True, slots=True)
class Side:
    """The figures that a report gives for one thing.

    Attributes:
        name: Of the thing, as its column is called.
        amounts: Its figure; several if the report contradicts itself.
    """

    name: str
    amounts: tuple[Amount, ...]


def sides_of(
    row: FactRow, names: Sequence[str], library: Library, language: Language
) -> list[Side]:
    """Returns the figures of a row; none if they are not alike or one of them is not legible."""
    if not row.is_alike:
        return []
    sides: list[Side] = []
    for name, cell in zip(names, row.cells, strict=True):
        amounts = [_amount(one, library, language) for one in cell]
        if not amounts or None in amounts:
            return []
        sides.append(Side(name, tuple(one for one in amounts if one)))
    return sides


def larger_of(
    sides: Sequence[Side], size: str, is_asked: bool, library: Library, language: Language
) -> Draft | None:
    """Returns which of two is "more" or "less", with the figures of both; None if it is not plain.

    Figures that contradict each other are all said, with their pages; which is larger is said only
    if that is so of each of them.

    Args:
        sides: Two.
        size: "more" or "less".
        is_asked: Whether it was asked if the first is: it is answered by yes or no.
        library: That their sentences stand in.
        language: To say it in.
    """
    if len(sides) != PAIR:
        return None
    order = _order(sides)
    both = [_all_of(side, library, language) for side in sides]
    refs = tuple(one.candidate.ref for side in sides for one in side.amounts)
    if order is None:
        said = [f"{side.name}: {text}" for side, text in zip(sides, both, strict=True)]
        return Draft("; ".join(said), refs)
    against = word("lead_against", language)
    first_is = (order > 0) == (size == "more")
    if is_asked:
        opening = word("lead_yes" if first_is else "lead_no", language)
    else:
        opening = sides[0 if first_is else 1].name
        both, refs = (both, refs) if first_is else (both[::-1], _turned(sides))
    return Draft(
        f"{opening}: {both[0]} {against} {both[1]}",
        refs,
        _shown(sides, order, first_is or is_asked),
    )


def calculated(
    sides: Sequence[Side], wanted: Collection[Calculation], library: Library, language: Language
) -> list[tuple[Calculation, Draft]]:
    """Returns the difference and the sum of a row's figures, as far as they are wanted."""
    if any(len(side.amounts) > 1 for side in sides):
        return []
    amounts = [side.amounts[0] for side in sides]
    drafts: tuple[tuple[Calculation, Draft | None], ...] = (
        ("difference", difference_of(amounts, language)),
        ("sum", sum_of(amounts, language)),
    )
    return [
        (name, draft)
        for name, draft in drafts
        if name in wanted and draft and check_draft(draft, language, library)
    ]


def doubts(row: FactRow, names: Sequence[str], library: Library, language: Language) -> list[str]:
    """Returns what is to be said of figures that contradict each other or cannot be compared."""
    notes: list[str] = []
    pairs = list(zip(names, row.cells, strict=True))
    if at_odds := [
        name for name, cell in pairs if any(_is_rival(one, cell, library) for one in cell)
    ]:
        text = word("side_by_side_conflict", language)
        notes.append(text.format(names=listed(at_odds, language)))
    if unread := [
        name for name, cell in pairs if any(not is_legible(one, library) for one in cell)
    ]:
        text = word("side_by_side_illegible", language)
        notes.append(text.format(names=listed(unread, language)))
    return notes


def _is_rival(one: Told, cell: Sequence[Told], library: Library) -> bool:
    return any(other.ref.key in library.sentence(one.ref).conflicts for other in cell)


def _amount(told: Told, library: Library, language: Language) -> Amount | None:
    if not is_legible(told, library):
        return None
    text = spoken_value(told.fact, told.ref, library, language)
    amount = amount_of(Candidate(told.fact, told.ref, text, 1.0)) if text else None
    # "Syria (6.4 million)" is a name with a figure behind it.
    return None if amount and "(" in amount.qualifier else amount


def _order(sides: Sequence[Side]) -> int | None:
    """Returns 1 if the first is larger, -1 if the second is; None if it is not plain."""
    pairs = [(one, other) for one in sides[0].amounts for other in sides[1].amounts]
    if all(_is_larger(one, other) or one.value == other.value for one, other in pairs):
        return 1 if any(_is_larger(one, other) for one, other in pairs) else None
    if all(_is_larger(other, one) or one.value == other.value for one, other in pairs):
        return -1
    return None


def _is_larger(one: Amount, other: Amount) -> bool:
    is_limited = bool(one.qualifier or other.qualifier)
    return one.value > other.value and (not is_limited or one.value >= CLEAR * other.value)


def _all_of(side: Side, library: Library, language: Language) -> str:
    if len(side.amounts) == 1:
        return side.amounts[0].short
    said = []
    for one in side.amounts:
        page = library.sentence(one.candidate.ref).page
        said.append(f"{one.short} ({word('lead_page', language).format(page=page)})")
    return f" {word('lead_or', language)} ".join(said)


def _turned(sides: Sequence[Side]) -> tuple[SentenceRef, ...]:
    return tuple(one.candidate.ref for side in reversed(sides) for one in side.amounts)


def _shown(sides: Sequence[Side], order: int, in_order: bool) -> str | None:
    """Returns the comparison in plain digits; None of figures that contradict each other."""
    if any(len(side.amounts) > 1 for side in sides):
        return None
    one, other = (side.amounts[0] for side in (sides if in_order else reversed(sides)))
    sign = ">" if one.value > other.value else "<"
    return f"{plain(one.scaled)} {sign} {plain(other.scaled)}"
