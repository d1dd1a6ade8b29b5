"""A function called in a process of its own, so that its time and memory are its own, too.

`python -m eval.bench.fresh_process` is that process: it reads what to call from its input and
writes the outcome to its output, both as JSON.
"""

from __future__ import annotations

import importlib
import json
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

from ingest.errors import RapportwijzerError, SettingsError
from ingest.exit_code import INTERRUPTED

Outcome = TypeVar("Outcome")


STATUS = Path("/proc/self/status")


def run_fresh(function: Callable[..., Outcome], **arguments: object) -> Outcome:
    """Returns what a function returns in a fresh process.

    Args:
        function: At the top level of a module; returns what JSON can hold.
        arguments: Its arguments, which JSON can hold, too.

    Raises:
        SettingsError: The function raised an error for the user, or the system ended it.
    """
    call = {"module": function.__module__, "name": function.__name__, "arguments": arguments}
    done = subprocess.run(
        [sys.executable, "-m", "eval.bench.fresh_process"],
        input=json.dumps(call),
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode == INTERRUPTED:
        raise KeyboardInterrupt
    if done.returncode == -signal.SIGKILL:
        raise SettingsError("The system ended a measurement, most likely for want of memory.")
    done.check_returncode()
    answer = json.loads(done.stdout)
    if "error" in answer:
        raise SettingsError(answer["error"])
    return cast(Outcome, answer["outcome"])


def peak_memory() -> float:
    """Returns the most memory this process has held so far, in MB (10^6 bytes).

    Linux hands the mark of `getrusage` on from the process that started this one, so there the
    kernel's own mark of this process's memory (VmHWM) is read.
    """
    if STATUS.exists():
        for line in STATUS.read_text("utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024 / 1e6
    mark = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return mark * (1 if sys.platform == "darwin" else 1024) / 1e6


def answer_call(text: str) -> str:
    """Returns the outcome of a call as JSON, or its error if that is one for the user."""
    call: dict[str, Any] = json.loads(text)
    function = getattr(importlib.import_module(call["module"]), call["name"])
    try:
        return json.dumps({"outcome": function(**call["arguments"])})
    except RapportwijzerError as error:
        return json.dumps({"error": str(error)})


def main() -> int:
    """Returns the exit code: that of an interruption, or 0."""
    try:
        sys.stdout.write(answer_call(sys.stdin.read()))
    except KeyboardInterrupt:
        return INTERRUPTED
    return 0


if __name__ == "__main__":
    sys.exit(main())
