"""The process that has the text of a file recognised: within limits, and not without who wants it.

`python -m ingest.ocr.recogniser TOLD` gives the program its standard input and outputs, and ends
with its exit code or, if a signal ended it, with the one that a shell gives for that.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress

from ingest.isolated import limit_this_process
from ingest.process_group import await_end

LOOK_EVERY = 1.0  # seconds, whether somebody still waits for it
GIVING_WAY = 10  # to those who ask meanwhile
ENDED_BY = 128  # and the number of the signal


def main(argument: str) -> int:
    """Returns the exit code of the program."""
    told = json.loads(argument)
    limit_this_process(told["processor_seconds"], told["memory"], told["file_bytes"])
    os.nice(GIVING_WAY)
    environment = {**os.environ, "TMPDIR": told["folder"]}
    process = subprocess.Popen(told["command"], env=environment)
    while True:
        try:
            code = process.wait(LOOK_EVERY)
            return code if code >= 0 else ENDED_BY - code
        except subprocess.TimeoutExpired:
            if os.getppid() == told["parent"]:
                continue
        _end_all(told["folder"])
        return 1


def _end_all(folder: str) -> None:
    """Ends the group of this process, and then removes what it kept.

    Whoever ends a group ends with it, so a process outside of the group does both.
    """
    group = os.getpgrp()
    if ender := os.fork():
        os.waitpid(ender, 0)
        return
    os.setsid()
    with suppress(OSError):
        os.killpg(group, signal.SIGKILL)
    await_end(group)
    shutil.rmtree(folder, ignore_errors=True)
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
