"""What reports are called, and which of them are editions of one: titles equal but for the year."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app.query.slots import YEAR
from ingest.document import Report
from ingest.text.alignment import fold

WORD = re.compile(r"[^\W_]+")
# Words of a name that its initials may leave out, or have in small letters ("RvS").
JOINING = frozenset("van de der den het voor en of the for and".split())
INITIALS = range(3, 6)  # words whose initials are known
COMPOUND = 12  # letters of a first word that names a document by itself
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
            id_: ({*WORD.findall(title), *WORD.findall(fold(id_))} - SMALL) | _initials(title)
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
    def by_opening(self) -> Mapping[str, frozenset[str]]:
        """What kind of document titles begin by saying, and the ids of the reports so called.

        That is a compound ("Besluitenlijst …") or two words joined ("Programma van Eisen …").
        """
        names: dict[str, set[str]] = {}
        for id_, title in self._titles.items():
            first, *others = WORD.findall(title) or [""]
            if len(first) >= COMPOUND and others:
                names.setdefault(first, set()).add(id_)
            if len(others) > 1 and others[0] in ("van", "of"):
                names.setdefault(" ".join([first, *others[:2]]), set()).add(id_)
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


def _initials(title: str) -> set[str]:
    """Returns the initials of neighbouring words of a title, with and without joining ones."""
    words = WORD.findall(title)
    found = set[str]()
    for start, first in enumerate(words):
        for count in INITIALS:
            run = words[start : start + count]
            if len(run) == count and not JOINING & {first, run[-1]}:
                found.add("".join(word[0] for word in run))
    return found


def _without_year(title: str) -> str:
    return " ".join(WORD.findall(YEAR.sub(" ", title)))
