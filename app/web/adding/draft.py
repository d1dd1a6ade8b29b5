"""A file that somebody sent: what becomes of it, until it is in the library or let go.

Its bytes are in a file without a name, which is gone whenever this process ends, killed or not.
"""

from __future__ import annotations

import hashlib
import io
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from index.apart.making import Making
from ingest.automatic.source import PDF_HEADER_WITHIN, is_pdf
from ingest.corpus import Corpus
from ingest.errors import ReportError
from ingest.library.adding import Wishes
from ingest.library.member import Member
from ingest.library.reading import Reading
from ingest.library.review import Review
from ingest.ocr.recognising import Recognising
from ingest.ocr.text_layer import may_be_recognised
from ingest.report_file import MOST_FILE_BYTES, ReportFile
from ingest.storage import corpus_lines

# Under way: these in turn, with "waiting" while another file is read. Looked at: "ready". After
# that "done", "failed" or "stopped".
Stage = Literal[
    "received",
    "waiting",
    "recognised",
    "read",
    "structure",
    "ready",
    "encoded",
    "written",
    "done",
    "failed",
    "stopped",
]
STAGES: tuple[Stage, ...] = (
    "received",
    "recognised",
    "read",
    "structure",
    "encoded",
    "written",
)
PART = 1_000_000  # bytes read at once
OVER: frozenset[Stage] = frozenset({"done", "failed", "stopped"})
# From here on it is too late to stop: the library is being changed.
KEPT: frozenset[Stage] = frozenset({"written", "done"})


class LetGoError(Exception):
    """Whoever sent the file does not want it any more."""


class Draft:
    """One file.

    Args:
        name: What the file is called, without folders.
        wishes: What is said of it.
        folder: Where its bytes are kept, on no name.
        most_bytes: That it may have.

    Raises:
        OSError: Nothing can be written there.
    """

    def __init__(
        self, name: str, wishes: Wishes, folder: Path, most_bytes: int = MOST_FILE_BYTES
    ) -> None:
        self.name = name
        self.wishes = wishes
        self.stage: Stage = "received"
        self.share = 0.0  # of the stage
        self.pages = 0  # whose text is being recognised, or was
        self.reason = ""  # why it failed
        self.known: Member | None = None  # what is there already, or what was made of it
        self.corpus: Corpus | None = None
        self.review: Review | None = None
        self.is_pdf = False
        self.seen = time.monotonic()  # when its owner last asked for it
        self._most_bytes = most_bytes
        self._digest = hashlib.sha256()
        self._size = 0
        self._changing = threading.RLock()
        self._process: Recognising | Reading | Making | None = None
        self._folder = folder
        self._content = self._nameless()
        self.sent_sha256 = ""  # of the file as it was sent, if another was made of it

    def _nameless(self) -> io.FileIO:
        """Returns a file; without a buffer it stands where the process that reads it begins."""
        return tempfile.TemporaryFile(dir=self._folder, buffering=0)

    def write(self, part: bytes) -> None:
        """Takes in the next bytes.

        Raises:
            LetGoError: Nobody wants them.
            ReportError: They are too many.
            OSError: They cannot be written.
        """
        with self._changing:
            self.check()
            self._size += len(part)
            if self._size > self._most_bytes:
                raise ReportError(f"The file has more than {self._most_bytes:,} bytes.", "large")
            self._digest.update(part)
            while part:  # of a disk that is nearly full it writes some
                part = part[self._content.write(part) :]

    @property
    def sha256(self) -> str:
        """Of the bytes so far, in hexadecimal."""
        return self._digest.hexdigest()

    def file(self) -> ReportFile:
        """Returns the file as it was sent, or the PDF that was made of it.

        Raises:
            LetGoError: It is gone.
        """
        with self._changing:
            self.check()
            self._content.seek(0)
            return ReportFile(Path(self.name), self._content.read(), self.sha256)

    def recognise(self, recogniser: Callable[..., Recognising] = Recognising) -> None:
        """Puts a PDF with the text of its images in the place of the file, if it may have some.

        Raises:
            LetGoError: It was stopped.
            RapportwijzerError: The text cannot be recognised.
            OSError: The PDF cannot be written.
        """
        with self._changing:
            self.check()
            self._content.seek(0)
            if not may_be_recognised(self._content.read(PDF_HEADER_WITHIN)):
                return
            self.enter("recognised")
            made = self._nameless()
            recognising = self._process = recogniser(self._content, made, self.name)
        try:
            recognising.wait(self._recognised)
            self.replace(made)
        except BaseException:
            made.close()
            raise

    def _recognised(self, pages: int) -> None:
        with self._changing:
            self.check()
            self.pages = pages

    def replace(self, made: io.FileIO) -> None:
        """Puts another file in the place of the one that was sent: a PDF made of it.

        Raises:
            LetGoError: It was stopped.
        """
        with self._changing:
            self.check()
            self.sent_sha256 = self.sha256
            self._content.close()
            self._content = made
            self._content.seek(0)
            self._digest = hashlib.sha256()
            while part := self._content.read(PART):
                self._digest.update(part)
            self.name = f"{Path(self.name).stem}.pdf"

    def read(self, reader: Callable[..., Reading] = Reading) -> None:
        """Reads the file, in a process of its own.

        Raises:
            LetGoError: It was stopped.
            ReportError: It cannot be read.
        """
        with self._changing:
            self.enter("read")
            self._content.seek(0)
            self.is_pdf = is_pdf(self._content.read(PDF_HEADER_WITHIN))
            self._content.seek(0)
            reading = self._process = reader(self._content, self.name, self.wishes)
        corpus, review = reading.read(lambda _: self.enter("structure"))
        with self._changing:
            self.enter("ready")
            self.corpus, self.review = corpus, review

    def make(self, maker: Callable[[bytes], Making]) -> None:
        """Makes the report's part of the index, in a process of its own.

        Raises:
            LetGoError: It was stopped.
            IndexFolderError: It cannot be made.
        """
        with self._changing:
            self.enter("encoded")
            assert self.corpus
            making = self._process = maker(b"".join(corpus_lines(self.corpus)))
        making.wait(lambda share: self.enter("encoded", share))

    def enter(self, stage: Stage, share: float = 0.0) -> None:
        """Goes on to a stage, or on in it.

        Raises:
            LetGoError: It was stopped.
        """
        with self._changing:
            self.check()
            self.stage, self.share = stage, share

    def check(self) -> None:
        """Raises LetGoError if it was stopped, or has failed."""
        if self.stage in OVER:
            raise LetGoError

    def finish(self, member: Member) -> None:
        """Tells what was made of it; drops what was read."""
        with self._changing:
            self.known, self.stage = member, "done"
            self._drop()

    def fail(self, reason: str, known: Member | None = None) -> None:
        """Tells why there will be no report of it; drops what was read."""
        with self._changing:
            if self.stage not in OVER:
                self.reason, self.known, self.stage = reason, known, "failed"
                self._drop()

    def stop(self) -> bool:
        """Lets it go; returns False if it is too late for that."""
        with self._changing:
            if self.stage in KEPT:
                return False
            if self.stage not in OVER:
                self.stage = "stopped"
                self._drop()
            return True

    def _drop(self) -> None:
        if self._process:
            self._process.stop()
        self._content.close()
        self.corpus = self.review = None
