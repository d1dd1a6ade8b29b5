"""What takes seconds to load, loaded while the page is already there, and anew when it changes."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Collection
from typing import Literal

from app.web.assistant import Assistant
from app.web.page import notice
from app.wording import word
from index.language import Language
from ingest.errors import RapportwijzerError, SettingsError

UNEXPECTED = "unexpected"
State = Literal["loading", "ready", "failed"]  # of what answers questions
Health = Literal["loading", "ready", "failed", "store away"]
LOOK_EVERY = 3.0  # seconds between two looks at what the assistant was loaded from
TRY_AGAIN = 20  # looks after a failure


class Backend:
    """An assistant that is being loaded, and the next one when what it was loaded from changes.

    Whoever has an assistant keeps it to the end of what they do; the next call has the new one.

    Args:
        start: Loads it.
        stamp: Tells what it is loaded from: another value, and it is loaded again; None if that
            stays as it is.
        look_every: Seconds between two looks.
        settle: Is called whenever one is loaded and the one before it may be freed.
    """

    def __init__(
        self,
        start: Callable[[], Assistant],
        stamp: Callable[[], object] | None = None,
        look_every: float = LOOK_EVERY,
        settle: Callable[[], None] = lambda: None,
    ) -> None:
        self._start = start
        self._stamp = stamp
        self._look_every = look_every
        self._settle = settle
        self._ready = threading.Event()
        self._assistant: Assistant | None = None
        self._error = ""
        threading.Thread(target=self._load, daemon=True).start()

    def _load(self) -> None:
        # Looked at first: what changes meanwhile is loaded again.
        seen = self._stamp() if self._stamp else None
        try:
            self._take_up()
        except RapportwijzerError as error:
            self._error = str(error)
            logging.getLogger(__name__).error(self._error)
        except Exception as error:
            self._error = UNEXPECTED
            logging.getLogger(__name__).error("starting failed", exc_info=error)
            raise
        finally:
            self._ready.set()
        if self._stamp:
            self._keep_up(self._stamp, seen)

    def _take_up(self) -> None:
        loaded = self._start()
        if self._assistant:
            self._assistant.end()
        self._assistant = loaded
        self._settle()

    def _keep_up(self, stamp: Callable[[], object], seen: object) -> None:
        """Loads the assistant anew whenever the stamp changes; what fails leaves the old one."""
        looks_left = 0
        while True:
            time.sleep(self._look_every)
            looks_left -= 1
            found = stamp()
            if found == seen and looks_left != 0:
                continue
            seen = found
            try:
                self._take_up()
            except Exception as error:
                looks_left = TRY_AGAIN
                told = None if isinstance(error, RapportwijzerError) else error
                logging.getLogger(__name__).error(f"not taken up: {error}", exc_info=told)

    def is_ready(self, seconds: float = 0) -> bool:
        """Returns whether `wait` returns at once, after waiting for so long if it does not."""
        return self._ready.wait(seconds)

    def state(self) -> State:
        """Returns whether the assistant is still being loaded, is ready, or could not be loaded."""
        if not self._ready.is_set():
            return "loading"
        return "failed" if self._assistant is None else "ready"

    def served(self) -> Collection[str]:
        """Returns the ids of the reports that can be asked by now."""
        return self._assistant.room.reports.ids if self._assistant else ()

    def health(self) -> Health:
        """Returns whether questions can be answered now; a store elsewhere is asked."""
        if self._assistant and not self._assistant.library.stores_are_there():
            return "store away"
        return self.state()

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
