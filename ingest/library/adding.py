"""A file -> a report of the library, stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.automatic.any_report import automatic_corpus, report_id_of
from ingest.corpus import Corpus
from ingest.errors import SettingsError
from ingest.library.member import Member
from ingest.library.shelf import Shelf, check_id, check_title
from ingest.ocr import with_text_layer
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


def add_report(
    shelf: Shelf, path: Path, wishes: Wishes, enter: Callable[[str], None]
) -> tuple[Member, Corpus | None]:
    """Adds a file to the library, or finds that it is there already.

    Args:
        shelf: The library.
        path: The file.
        wishes: What is said of it.
        enter: Is told each stage as it begins.

    Returns:
        The report, and what was read of it; None if the library has it already.

    Raises:
        ReportError: The file cannot be read.
        SettingsError: It cannot be added as wished.
    """
    enter("opening")
    if wishes.id:
        check_id(wishes.id)
    if wishes.title:
        check_title(wishes.title)
    file = read_report_file(with_text_layer(path, wishes.ocr) if wishes.ocr else path)
    if known := shelf.holding(file.sha256):
        return known, None
    if any(one.id == wishes.id for one in shelf.members()):
        raise SettingsError(f"There is a report {wishes.id} in the library already.")
    enter("reading")
    corpus = read_as_wished(file, wishes)
    enter("keeping")
    return shelf.add(file, corpus), corpus


def read_as_wished(file: ReportFile, wishes: Wishes) -> Corpus:
    """Returns a file as it is read, under the title, language and id that are wished.

    Raises:
        ReportError: It cannot be read.
    """
    corpus = automatic_corpus(file, wishes.language)
    id_ = wishes.id or report_id_of(file)
    title = wishes.title or corpus.report.title
    return replace(corpus, report=replace(corpus.report, id=id_, title=title))
