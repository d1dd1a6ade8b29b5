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
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO

from ingest.checkout import ROOT
from ingest.errors import ReportError, SettingsError
from ingest.ocr.text_layer import PROGRAM, pages_begun, recognising_command, unrecognised
from ingest.process_group import kill_group
from ingest.report_file import MOST_FILE_BYTES

BEGINNING = 1024  # bytes that tell the kind of a file


@dataclass(frozen=True, slots=True)
class RecognisingLimits:
    """What recognising the text of a file may take at most.

    Attributes:
        seconds: Time by the clock, and of the processor for each process.
        memory: Bytes of address space, of each process.
        file_bytes: Of each file that is written.
    """

    seconds: int = 1800
    memory: int = 4_000_000_000
    file_bytes: int = MOST_FILE_BYTES


def can_recognise() -> bool:
    """Returns whether the program is installed."""
    return shutil.which(PROGRAM) is not None


class Recognising:
    """A file whose text is being recognised.

    Args:
        content: The file, a file of the system without a buffer.
        made: Where the PDF goes, likewise.
        name: What the file is called.
        limits: What that may take.

    Raises:
        SettingsError: The program is not installed.
    """

    def __init__(
        self,
        content: IO[bytes],
        made: IO[bytes],
        name: str,
        limits: RecognisingLimits | None = None,
    ) -> None:
        program = shutil.which(PROGRAM)
        if program is None:
            raise SettingsError(f"{PROGRAM} is not installed.", "no_ocr")
        limits = limits or RecognisingLimits()
        content.seek(0)
        command = recognising_command(program, content.read(BEGINNING), "-")
        content.seek(0)
        self._folder = tempfile.mkdtemp()
        told = {"command": command, "folder": self._folder, "parent": os.getpid(), **asdict(limits)}
        self._name = Path(name)
        self._late = False
        self._process = subprocess.Popen(
            [sys.executable, "-m", "ingest.ocr.recogniser", json.dumps(told)],
            cwd=ROOT,
            stdin=content,
            stdout=made,
            stderr=subprocess.PIPE,
            start_new_session=True,  # so that what it starts ends with it
        )
        self._timer = threading.Timer(limits.seconds, self._give_up)
        self._timer.daemon = True
        self._timer.start()

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
            self._timer.cancel()
            shutil.rmtree(self._folder, ignore_errors=True)
        if self._late:
            raise ReportError("Recognising the text takes longer than it may.", "late")
        if process.returncode:
            raise unrecognised(self._name, process.returncode)

    def stop(self) -> None:
        """Ends it, and whatever it started."""
        self._timer.cancel()
        kill_group(self._process)

    def _give_up(self) -> None:
        self._late = True
        self.stop()
