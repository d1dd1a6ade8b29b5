"""Files that are read at once, without a process."""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import IO

from app.web.adding.desk import Desk
from app.web.adding.draft import Draft, Stage
from index.apart.making import Making
from index.shared_library import SharedLibrary
from ingest.automatic.any_report import corpus_of
from ingest.automatic.source import parse_source
from ingest.corpus import Corpus
from ingest.errors import IndexFolderError, ReportError
from ingest.library.adding import Wishes, as_wished
from ingest.library.reading import Reading
from ingest.library.review import Review, review_of
from ingest.report_file import ReportFile
from ingest.storage import parse_corpus
from tests.fakes import FakeEncoder

TEXT = "Klimaat\n\nDe droogte treft boeren in Kenia. Het water wordt er schaars.\n"


class FakeReading(Reading):
    """Reads in this process.

    Attributes:
        may_read: Set once it may go on.
    """

    may_read = threading.Event()

    def __init__(self, content: IO[bytes], name: str, wishes: Wishes) -> None:
        self._file = ReportFile(Path(name), content.read(), "0" * 64)
        self._wishes = wishes
        self._stopped = False

    def read(self, enter: Callable[[str], None]) -> tuple[Corpus, Review]:
        """Returns what was read, once it may."""
        while not self.may_read.wait(0.01):
            if self._stopped:
                raise ReportError("It was ended.", "crashed")
        enter("structure")
        source = parse_source(self._file)
        corpus = as_wished(corpus_of(source, self._file, ""), self._wishes)
        return corpus, review_of(source, corpus.report)

    def stop(self) -> None:
        """Ends it."""
        self._stopped = True


class FakeMaking(Making):
    """Makes a part of the index in this process, with a fake.

    Attributes:
        may_end: Set once it may.
    """

    may_end = threading.Event()

    def __init__(self, data: Path, part: bytes) -> None:
        self._data = data
        self._part = part
        self._stopped = False

    def wait(self, tell: Callable[[float], None]) -> None:
        """Makes it, tells that half is done, and returns once it may."""
        tell(0.5)
        while not self.may_end.wait(0.01):
            if self._stopped:
                raise IndexFolderError("It was ended.")
        digest = hashlib.sha256(self._part).hexdigest()
        SharedLibrary.of(FakeEncoder(), self._data).prepare(parse_corpus(self._part), digest)

    def stop(self) -> None:
        """Ends it."""
        self._stopped = True


def made_desk(home: Path) -> Desk:
    """Returns a desk that reads at once and encodes with a fake."""
    FakeReading.may_read.set()
    FakeMaking.may_end.set()
    return Desk(home, partial(FakeMaking, home), FakeReading)


def sent(desk: Desk, text: str = TEXT, wishes: Wishes | None = None, owner: str = "anna") -> Draft:
    """Returns a file that was sent as a whole."""
    draft = desk.begin(owner, "klimaat.txt", wishes or Wishes())
    draft.write(text.encode())
    desk.received(draft)
    return draft


def await_stage(draft: Draft, *stages: Stage) -> None:
    """Returns once a file is at one of some stages."""
    end = time.monotonic() + 30
    while draft.stage not in stages:
        assert time.monotonic() < end, (draft.stage, draft.reason)
        time.sleep(0.005)
