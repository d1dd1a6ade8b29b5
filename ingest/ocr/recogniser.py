"""The process that has the text of a file recognised: within limits, and not without who wants it.

`python -m ingest.ocr.recogniser TOLD` gives the program its standard input and outputs, and ends
with its exit code.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys

from ingest.isolated import limit_this_process

LOOK_EVERY = 1.0  # seconds, whether somebody still waits for it
GIVING_WAY = 10  # to those who ask meanwhile


def main(argument: str) -> int:
    """Returns the exit code of the program."""
    told = json.loads(argument)
    limit_this_process(told["seconds"], told["memory"], told["file_bytes"])
    if hasattr(os, "nice"):
        os.nice(GIVING_WAY)
    environment = {**os.environ, "TMPDIR": told["folder"]}
    process = subprocess.Popen(told["command"], env=environment)
    while True:
        try:
            return process.wait(LOOK_EVERY)
        except subprocess.TimeoutExpired:
            if os.getppid() == told["parent"]:
                continue
        process.kill()
        shutil.rmtree(told["folder"], ignore_errors=True)
        if hasattr(os, "killpg"):
            os.killpg(0, signal.SIGKILL)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
