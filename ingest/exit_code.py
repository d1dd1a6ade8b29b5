"""How a command ends: its exit code, and one sentence where it cannot do what was asked.

Anything but an error that is meant for people is a fault of the program and keeps its traceback.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

from ingest.errors import RapportwijzerError

UNUSABLE = 2  # an input or setting
INTERRUPTED = 130  # 128 and the number of the signal, as shells have it


def exit_code(run: Callable[[], int]) -> int:
    """Returns what a command returns, 2 for an error told on standard error, 130 for Ctrl-C.

    Whoever reads no further, such as `head`, has what they wanted: 0.
    """
    try:
        code = run()
        sys.stdout.flush()
    except RapportwijzerError as error:
        sys.stderr.write(f"error: {error}\n")
        return UNUSABLE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    return code
