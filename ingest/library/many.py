"""Many files -> reports of the library: what becomes of each, whatever becomes of the others.

Whoever reads, one process writes: the one that was asked. Workers get the bytes of a file and give
back what they read of it. The library lets one process at a time change it anyway, so workers that
write would wait for one another; those of a cluster need not see its disk; and whichever process
is killed, what stands in the library is whole reports, so that the same command goes on from there.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from ingest.corpus import Corpus
from ingest.edition.folder import is_edition
from ingest.errors import RapportwijzerError, SettingsError
from ingest.library.adding import OpenedReport, Wishes, add_report, already_there, open_report
from ingest.library.member import Member
from ingest.library.shelf import Shelf

Read = tuple[OpenedReport, Corpus | RapportwijzerError]


class Workers(Protocol):
    """Who read reports beside one another."""

    def read(self, opened: Iterable[OpenedReport]) -> Iterator[Read]:
        """Yields each report with what was read of it, or why nothing was, as it is done."""
        ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Attributes:
        path: Of the file, or of the folder of an edition.
        member: The report in the library; None if there is none of it.
        corpus: What was read now; None if nothing was.
        error: Why there is no report.
    """

    path: Path
    member: Member | None = None
    corpus: Corpus | None = None
    error: RapportwijzerError | None = None


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Returns the files, and those in folders by name; an edition is one, hidden files are none.

    Raises:
        SettingsError: A folder has no file.
    """
    found = list[Path]()
    for path in paths:
        inside = list(_inside(path)) if path.is_dir() and not is_edition(path) else [path]
        if not inside:
            raise SettingsError(f"There is no file in the folder {path}.")
        found += inside
    return found


def _inside(folder: Path) -> Iterator[Path]:
    for place, folders, files in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in [name for name in folders if is_edition(here / name)]:
            folders.remove(name)
            yield here / name
        yield from (here / name for name in sorted(files) if not name.startswith("."))


def add_in_turn(
    shelf: Shelf, files: Sequence[Path], wishes: Wishes, enter: Callable[[int, str], None]
) -> Iterator[Outcome]:
    """Adds files one after the other; yields what became of each.

    Args:
        shelf: The library.
        files: See `files_in`.
        wishes: What is said of them.
        enter: Is told the place of a file and each stage of it as that begins.
    """
    for number, path in enumerate(files):
        try:
            member, corpus = add_report(shelf, path, wishes, partial(enter, number))
        except RapportwijzerError as error:
            yield Outcome(path, error=error)
        else:
            yield Outcome(path, member, corpus)


def add_together(
    shelf: Shelf, files: Sequence[Path], wishes: Wishes, workers: Workers
) -> Iterator[Outcome]:
    """Adds files that workers read beside one another; yields what became of each, as it is done.

    Args:
        shelf: The library.
        files: See `files_in`; of two with the same bytes one is added.
        wishes: What is said of them.
        workers: Who read.
    """
    settled, members = list[Outcome](), shelf.members()

    def unread() -> Iterator[OpenedReport]:
        for path in files:
            try:
                opened = open_report(path, wishes)
                known = already_there(members, opened)
            except RapportwijzerError as error:
                settled.append(Outcome(path, error=error))
                continue
            if known:
                settled.append(Outcome(path, known))
                continue
            yield opened

    try:
        for opened, read in workers.read(unread()):
            yield from _taken(settled)
            outcome = _kept(shelf, opened, read)
            if outcome.corpus and outcome.member:
                members.append(outcome.member)
            yield outcome
    except (SettingsError, KeyboardInterrupt):  # whoever reads is gone, or is told to go
        yield from _taken(settled)
        raise
    yield from _taken(settled)


def _taken(outcomes: list[Outcome]) -> list[Outcome]:
    """Returns what is in the list, and empties it."""
    taken = outcomes.copy()
    outcomes.clear()
    return taken


def _kept(shelf: Shelf, opened: OpenedReport, read: Corpus | RapportwijzerError) -> Outcome:
    if not isinstance(read, Corpus):
        return Outcome(opened.path, error=read)
    try:
        return Outcome(opened.path, shelf.add(opened.file, read), read)
    except RapportwijzerError as error:
        # A file of the same bytes was read beside it, here or by another process.
        known = shelf.holding(opened.file.sha256)
        return Outcome(opened.path, known, error=error)
