"""Reading a file to be looked at before it is added, in a process that can be ended at any moment.

The process gets the open file and leaves nothing on the disk.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from ingest.checkout import ROOT
from ingest.corpus import Corpus
from ingest.errors import ReportError
from ingest.library.adding import Wishes
from ingest.library.reader import STRUCTURE
from ingest.library.review import Review, ReviewedPage
from ingest.process_group import kill_group
from ingest.storage import parse_corpus

MESSAGES = {
    "late": "Reading the file takes longer than it may.",
    "crashed": "The file is damaged or needs more memory than reading it may take.",
}


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What reading a file and telling its structure may take at most.

    Attributes:
        seconds: Time by the clock and of the processor; reading alone may take 120.
        memory: Bytes of address space; reading alone may take 2 GB.
    """

    seconds: int = 300
    memory: int = 4_000_000_000


class Reading:
    """A file that is being read.

    Args:
        content: The file, open at its beginning; a file of the system.
        name: What the file is called, without folders.
        wishes: What is said of it; without `ocr`.
        limits: What that may take.
    """

    def __init__(
        self, content: IO[bytes], name: str, wishes: Wishes, limits: ReadingLimits | None = None
    ) -> None:
        limits = limits or ReadingLimits()
        told = {
            "name": name,
            "title": wishes.title,
            "language": wishes.language,
            "id": wishes.id,
            "seconds": limits.seconds,
            "memory": limits.memory,
        }
        self._late = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingest.library.reader", json.dumps(told)],
            cwd=ROOT,
            stdin=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # so that what it starts ends with it
        )
        self._timer = threading.Timer(limits.seconds, self._give_up)
        self._timer.daemon = True
        self._timer.start()

    def read(self, enter: Callable[[str], None]) -> tuple[Corpus, Review]:
        """Returns what was read, once it is.

        Args:
            enter: Is told that the structure is being told now.

        Raises:
            ReportError: The file cannot be read, or the process was ended.
        """
        assert self._process.stdout is not None
        value: Any = None
        with self._process.stdout as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    value = json.loads(line)
                    if value == STRUCTURE:
                        enter(STRUCTURE)
        self._timer.cancel()
        self._process.wait()
        if isinstance(value, dict) and "reason" in value:
            raise ReportError(value["message"], value["reason"])
        if not isinstance(value, dict):
            reason = "late" if self._late else "crashed"
            raise ReportError(MESSAGES[reason], reason)
        return parse_corpus(value["corpus"].encode()), _review(value["review"])

    def stop(self) -> None:
        """Ends it, and whatever it started."""
        self._timer.cancel()
        kill_group(self._process)

    def _give_up(self) -> None:
        self._late = True
        self.stop()


def _review(told: dict[str, Any]) -> Review:
    pages = (
        ReviewedPage(**{**page, "headings": tuple(page["headings"]), "signs": tuple(page["signs"])})
        for page in told["pages"]
    )
    return Review(tuple(pages), tuple(told["signs"]), tuple(told["doubts"]))
