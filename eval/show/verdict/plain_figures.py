"""The five figures of a run that need no explanation, each with its margin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.wording import word
from eval.show.verdict.tally import Share, Tally
from index.language import Language

# From so many questions on a share is said of 100; below, a question is worth more than one of it.
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class PlainFigure:
    """A figure as it is shown.

    Attributes:
        name: What it counts.
        detail: The rest of that.
        number: How many.
        of: Of how many, with the words around it; "" if no question bears on it.
        margin: How many of 100 other such questions it may be, in words.
    """

    name: str
    detail: str
    number: str
    of: str
    margin: str


def plain_figures(tally: Tally, language: Language) -> Sequence[PlainFigure]:
    """Returns the figures of a run; of a system that only ranks, the two of ranking."""
    shares = {
        "right": tally.right,
        "wrong": tally.wrong,
        "refused": tally.refused,
        "declined": tally.declined,
        "first": tally.first,
    }
    if tally.only_ranked:
        shares = {"first": tally.first, "five": tally.five}
    return [_figure(key, share, tally, language) for key, share in shares.items()]


def _figure(key: str, share: Share, tally: Tally, language: Language) -> PlainFigure:
    name = word(f"plain_{key}", language)
    detail = word(f"plain_{key}_detail", language)
    if not share.total:
        return PlainFigure(name, detail, "–", "", word("plain_none", language))
    is_of_hundred = share.total >= HUNDRED
    number = share.of_hundred if is_of_hundred else share.count
    of = word("plain_of", language).format(total=HUNDRED if is_of_hundred else share.total)
    low, high = share.margin
    margin = word("plain_margin", language).format(low=low, high=high)
    if is_of_hundred and share.total != HUNDRED:
        exact = word("plain_exact", language).format(count=share.count, total=share.total)
        margin = f"{exact}; {margin}"
    if key == "declined" and tally.related:
        detail = f"{detail}; {word('plain_related', language).format(count=tally.related)}"
    return PlainFigure(name, detail, str(number), of, margin)
