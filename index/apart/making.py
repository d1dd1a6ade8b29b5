"""Having the library's index made by a process of its own, which can be ended at any moment.

Encoding and counting words take the interpreter and a processor for seconds, and whoever asks
meanwhile waits for both. Another process has an interpreter of its own, and gives way.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from index.apart.maker import MADE
from index.encoders import from_anywhere
from ingest.checkout import ROOT
from ingest.errors import IndexFolderError
from ingest.process_group import kill_group


class Making:
    """What is being made.

    Args:
        data: The data folder.
        encoder: Name or folder of the encoder.
        part: The report whose part of the index is made, as `write_corpus` writes it; nothing for
            the index of all that is in the library now.
    """

    def __init__(self, data: Path, encoder: str, part: bytes = b"") -> None:
        data, encoder = data.absolute(), from_anywhere(encoder)
        told = {"data": str(data), "encoder": encoder, "bytes": len(part)}
        self._part = part
        self._process = subprocess.Popen(
            [sys.executable, "-m", "index.apart.maker", json.dumps(told)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            start_new_session=True,  # so that what it starts ends with it
        )

    def wait(self, tell: Callable[[float], None]) -> None:
        """Returns once it is made.

        Args:
            tell: Is told the share of the vectors that are made; what it raises ends the process.

        Raises:
            IndexFolderError: It cannot be made, or the process was ended.
        """
        value: Any = None
        with self._process as process:
            assert process.stdin is not None
            assert process.stdout is not None
            try:
                with suppress(BrokenPipeError):
                    process.stdin.write(self._part)
                    process.stdin.flush()  # and it stays open: its end would end the process
                self._part = b""  # it may be large, and making it takes long
                for line in process.stdout:
                    value = json.loads(line)
                    if isinstance(value, float):
                        tell(value)
            finally:
                self.stop()
                with suppress(BrokenPipeError):  # what did not reach it is flushed once more
                    process.stdin.close()
        if isinstance(value, dict):
            raise IndexFolderError(value["message"], value["reason"])
        if value != MADE:
            raise IndexFolderError("The process that makes the index has ended.")

    def stop(self) -> None:
        """Ends it, and whatever it started."""
        kill_group(self._process)


def renew(data: Path, encoder: str) -> None:
    """Has the index of the library made, if that can be done; whoever loads it tells why not."""
    with suppress(IndexFolderError):
        Making(data, encoder).wait(lambda _: None)
