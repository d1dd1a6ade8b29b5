"""Memory that Python has freed, given back to the system.

glibc keeps it for later, so that a process stays as large as it ever was.
"""

from __future__ import annotations

import ctypes
import sys

_TRIM = getattr(ctypes.CDLL(None), "malloc_trim", None) if sys.platform == "linux" else None


def give_back() -> None:
    """Gives back what can be; does nothing where the C library is another one."""
    if _TRIM is not None:
        _TRIM(0)
