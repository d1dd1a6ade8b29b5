"""Files that are read at once, without a process."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

from app.web.adding.desk import Desk
from app.web.adding.draft import Draft, Stage
from ingest.automatic.any_report import corpus_of
from ingest.automatic.source import parse_source
from ingest.corpus import Corpus
from ingest.errors import ReportError
from ingest.library.adding import Wishes, as_wished
from ingest.library.reading import Reading
from ingest.library.review import Review, review_of
from ingest.report_file import ReportFile
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


def made_desk(home: Path) -> Desk:
    """Returns a desk that reads at once and encodes with a fake."""
    FakeReading.may_read.set()
    return Desk(home, FakeEncoder, FakeReading)


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
