"""What reports are called, and which of them are editions of one: titles equal but for the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.query.slots import YEAR
from ingest.document import Report
from ingest.text.alignment import fold

WORD = re.compile(r"[^\W_]+")
SMALL = frozenset(
    "de het een en van voor over in op aan bij met te der den des the a an and of for on in to at"
    " rapport rapportage report nota verslag".split()
)


class Titles:
    """The titles of the reports of a library.

    Args:
        reports: All of them.
    """

    def __init__(self, reports: Iterable[Report]) -> None:
        self._titles = {report.id: fold(report.title) for report in reports}
        self._words = {
            id_: {*WORD.findall(title), *WORD.findall(fold(id_))} - SMALL
            for id_, title in self._titles.items()
        }

    @property
    def by_name(self) -> Mapping[str, frozenset[str]]:
        """Whole titles, with and without their year, and the ids of the reports so called."""
        names: dict[str, set[str]] = {}
        for id_, title in self._titles.items():
            for name in {title, _without_year(title)}:
                if name:
                    names.setdefault(name, set()).add(id_)
        return {name: frozenset(ids) for name, ids in names.items()}

    @property
    def by_word(self) -> Mapping[str, frozenset[str]]:
        """Words that stand in some titles or ids and not in all, years among them."""
        found: dict[str, set[str]] = {}
        for id_, words in self._words.items():
            for word in words:
                found.setdefault(word, set()).add(id_)
        return {word: frozenset(ids) for word, ids in found.items() if len(ids) < len(self._titles)}

    def year(self, id_: str) -> str:
        """Returns the last year in a title, in four digits; "" if it has none."""
        return next(iter(YEAR.findall(self._titles[id_])[::-1]), "")

    @property
    def editions(self) -> list[tuple[str, ...]]:
        """Those reports that are editions of one, oldest first, two or more each.

        A year that two reports of one name share tells no edition from the other.
        """
        series: dict[str, list[str]] = {}
        for id_ in self._titles:
            if self.year(id_):
                series.setdefault(_without_year(self._titles[id_]), []).append(id_)
        found = [tuple(sorted(own, key=self.year)) for own in series.values()]
        return [own for own in found if 1 < len(own) == len({self.year(id_) for id_ in own})]


def _without_year(title: str) -> str:
    return " ".join(WORD.findall(YEAR.sub(" ", title)))
