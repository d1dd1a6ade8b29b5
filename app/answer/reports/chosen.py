"""The reports that a question is put to, as it carries them: "@id @other How many …?".

A conversation is the list of its questions, so that what was chosen goes where a question goes:
into the browser's storage, links, exports and feedback. "@alle" or "@all" asks all reports, also
those that its words do not name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

ALL = ("alle", "all")
CHOSEN = re.compile(r"\s*@([\w-]{1,100})(?=\s)")
ID = re.compile(r"[\w-]+-[\w-]*\d[\w-]*")  # as reports have one, and people seldom write


@dataclass(frozen=True, slots=True)
class Chosen:
    """A question and whom it asks.

    Attributes:
        question: As typed, without the reports in front of it.
        reports: Ids of those that it asks, in order; none if nothing was chosen.
        is_all: Whether all are asked whatever it says.
    """

    question: str
    reports: tuple[str, ...] = ()
    is_all: bool = False


def read_chosen(typed: str, known: Collection[str]) -> Chosen:
    """Returns a question and the reports in front of it, which are left in it if they are unknown.

    Args:
        typed: As it was sent.
        known: Ids of the reports there are.
    """
    reports, is_all, end = dict[str, None](), False, 0
    while (match := CHOSEN.match(typed, end)) and match[1] in (*known, *ALL):
        end = match.end()
        if match[1] in known:
            reports[match[1]] = None
        else:
            is_all = True
    question = typed[end:].lstrip() if end else typed
    return Chosen(question, () if is_all else tuple(reports), is_all)


def gone(typed: str, known: Collection[str]) -> str:
    """Returns the first report in front of a question that there is none of any more, or "".

    Args:
        typed: As it was sent.
        known: Ids of the reports there are.
    """
    end = 0
    while match := CHOSEN.match(typed, end):
        if match[1] not in (*known, *ALL):
            return match[1] if ID.fullmatch(match[1]) else ""
        end = match.end()
    return ""


def names_length(typed: str) -> int:
    """Returns how many characters in front of a question may name reports, known or not."""
    end = 0
    while match := CHOSEN.match(typed, end):
        end = match.end()
    return end


def with_chosen(question: str, reports: Iterable[str]) -> str:
    """Returns a question that asks some reports, as `read_chosen` reads it."""
    return " ".join([*(f"@{id_}" for id_ in reports), question])


def of_all(question: str) -> str:
    """Returns a question that asks all reports."""
    return with_chosen(question, ALL[:1])
