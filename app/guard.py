"""What every request meets first: a limit to its size, security headers, and a health check."""

from __future__ import annotations

import json
from collections.abc import Callable

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEALTH = "/health"
# A question file of 1 MB is larger as JSON; a conversation of fifty answers is well below.
MOST_BYTES = 4_000_000
# Gradio (6.31) makes functions out of text and puts scripts and styles into the page itself, so
# those must be allowed; nothing may come from or go to another host.
POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}


class _TooLargeError(Exception):
    """More was sent than a request may hold."""


class Guard:
    """ASGI middleware for every request.

    Args:
        app: What answers.
        is_ready: Whether questions can be answered by now.
    """

    def __init__(self, app: ASGIApp, is_ready: Callable[[], bool]) -> None:
        self._app = app
        self._is_ready = is_ready

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started, sent = False, 0

        async def limited() -> Message:
            nonlocal sent
            message = await receive()
            sent += len(message.get("body", b""))
            if sent > MOST_BYTES:
                raise _TooLargeError
            return message

        async def guarded(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        try:
            if _announced(scope) > MOST_BYTES:
                raise _TooLargeError
            if scope["path"] == HEALTH:
                state = "ready" if self._is_ready() else "loading"
                await _reply(guarded, 200 if state == "ready" else 503, {"state": state})
            else:
                await self._app(scope, limited, guarded)
        except _TooLargeError:
            if not started:
                await _reply(guarded, 413, {"error": "The request is too large."})


def _announced(scope: Scope) -> int:
    """Returns the size that a request says it has; 0 if it does not say."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value)
    return 0


async def _reply(send: Send, status: int, content: dict[str, str]) -> None:
    body = json.dumps(content).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
