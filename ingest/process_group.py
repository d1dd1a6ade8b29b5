"""A process that leads a group of its own, ended with whatever it started."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress

LOOKS, LOOK_EVERY = 100, 0.05  # seconds between looks


def kill_group(leader: subprocess.Popen[bytes]) -> None:
    """Ends a process and its group at once; does nothing if it was waited for.

    Args:
        leader: Started with `start_new_session`.
    """
    if leader.returncode is not None:  # its number may be another's by now
        return
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(leader.pid, signal.SIGKILL)
        else:
            leader.kill()


def await_end(group: int) -> None:
    """Returns once nothing of a group runs that was ended, or after seconds if some is not reaped.

    Args:
        group: The number of what led it.
    """
    for _ in range(LOOKS):
        try:
            os.killpg(group, 0)
        except OSError:
            return
        time.sleep(LOOK_EVERY)
