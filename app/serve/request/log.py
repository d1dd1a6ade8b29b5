"""Structured logs: one JSON object a line, without what people asked."""

from __future__ import annotations

import logging
import re
import sys
import time
from types import TracebackType

from pythonjsonlogger.json import JsonFormatter
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.serve.request.asker import USER
from app.serve.request.failure import kind_and_place, places
from app.serve.request.log_file import LogFile
from app.web.conversation import ENDPOINTS
from ingest.errors import SettingsError

STANDARD_ERROR = "-"
MOST_PATH = 200  # characters
ErrorInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)
# Who knows the name of a session or an event can read its answer.
_READ_BY_NAME = "|".join(["heartbeat", *(f"call/{name}" for name in ENDPOINTS)])
SECRET = re.compile(rf"(?<=^/gradio_api/)({_READ_BY_NAME})/.+", re.DOTALL)


def write_log(target: str) -> None:
    """Begins to log what the app does to a file, and warnings of every library.

    A file that is renamed, as logrotate does, is begun anew.

    Args:
        target: A file, or "-" for standard error.

    Raises:
        SettingsError: The file cannot be written.
    """
    handler = _handler(target)
    handler.setFormatter(
        _Json(
            "{levelname}{name}{message}",
            style="{",
            rename_fields={"levelname": "level", "name": "logger", "message": "event"},
            timestamp="time",
        )
    )
    _begin(handler)
    logging.getLogger("app").setLevel(logging.INFO)


def warn_on_standard_error() -> None:
    """Writes warnings of every library to standard error, where there is no log."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setLevel(logging.WARNING)
    handler.setFormatter(_Plain("%(message)s"))
    _begin(handler)


def _begin(handler: logging.Handler) -> None:
    logging.raiseExceptions = False  # or what cannot be written is printed, with all its words
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


class _Json(JsonFormatter):
    """A JSON object; of an error its type and where it was raised, for its words may be asked."""

    def formatException(self, ei: ErrorInfo) -> str:
        return "\n".join([*places(ei[2]), _kind(ei)])


class _Plain(logging.Formatter):
    """A line of text, and one that says where an error was raised."""

    def formatException(self, ei: ErrorInfo) -> str:
        return f"  {_kind(ei)}"


def _kind(ei: ErrorInfo) -> str:
    return kind_and_place(ei[1]) if ei[1] else "no error"


def _handler(target: str) -> logging.Handler:
    if target == STANDARD_ERROR:
        return logging.StreamHandler(sys.stderr)
    try:
        return LogFile(target)
    except OSError as error:
        raise SettingsError(
            f"The log file {target} cannot be written ({error.strerror})."
        ) from error


class RequestLog:
    """ASGI middleware that logs every request: never its query, which may hold a question.

    Args:
        app: What answers.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._log = logging.getLogger(__name__)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status, start = 0, time.perf_counter()

        async def noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, noted)
        finally:
            request = {
                "method": scope["method"],
                "path": SECRET.sub(r"\1/…", scope["path"])[:MOST_PATH],
                "status": status,  # 0: nobody waited for the answer
                "ms": round(1000 * (time.perf_counter() - start)),
            }
            user = {"user": scope[USER]} if USER in scope else {}
            self._log.info("request", extra={**request, **user})
