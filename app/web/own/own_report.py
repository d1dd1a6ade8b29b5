"""A report of one's own, as the page shows it: what it is called, and which one it is."""

from __future__ import annotations

from dataclasses import dataclass

from app.view.reports import own_title
from index.library import Library


@dataclass(frozen=True, slots=True)
class OwnReport:
    """A report that nothing was prepared for.

    Attributes:
        title: What the page calls it.
        id: Tells it from every other one, and from itself before its file was changed.
    """

    title: str
    id: str


def own_report(library: Library) -> OwnReport | None:
    """Returns what a page about a library shows; None if the bundled report is in it."""
    title = own_title(library)
    return OwnReport(title, " ".join(sorted(library.corpora))) if title else None
