"""A report of the library: its folder, and the manifest that is written last of all in it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from ingest.checkout import ROOT
from ingest.corpus import Corpus
from ingest.durable import write_whole
from ingest.errors import ReportError
from ingest.storage import corpus_in

NAME = "manifest.json"
CORPUS = "corpus.jsonl"
# Beside the manifest, of which versions of before know every field: what read the report, and that
# it has parts and no pages.
READING = "reading"
PARTS = "parts"
FORMAT = 1
RENEWAL = "python -m ingest renew"
COUNTED = (".py", ".json")  # the words of rules stand beside them
# What keeps reports and takes commands, the bundled one, and what makes the text of scans, which is
# kept with them: none is read otherwise by these.
READS_NONE = (
    "library/",
    "report/",
    "ocr/",
    "edition/command.",
    "__main__.",
    "command_line.",
    "exit_code.",
)


@dataclass(frozen=True, slots=True)
class Member:
    """A report that was added, as its manifest tells.

    Attributes:
        folder: Where it stands.
        title: For people.
        language: ISO 639-1 code of the text.
        file_name: What the file was called.
        source: Name of its copy in the folder.
        sha256: Of the file's bytes.
        corpus_sha256: Of the report as it was read.
        added: The day, as YYYY-MM-DD.
        pages: How many pages have text, or how many parts if it has no pages.
        sentences: How many were read.
        doubts: Of how much reading was unsure.
    """

    folder: Path = field(compare=False)
    title: str
    language: str
    file_name: str
    source: str
    sha256: str
    corpus_sha256: str
    added: str
    pages: int
    sentences: int
    doubts: int

    @property
    def id(self) -> str:
        """Id of the report, and name of its folder."""
        return self.folder.name

    @property
    def origin(self) -> str:
        """What it was added from: a file, or the folder of an edition, kept as an archive."""
        name = Path(self.file_name)
        return f"{name.stem}/" if name.suffix == ".zip" else self.file_name

    @property
    def file(self) -> Path:
        """The copy of the file that was read."""
        return self.folder / self.source

    @property
    def reading(self) -> str:
        """Version of the program that read it; "" if that is not known."""
        try:
            return (self.folder / READING).read_text("ascii")
        except (OSError, ValueError):
            return ""

    @property
    def is_paged(self) -> bool:
        """Whether it has pages."""
        return not (self.folder / PARTS).exists()

    @property
    def corpus_file(self) -> Path:
        """The report as it was read, without the title that it may have been given since."""
        return self.folder / CORPUS

    def corpus(self) -> Corpus:
        """Returns the report as it was read, under its present title.

        Raises:
            ReportError: Its file is missing, damaged or of another version of the program, or it
                was read again since this was asked for.
        """
        content = b""
        with suppress(OSError):
            content = self.corpus_file.read_bytes()
        if hashlib.sha256(content).hexdigest() != self.corpus_sha256:
            now = read_member(self.folder)
            if now and now.corpus_sha256 != self.corpus_sha256:
                raise ReportError(f"The report {self.id} was read again meanwhile; try again.")
            raise ReportError(
                f"The report {self.id} of the library is damaged; remove it and add it again."
            )
        corpus = corpus_in(self.corpus_file, content)
        return replace(corpus, report=replace(corpus.report, title=self.title))

    def write(self) -> None:
        """Writes the manifest, whole or not at all.

        Raises:
            OSError: It cannot be written.
        """
        record: dict[str, Any] = {"format": FORMAT, **asdict(self)}
        del record["folder"]
        text = json.dumps(record, ensure_ascii=False, indent=1)
        write_whole(self.folder / NAME, [text.encode() + b"\n"])


def reading_version() -> str:
    """Returns what changes with whatever reads reports."""
    return version_of(READS_NONE)


def version_of(left_out: tuple[str, ...] = ()) -> str:
    """Returns a hash of the modules here, and of the data beside them.

    Args:
        left_out: Beginnings of the paths of those that do not count.
    """
    digest = hashlib.sha256()
    place = ROOT / "ingest"
    for file in sorted(place.rglob("*")):
        name = file.relative_to(place).as_posix()
        if file.suffix in COUNTED and not name.startswith(left_out):
            digest.update(name.encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()


def read_by_others(members: Iterable[Member]) -> list[Member]:
    """Returns the reports that another version of the program read."""
    version = reading_version()
    return [member for member in members if member.reading != version]


def advice(members: Iterable[Member]) -> str:
    """Returns what to do about reports that another version read; "" if there are none."""
    number = len(read_by_others(members))
    if not number:
        return ""
    subject = "1 report" if number == 1 else f"{number} reports"
    return (
        f"Another version of this program read {subject} of the library; '{RENEWAL}' reads again"
        " what this one may find more of."
    )


def read_member(folder: Path) -> Member | None:
    """Returns the report of a folder; None if there is none, or none that can be used."""
    try:
        record = json.loads((folder / NAME).read_bytes())
        if record.pop("format") != FORMAT:
            return None
        # What a later version keeps as well makes a report none that is damaged.
        known = {one.name for one in fields(Member)} - {"folder"}
        member = Member(folder, **{name: value for name, value in record.items() if name in known})
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    is_inside = Path(member.source).name == member.source
    return member if is_inside and isinstance(member.title, str) else None
