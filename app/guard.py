"""What every request meets first: whom it is for, how large and slow it may be, what is sent along.

Numbers that are limits stand here, so that they can be read, and changed, in one place.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEALTH = "/health"
# A question file of 1 MB is larger as JSON; a conversation of fifty answers is well below.
MOST_BYTES = 4_000_000
BODY_SECONDS = 30.0
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
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


class Guard:
    """ASGI middleware for every request.

    Args:
        app: What answers.
        is_ready: Whether questions can be answered by now.
        hosts: Names that this server may be called by; None for any.
    """

    def __init__(
        self, app: ASGIApp, is_ready: Callable[[], bool], hosts: Collection[str] | None = None
    ) -> None:
        self._app = app
        self._is_ready = is_ready
        self._hosts = hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] == "websocket":  # nothing here uses them
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            await self._answer(scope, receive, _WithHeaders(send))
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: _WithHeaders) -> None:
        headers = Headers(scope=scope)
        refused = self._refusal(scope, headers)
        if refused:
            await reply(send, *refused)
            return
        if scope["path"] == HEALTH:
            ready = self._is_ready()
            await reply(send, 200 if ready else 503, {"state": "ready" if ready else "loading"})
            return
        body = await _body(receive)
        if isinstance(body, bytes):
            await self._pass_on(scope, _Replay(body, receive), send)
        elif body:
            await reply(send, *body)

    async def _pass_on(self, scope: Scope, receive: Receive, send: _WithHeaders) -> None:
        try:
            await self._app(scope, receive, send)
        except Exception:
            # What went wrong is for the log; whoever asked learns that something did.
            logging.getLogger(__name__).exception("request failed", extra={"path": scope["path"]})
            if not send.started:
                await reply(send, 500, {"error": "Something went wrong here."})

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, dict[str, str]] | None:
        """Returns status and reason if a request is not to be answered."""
        host = headers.get("host", "")
        if self._hosts is not None and _name(host) not in self._hosts:
            return 421, {"error": "This server does not answer to that name."}
        origin = headers.get("origin")
        if scope["method"] not in ("GET", "HEAD") and origin and _place(origin) != host:
            return 403, {"error": "Requests from other sites are refused."}
        length = headers.get("content-length", "")
        if length.isdigit() and int(length) > MOST_BYTES:
            return 413, TOO_LARGE
        return None


TOO_LARGE = {"error": "The request is too large."}


class _WithHeaders:
    """Sends an answer with the headers that keep a page safe, and knows whether it began."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            MutableHeaders(scope=message).update(HEADERS)
        await self._send(message)


class _Replay:
    """Receives a body that was read before, then whatever still comes."""

    def __init__(self, body: bytes, receive: Receive) -> None:
        self._body: bytes | None = body
        self._receive = receive

    async def __call__(self) -> Message:
        if self._body is None:
            return await self._receive()
        body, self._body = self._body, None
        return {"type": "http.request", "body": body, "more_body": False}


async def _body(receive: Receive) -> bytes | tuple[int, dict[str, str]] | None:
    """Returns what was sent, else status and reason; None if whoever sent it has gone."""
    parts, size = list[bytes](), 0
    end = asyncio.get_running_loop().time() + BODY_SECONDS
    while True:
        try:
            left = end - asyncio.get_running_loop().time()
            message = await asyncio.wait_for(receive(), left)
        except asyncio.TimeoutError:
            return 408, {"error": "The request took too long to arrive."}
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        size += len(parts[-1])
        if size > MOST_BYTES:
            return 413, TOO_LARGE
        if not message.get("more_body"):
            return b"".join(parts)


def _name(host: str) -> str:
    """Returns the name in a Host header, without port; "" if it has none."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _place(origin: str) -> str:
    """Returns host and port of an origin; "" if it has none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


async def reply(send: Send, status: int, content: dict[str, str]) -> None:
    """Sends a whole answer as JSON."""
    body = json.dumps(content).encode()
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", b"%d" % len(body)),
        (b"cache-control", b"no-store"),
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
