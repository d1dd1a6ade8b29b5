"""Reading a file in a process of its own, so that no file can crash, hang or exhaust this one.

Such a process is a module of ours that calls `limit_this_process`, takes the bytes of the file from
its standard input and writes one JSON value a line. What keeps it from going on is
{"stopped": reason}.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from ingest.checkout import ROOT

OUT_OF_TIME = 24  # SIGXCPU, which Windows does not know


class StoppedError(Exception):
    """The rest of the file is not read.

    Args:
        reason: Why: a word of the reader's, "late" or "crashed".
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def isolated_values(arguments: Sequence[str], content: bytes, seconds: int) -> Iterator[Any]:
    """Yields each value that a process writes, as soon as it is there.

    Args:
        arguments: Its module and what that is told.
        content: All bytes of the file.
        seconds: Its time.

    Raises:
        StoppedError: It stopped, had no time left or crashed.
    """
    late = threading.Event()
    with limited_process(arguments, content, seconds, late) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.endswith(b"\n"):  # what breaks off is told by how the process ended
                value = json.loads(line)
                if isinstance(value, dict) and "stopped" in value:
                    raise StoppedError(value["stopped"])
                yield value
        code = process.wait()
    if late.is_set() or code == -OUT_OF_TIME:
        raise StoppedError("late")
    if code:
        raise StoppedError("crashed")


@contextmanager
def limited_process(
    arguments: Sequence[str], content: bytes, seconds: int, late: threading.Event
) -> Iterator[subprocess.Popen[bytes]]:
    """Starts a process that reads a file; ends it when its time is up, or when nobody listens.

    Args:
        arguments: Its module and what that is told.
        content: All bytes of the file.
        seconds: Its time.
        late: Is set when that is up.
    """
    command = [sys.executable, "-m", *arguments]
    pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL  # a crash is told in one sentence
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, stderr=nowhere) as process:

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(seconds, give_up)
        timer.start()
        try:
            _hand_over(content, process)
            yield process
        finally:
            timer.cancel()
            process.kill()


def _hand_over(content: bytes, process: subprocess.Popen[bytes]) -> None:
    """Gives a process all bytes of a file: it opens none, which could hold others by then."""
    assert process.stdin is not None
    with suppress(BrokenPipeError), process.stdin as pipe:  # why it stopped reading is told later
        pipe.write(content)


def limit_this_process(seconds: int, memory: int, file_bytes: int | None = None) -> None:
    """Has the system end this process, and those it starts, if one takes too much.

    Windows knows no such limits.

    Args:
        seconds: Of the processor.
        memory: Bytes of address space.
        file_bytes: Of a file that is written; None for any number.
    """
    if sys.platform != "win32":
        import resource

        wanted = [
            (resource.RLIMIT_CORE, 0),
            (resource.RLIMIT_AS, memory),
            (resource.RLIMIT_CPU, seconds),
        ]
        if file_bytes is not None:
            wanted.append((resource.RLIMIT_FSIZE, file_bytes))
        for kind, most in wanted:
            _, hardest = resource.getrlimit(kind)
            # What is limited more strictly already stays so; macOS has no limit to addresses.
            if hardest == resource.RLIM_INFINITY or hardest >= most:
                with suppress(ValueError, OSError):
                    resource.setrlimit(kind, (most, hardest))
