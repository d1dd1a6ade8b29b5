"""The folder of the library: what is in it, and the four changes that can be made to it.

A report, read for the first time or again, is made in a folder of another name, its manifest last,
and then given its name in one step; it is taken away by giving it another name first; its title
stands in a file that is exchanged whole. So a process killed at any moment leaves each report as
before or as after, and what it left half done is cleared by the next change. Where folders cannot
be exchanged in one step, a report may stand under another name until then.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path

from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.durable import why_unwritten
from ingest.errors import SettingsError
from ingest.library.member import (
    CORPUS,
    NAME,
    PARTS,
    READING,
    Member,
    read_member,
    reading_version,
)
from ingest.lock import WAIT, locked
from ingest.replacement import name_of_aside, replace_folder
from ingest.report_file import ReportFile
from ingest.storage import write_corpus

UNFINISHED = ".unfinished-"  # begins the names of folders that are no reports
ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
SUFFIX = re.compile(r"\.[a-z0-9]{1,5}")
MOST_TITLE = 200  # characters

Stamp = tuple[tuple[str, int, int], ...]


class Shelf:
    """The reports that were added to the bundled one.

    Args:
        home: The data folder.
        patience: Seconds to wait for another process that changes the library.
    """

    def __init__(self, home: Path, patience: float = WAIT) -> None:
        self.folder = home / "library" / "reports"
        self._patience = patience

    def members(self) -> list[Member]:
        """Returns the reports by id; without folders that hold none that can be used."""
        found = (read_member(folder) for folder in self._folders())
        return sorted((one for one in found if one), key=lambda one: one.id)

    def damaged(self) -> list[str]:
        """Returns the names of folders that should hold a report and hold none to be used."""
        return sorted(folder.name for folder in self._folders() if not read_member(folder))

    def stamp(self) -> Stamp:
        """Returns what changes with every change: cheap, for looking every few seconds."""
        found = []
        for folder in self._folders():
            try:
                told = (folder / NAME).stat()
            except OSError:
                continue
            found.append((folder.name, told.st_mtime_ns, told.st_ino))
        return tuple(sorted(found))

    def holding(self, sha256: str) -> Member | None:
        """Returns the report that was read from a file of these bytes, or None."""
        return next((one for one in self.members() if one.sha256 == sha256), None)

    def add(self, file: ReportFile, corpus: Corpus) -> Member:
        """Adds a report; it is on the disk itself when this returns.

        Args:
            file: What was read.
            corpus: What was read of it; its id is unused yet.

        Raises:
            SettingsError: Its id or file is in the library already, or it cannot be written.
        """
        report = corpus.report
        check_id(report.id)
        check_title(report.title)
        with self._changing():
            if known := self.holding(file.sha256):
                raise SettingsError(
                    f"{file.path} is in the library already, as {known.id}.", "there"
                )
            if (self.folder / report.id).exists():
                raise SettingsError(
                    f"There is a report {report.id} in the library already.", "taken"
                )
            scratch = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder))
            member = _written(scratch, file, corpus)
            scratch.chmod(0o755)
            replace_folder(scratch, self.folder / report.id)
        return replace(member, folder=self.folder / report.id)

    def renew(self, read: Member, corpus: Corpus) -> Member:
        """Puts what was read again of a report's file in the place of what was read before.

        Args:
            read: The report whose file was read.
            corpus: What was read, under that id; it gets the title that the report has by now.

        Raises:
            SettingsError: There is none of that id and file by now, it is damaged, or it cannot be
                written.
        """
        with self._changing():
            folder = self._folder(read.id)
            known = _whole(folder)
            if known.sha256 != read.sha256:
                raise SettingsError(
                    f"The report {read.id} was read of another file meanwhile; it stays as it is.",
                    "gone",
                )
            file = ReportFile(Path(known.file_name), known.file.read_bytes(), known.sha256)
            titled = replace(corpus, report=replace(corpus.report, title=known.title))
            scratch = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder))
            member = replace(_written(scratch, file, titled), added=known.added)
            member.write()
            scratch.chmod(0o755)
            replace_folder(scratch, folder)
        return replace(member, folder=folder)

    def remove(self, id_: str) -> None:
        """Takes a report away, a damaged one too.

        Raises:
            SettingsError: There is none of that id, or it cannot be taken away.
        """
        with self._changing():
            folder = self._folder(id_)
            aside = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=self.folder))
            folder.rename(aside / folder.name)
            shutil.rmtree(aside)

    def rename(self, id_: str, title: str) -> Member:
        """Gives a report another title; its id, and with it every link, stays.

        Raises:
            SettingsError: There is none of that id, the title cannot be used, or it cannot be
                written.
        """
        check_title(title)
        with self._changing():
            member = replace(_whole(self._folder(id_)), title=title)
            member.write()
        return member

    def _folders(self) -> Iterator[Path]:
        if self.folder.is_dir():
            for path in self.folder.iterdir():
                if path.is_dir() and not path.name.startswith("."):
                    yield path

    def _folder(self, id_: str) -> Path:
        if id_ == REPORT_ID:
            raise SettingsError(
                f"{REPORT_ID} is part of the program; it stays as it is.", "bundled"
            )
        folder = self.folder / id_
        if not ID.fullmatch(id_) or not folder.is_dir():
            raise SettingsError(f"There is no report {id_} in the library.", "gone")
        return folder

    @contextmanager
    def _changing(self) -> Iterator[None]:
        """Lets one process at a time change the library; clears what killed ones left.

        Raises:
            SettingsError: It cannot be written.
        """
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with locked(self.folder.parent / ".lock", self._patience):
                self._clear()
                try:
                    yield
                finally:
                    self._clear()
        except OSError as error:
            raise SettingsError(
                f"The library in {self.folder.parent} cannot be changed"
                f" ({error.strerror or error}); it is as it was.",
                why_unwritten(error),
            ) from error

    def _clear(self) -> None:
        for left in self.folder.glob(f"{UNFINISHED}*"):
            place = self.folder / name_of_aside(left)
            if not place.exists() and read_member(left):
                left.rename(place)
            else:
                shutil.rmtree(left, ignore_errors=True)


def check_id(id_: str) -> None:
    """Checks that an id can be that of a report that is added.

    Raises:
        SettingsError: It cannot.
    """
    if not ID.fullmatch(id_) or id_ == REPORT_ID:
        raise SettingsError(
            f"{id_!r} cannot be the id of a report: at most 80 small letters, digits and hyphens,"
            f" and not {REPORT_ID}.",
            "id",
        )


def check_title(title: str) -> None:
    """Checks that a title can be shown.

    Raises:
        SettingsError: It cannot.
    """
    if not title.strip() or len(title) > MOST_TITLE or not title.isprintable():
        raise SettingsError(f"A title is one line of at most {MOST_TITLE} characters.", "title")


def _whole(folder: Path) -> Member:
    """Returns the report of a folder.

    Raises:
        SettingsError: It is damaged.
    """
    if member := read_member(folder):
        return member
    raise SettingsError(f"The report {folder.name} is damaged; it can only be removed.", "damaged")


def _written(folder: Path, file: ReportFile, corpus: Corpus) -> Member:
    """Writes everything that a report's folder holds, the manifest last."""
    suffix = file.path.suffix.lower()
    source = f"source{suffix if SUFFIX.fullmatch(suffix) else ''}"
    (folder / source).write_bytes(file.content)
    write_corpus(corpus, folder / CORPUS)
    (folder / READING).write_text(reading_version(), "ascii")
    report = corpus.report
    if not report.is_paged:
        (folder / PARTS).touch()
    member = Member(
        folder=folder,
        title=report.title,
        language=report.language,
        file_name=file.path.name.encode("utf-8", "replace").decode(),
        source=source,
        sha256=file.sha256,
        corpus_sha256=hashlib.sha256((folder / CORPUS).read_bytes()).hexdigest(),
        added=date.today().isoformat(),
        pages=len(report.pages),
        sentences=len(report.sentences),
        doubts=len(report.doubts),
    )
    member.write()
    return member
