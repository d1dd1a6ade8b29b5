"""What takes seconds to load, loaded while the page is already there."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from typing import Literal

from app.web.assistant import Assistant
from app.web.page import notice
from app.wording import word
from index.language import Language
from ingest.errors import RapportwijzerError, SettingsError

UNEXPECTED = "unexpected"
State = Literal["loading", "ready", "failed"]  # of what answers questions


class Backend:
    """An assistant that is being loaded.

    Args:
        start: Loads it.
    """

    def __init__(self, start: Callable[[], Assistant]) -> None:
        self._start = start
        self._ready = threading.Event()
        self._assistant: Assistant | None = None
        self._error = ""
        threading.Thread(target=self._load, daemon=True).start()

    def _load(self) -> None:
        try:
            self._assistant = self._start()
        except RapportwijzerError as error:
            self._error = str(error)
            logging.getLogger(__name__).error(self._error)
        except Exception as error:
            self._error = UNEXPECTED
            logging.getLogger(__name__).error("starting failed", exc_info=error)
            raise
        finally:
            self._ready.set()

    def is_ready(self, seconds: float = 0) -> bool:
        """Returns whether `wait` returns at once, after waiting for so long if it does not."""
        return self._ready.wait(seconds)

    def state(self) -> State:
        """Returns whether the assistant is still being loaded, is ready, or could not be loaded."""
        if not self._ready.is_set():
            return "loading"
        return "failed" if self._assistant is None else "ready"

    def wait(self) -> Assistant:
        """Returns the assistant once it is loaded.

        Raises:
            SettingsError: It could not be loaded.
        """
        self._ready.wait()
        if self._assistant is None:
            raise SettingsError(self._error)
        return self._assistant


def failure(error: SettingsError, language: Language) -> str:
    """Returns why nothing can be answered, as the HTML of a message."""
    return notice(failure_text(error, language), language)


def failure_text(error: SettingsError, language: Language) -> str:
    """Returns why nothing can be answered."""
    reason = word("unexpected", language) if str(error) == UNEXPECTED else str(error)
    return word("failed", language) + reason
