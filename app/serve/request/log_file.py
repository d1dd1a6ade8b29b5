"""The file that is logged to: a disk that is full costs lines, and never an answer."""

from __future__ import annotations

import errno
import logging
import os
import sys
from io import TextIOWrapper
from logging.handlers import WatchedFileHandler

PRIVATE = 0o600


class LogFile(WatchedFileHandler):
    """A file that only who runs the server may read, begun anew where it was renamed.

    Lines that cannot be written are lost, which is told on standard error at the first and in the
    log after the last.

    Args:
        file: Made if need be.

    Raises:
        OSError: It cannot be written.
    """

    def __init__(self, file: str) -> None:
        self._lost = 0
        self._is_cut = False
        super().__init__(file, encoding="utf-8")

    def emit(self, record: logging.LogRecord) -> None:
        """Writes a line."""
        try:
            self.reopenIfNeeded()
            self._write(f"{self.format(record)}\n".encode("utf-8", "replace"))
        except OSError as error:
            self._lose(error)
            return
        if self._lost:
            lost, self._lost = self._lost, 0
            event = "lines lost that could not be written"
            told = logging.makeLogRecord(
                {"name": __name__, "levelno": logging.WARNING, "levelname": "WARNING"}
                | {"msg": event, "lines": lost}
            )
            self.emit(told)

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=_private)

    def _write(self, line: bytes) -> None:
        """Writes a line at once: what a full disk did not take must not come later, or twice."""
        if self.stream is None:
            self.stream = self._open()
        if self._is_cut:
            line = b"\n" + line
        written = os.write(self.stream.fileno(), line)
        self._is_cut = written < len(line)
        if self._is_cut:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def _lose(self, error: OSError) -> None:
        self._lost += 1
        if self._lost == 1:
            reason = error.strerror or type(error).__name__
            sys.stderr.write(
                f"The log file {self.baseFilename} cannot be written ({reason}); lines are lost.\n"
            )


def _private(path: str, flags: int) -> int:
    # A pipe that nobody reads is an error, not a reason to wait.
    descriptor = os.open(path, flags | os.O_NONBLOCK, PRIVATE)
    os.set_blocking(descriptor, True)
    return descriptor
