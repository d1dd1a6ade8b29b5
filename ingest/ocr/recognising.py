"""Recognising the text of a file in a process that can be ended at any moment.

The process gets the open file and writes what it makes into another one. What the program keeps
beside it while it works stands in a folder that goes with it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ingest.automatic.source import PDF_HEADER_WITHIN
from ingest.checkout import ROOT
from ingest.errors import ReportError, SettingsError
from ingest.isolated import OUT_OF_TIME
from ingest.ocr.recogniser import ENDED_BY, LOOK_EVERY
from ingest.ocr.text_layer import PROGRAM, pages_begun, recognising_command, unrecognised
from ingest.process_group import await_end, kill_group
from ingest.report_file import MOST_FILE_BYTES

LATE = "Recognising the text takes longer than it may."
FULL = "Recognising the text leaves too little room on the disk."


@dataclass(frozen=True, slots=True)
class RecognisingLimits:
    """What recognising the text of a file may take at most.

    Attributes:
        seconds: Time by the clock.
        processor_seconds: Of each process.
        memory: Bytes of address space, of each process.
        file_bytes: Of each file that is written.
        free_bytes: What stays free on the disk, however many files it writes.
    """

    seconds: int = 1800
    processor_seconds: int = 1800
    memory: int = 4_000_000_000
    file_bytes: int = MOST_FILE_BYTES
    free_bytes: int = 1_000_000_000


def can_recognise() -> bool:
    """Returns whether the program is installed, and can be ended with what it starts."""
    return _program() is not None


class Recognising:
    """A file whose text is being recognised.

    Args:
        content: The file, a file of the system without a buffer.
        made: Where the PDF goes, likewise.
        name: What the file is called.
        limits: What that may take.

    Raises:
        SettingsError: The program is not installed, or could not be ended.
    """

    def __init__(
        self,
        content: IO[bytes],
        made: IO[bytes],
        name: str,
        limits: RecognisingLimits | None = None,
    ) -> None:
        program = _program()
        if program is None:
            raise SettingsError(f"{PROGRAM} is not installed, or not to be ended.", "no_ocr")
        limits = limits or RecognisingLimits()
        content.seek(0)
        command = recognising_command(program, content.read(PDF_HEADER_WITHIN), "-")
        content.seek(0)
        self._folder = tempfile.mkdtemp()
        told = {"command": command, "folder": self._folder, "parent": os.getpid(), **asdict(limits)}
        self._name = Path(name)
        self._refused: ReportError | None = None
        self._over = threading.Event()
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "ingest.ocr.recogniser", json.dumps(told)],
                cwd=ROOT,
                stdin=content,
                stdout=made,
                stderr=subprocess.PIPE,
                start_new_session=True,  # so that what it starts ends with it
            )
        except BaseException:
            self._remove()
            raise
        threading.Thread(target=self._watch, args=(limits,), daemon=True).start()

    def wait(self, tell: Callable[[int], None]) -> None:
        """Returns once the PDF is made.

        Args:
            tell: Is told how many pages were begun; what it raises ends the process.

        Raises:
            ReportError: The text cannot be recognised, or the process was ended.
        """
        try:
            with self._process as process:
                assert process.stderr is not None
                try:
                    for pages in pages_begun(process.stderr):
                        tell(pages)
                except BaseException:
                    self.stop()
                    raise
        finally:
            self._over.set()
            await_end(process.pid)
            self._remove()
        if self._refused:
            raise self._refused
        if process.returncode in {-OUT_OF_TIME, ENDED_BY + OUT_OF_TIME}:
            raise ReportError(LATE, "late")
        if process.returncode:
            raise unrecognised(self._name, process.returncode)

    def stop(self) -> None:
        """Ends it, and whatever it started."""
        self._over.set()
        kill_group(self._process)

    def _watch(self, limits: RecognisingLimits) -> None:
        """Ends it once it takes more than it may."""
        end = time.monotonic() + limits.seconds
        disk = Path(self._folder).parent
        while not self._over.wait(LOOK_EVERY):
            if time.monotonic() >= end:
                self._refused = ReportError(LATE, "late")
            elif shutil.disk_usage(disk).free < limits.free_bytes:
                self._refused = ReportError(FULL, "full")
            if self._refused:
                self.stop()

    def _remove(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


def _program() -> str | None:
    # Without groups of processes what it starts would outlive it.
    return shutil.which(PROGRAM) if hasattr(os, "killpg") else None
