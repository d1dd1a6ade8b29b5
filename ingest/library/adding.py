"""A file -> a report of the library, stage by stage."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.automatic.any_report import automatic_corpus
from ingest.corpus import Corpus
from ingest.edition.folder import edition_corpus, edition_files, is_edition, packed
from ingest.errors import SettingsError
from ingest.library.member import Member
from ingest.library.shelf import Shelf, check_id, check_title
from ingest.ocr.text_layer import with_text_layer
from ingest.report_file import ReportFile, read_report_file

STAGES = ("opening", "reading", "keeping")


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the person who adds a report says of it.

    Attributes:
        title: "" to take the file's own, or its name.
        language: ISO 639-1 code; "" to tell it by the words.
        id: "" to make one of the file's name and bytes.
        ocr: Folder in which files with recognised text are kept; None to recognise none.
    """

    title: str = ""
    language: str = ""
    id: str = ""
    ocr: Path | None = None


@dataclass(frozen=True, slots=True)
class OpenedReport:
    """A report whose bytes are all here, so that any process can read it.

    Attributes:
        path: Of the file, or of the folder of an edition.
        file: What is kept of it.
        wishes: What is said of it.
        edition: Its files, if it is an edition.
    """

    path: Path
    file: ReportFile
    wishes: Wishes
    edition: tuple[ReportFile, ...] = ()

    def read(self) -> Corpus:
        """Returns the report under the title, language and id that are wished.

        Raises:
            ReportError: It cannot be read.
        """
        if self.edition:
            return as_wished(edition_corpus(self.edition), self.wishes)
        return read_as_wished(self.file, self.wishes)


def open_report(path: Path, wishes: Wishes) -> OpenedReport:
    """Takes in the bytes of a file, or of the folder of an edition.

    Raises:
        ReportError: There is no such file, or it cannot be opened.
        SettingsError: It cannot be added as wished.
    """
    if wishes.id:
        check_id(wishes.id)
    if wishes.title:
        check_title(wishes.title)
    edition = edition_files(path) if is_edition(path) else ()
    if edition and (wishes.language or wishes.ocr):
        raise SettingsError(f"--language and --ocr have no effect on the edition {path}.")
    file = packed(path, edition) if edition else _opened(path, wishes)
    return OpenedReport(path, file, wishes, edition)


def already_there(members: Sequence[Member], opened: OpenedReport) -> Member | None:
    """Returns the report that the library has of the same bytes, or None.

    Args:
        members: Of the library.
        opened: What is to be added.

    Raises:
        SettingsError: The id that is wished is another report's.
    """
    for one in members:
        if one.sha256 == opened.file.sha256:
            return one
    id_ = opened.wishes.id
    if id_ and any(one.id == id_ for one in members):
        raise SettingsError(f"There is a report {id_} in the library already.", "taken")
    return None


def add_report(
    shelf: Shelf, path: Path, wishes: Wishes, enter: Callable[[str], None]
) -> tuple[Member, Corpus | None]:
    """Adds a file or an edition to the library, or finds that it is there already.

    Args:
        shelf: The library.
        path: The file, or the folder of an edition.
        wishes: What is said of it.
        enter: Is told each stage as it begins.

    Returns:
        The report, and what was read of it; None if the library has it already.

    Raises:
        ReportError: The file cannot be read.
        SettingsError: It cannot be added as wished.
    """
    enter("opening")
    opened = open_report(path, wishes)
    if known := already_there(shelf.members(), opened):
        return known, None
    enter("reading")
    corpus = opened.read()
    enter("keeping")
    return shelf.add(opened.file, corpus), corpus


def read_as_wished(file: ReportFile, wishes: Wishes) -> Corpus:
    """Returns a file as it is read, under the title, language and id that are wished.

    Raises:
        ReportError: It cannot be read.
    """
    return as_wished(automatic_corpus(file, wishes.language), wishes)


def _opened(path: Path, wishes: Wishes) -> ReportFile:
    return read_report_file(with_text_layer(path, wishes.ocr) if wishes.ocr else path)


def as_wished(corpus: Corpus, wishes: Wishes) -> Corpus:
    """Returns a report under the title and id that are wished."""
    report = corpus.report
    report = replace(report, id=wishes.id or report.id, title=wishes.title or report.title)
    return replace(corpus, report=report)
