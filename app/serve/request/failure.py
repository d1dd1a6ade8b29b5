"""What goes wrong, in the log: of which type and where, without its words.

An error's own words may be a question.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

LOG = logging.getLogger(__name__)


def places(trace: TracebackType | None) -> list[str]:
    """Returns file and line of each call that led to an error, the innermost last."""
    return [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(trace)]


def kind_and_place(error: BaseException) -> str:
    """Returns the type of an error and where it was raised."""
    where = places(error.__traceback__)
    return f"{type(error).__name__} at {where[-1] if where else 'an unknown place'}"


def log_failure(event: str, error: BaseException) -> None:
    """Logs an error.

    Args:
        event: What failed.
        error: Why.
    """
    where = places(error.__traceback__)
    LOG.error("%s: %s", event, kind_and_place(error), extra={"where": where})


def log_what_is_printed() -> None:
    """Logs what libraries would print with its words: Gradio does, of whatever a request causes."""

    def log_handled(*_: object, **__: object) -> None:
        error = sys.exc_info()[1]
        if error is not None:
            log_failure("request failed", error)

    def log_ignored(ignored: sys.UnraisableHookArgs) -> None:
        if ignored.exc_value is not None:
            log_failure("error ignored", ignored.exc_value)

    traceback.print_exc = log_handled
    sys.unraisablehook = log_ignored
