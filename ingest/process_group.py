"""A process that leads a group of its own, ended with whatever it started."""

from __future__ import annotations

import os
import signal
import subprocess
from contextlib import suppress


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
