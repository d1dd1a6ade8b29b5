"""What people think of answers: one JSON object a line, in the data folder, never sent anywhere."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, BinaryIO, Literal

from app.answering import Answer
from app.record import to_record
from ingest.errors import FeedbackError

Verdict = Literal["good", "bad"]
VERDICTS: tuple[Verdict, ...] = ("good", "bad")
MOST_REMARK = 2000  # characters
NAME = "feedback.jsonl"


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
    answer: dict[str, Any]
    index: str

    def is_about(self, report_id: str) -> bool:
        """Returns whether all that the answer cites stands in this report."""
        return all(citation["report"] == report_id for citation in self.answer["citations"])


class FeedbackFile:
    """A file that feedback is added to, by several people at once.

    Args:
        file: Made when the first feedback comes.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._lock = threading.Lock()

    def add(
        self, verdict: Verdict, remark: str, asked: tuple[str, ...], answer: Answer, index: str
    ) -> None:
        """Adds what somebody said of an answer.

        Raises:
            FeedbackError: The file cannot be written.
        """
        record = {
            "time": datetime.now(timezone.utc).isoformat(timespec="seconds"),
            "verdict": verdict,
            "remark": remark[:MOST_REMARK],
            "asked": asked,
            "answer": to_record(answer, "feedback", 0.0),
            "index": index,
        }
        line = (json.dumps(record, ensure_ascii=False) + "\n").encode("utf-8", "replace")
        try:
            with self._lock:
                self._file.parent.mkdir(parents=True, exist_ok=True)
                with self._file.open("ab+") as out:
                    # A line cut by a full disk must not swallow this one.
                    is_whole = out.tell() == 0 or _last_byte(out) == b"\n"
                    out.write(line if is_whole else b"\n" + line)
        except OSError as error:
            raise FeedbackError(
                f"The feedback file {self._file} cannot be written ({error.strerror})."
            ) from error


def _last_byte(file: BinaryIO) -> bytes:
    file.seek(-1, os.SEEK_END)
    return file.read(1)


def read_feedback(file: Path) -> Iterator[Feedback]:
    """Yields what people said, oldest first.

    Raises:
        FeedbackError: The file is missing, or a line is not feedback; the message names it.
    """
    if not file.is_file():
        raise FeedbackError(f"There is no feedback file {file}.")
    for number, line in enumerate(file.read_bytes().split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            yield Feedback(**{**record, "asked": tuple(record["asked"])})
        except (ValueError, TypeError, KeyError):
            raise FeedbackError(f"Line {number} of {file} is not feedback.") from None
