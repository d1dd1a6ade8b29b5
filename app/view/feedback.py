"""What people think of answers: one JSON object a line, in the data folder, never sent anywhere.

A file that is full is set aside under a number and another is begun; nothing is ever deleted. When
as many as are allowed are full, nothing more is taken.
"""

from __future__ import annotations

import json
import logging
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Literal

from app.answer.answer import Answer
from app.answer.record import RUN_RECORDS, RunRecord, run_record
from ingest.durable import PRIVATE, append_line
from ingest.errors import FeedbackError, SettingsError
from ingest.lock import locked

Verdict = Literal["good", "bad"]
VERDICTS: tuple[Verdict, ...] = ("good", "bad")
MOST_REMARK = 2000  # characters
NAME = "feedback.jsonl"
MOST_BYTES = 50_000_000  # of one file: some 10,000 answers with their citations
MOST_ASIDE = 4  # files, beside the one that is written
MOST_WAIT = 10  # seconds, for other processes that are writing


@dataclass(frozen=True, slots=True)
class Feedback:
    """What a person said of an answer.

    Attributes:
        time: ISO 8601, UTC.
        verdict: Whether it was good.
        remark: In the person's own words, or "".
        asked: The questions of the conversation, the one that was answered last.
        answer: The answer with its citations, as a run file has it.
        index: Fingerprint of the index that gave it.
    """

    time: str
    verdict: Verdict
    remark: str
    asked: tuple[str, ...]
    answer: RunRecord
    index: str

    def is_about(self, report_id: str) -> bool:
        """Returns whether all that the answer cites stands in this report."""
        return all(citation.report == report_id for citation in self.answer.citations)


class FeedbackFile:
    """A file that feedback is added to, by several people and processes at once.

    Args:
        file: Made when the first feedback comes.
        most_bytes: A file that would grow beyond this is set aside.
    """

    def __init__(self, file: Path, most_bytes: int = MOST_BYTES) -> None:
        self._file = file
        self._most_bytes = most_bytes
        self._lock = threading.Lock()
        self._is_full = False

    def add(
        self, verdict: Verdict, remark: str, asked: tuple[str, ...], answer: Answer, index: str
    ) -> None:
        """Adds what somebody said of an answer; it is on the disk when this returns.

        Raises:
            FeedbackError: The file cannot be written, or there is too much feedback already.
        """
        record = {
            "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "verdict": verdict,
            "remark": remark[:MOST_REMARK],
            "asked": asked,
            "answer": run_record(answer, "feedback", 0.0).as_object(),
            "index": index,
        }
        line = (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # Threads wait for each other without asking the file system again and again.
            lock = self._file.with_name(f".{self._file.name}.lock")
            with self._lock, locked(lock, MOST_WAIT):
                self._make_room(len(line))
                # People's own words are in it.
                append_line(self._file, line, PRIVATE)
        except OSError as error:
            raise FeedbackError(
                f"The feedback file {self._file} cannot be written ({error.strerror})."
            ) from error
        except SettingsError as error:
            raise FeedbackError(str(error)) from error

    def _make_room(self, size: int) -> None:
        """Sets the file aside if it cannot take so many bytes more.

        Raises:
            FeedbackError: So many are set aside already that no other may be begun.
        """
        if not self._file.is_file() or self._file.stat().st_size + size <= self._most_bytes:
            self._is_full = False
            return
        aside = _set_aside(self._file)
        if len(aside) >= MOST_ASIDE:
            error = FeedbackError(
                f"The feedback file {self._file} and the {len(aside)} set aside are full; "
                "move them elsewhere to take more."
            )
            if not self._is_full:  # once is enough: people may go on for days
                logging.getLogger(__name__).error(str(error))
            self._is_full = True
            raise error
        number = max(aside, default=0) + 1
        self._file.rename(self._file.with_stem(f"{self._file.stem}-{number}"))


def _set_aside(file: Path) -> dict[int, Path]:
    """Returns the files that were full, by number, oldest first."""
    name = re.compile(rf"{re.escape(file.stem)}-(\d+){re.escape(file.suffix)}", re.ASCII)
    found = {
        int(match[1]): path
        for path in file.parent.glob("*")
        if (match := name.fullmatch(path.name)) and path.is_file()
    }
    return dict(sorted(found.items()))


def read_feedback(file: Path) -> Iterator[Feedback]:
    """Yields what people said, oldest first, that in files set aside included.

    Raises:
        FeedbackError: The file is missing, or a line is not feedback; the message names it.
    """
    files = [*_set_aside(file).values(), *([file] if file.is_file() else [])]
    if not files:
        raise FeedbackError(f"There is no feedback file {file}.")
    for part in files:
        yield from _read(part)


def _read(file: Path) -> Iterator[Feedback]:
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                record = json.loads(line)
                yield Feedback(
                    **{
                        **record,
                        "asked": tuple(record["asked"]),
                        "answer": RUN_RECORDS.read(record["answer"]),
                    }
                )
            except (ValueError, TypeError, KeyError):
                if not line.endswith(b"\n"):  # of a write that was cut short
                    return
                raise FeedbackError(f"Line {number} of {file} is not feedback.") from None
