"""What every request meets first: whom it is for, and what is sent along with answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Mapping
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.serve.request.failure import log_failure
from app.web.backend import Health

HEALTH = "/health"
TOO_LARGE = {"error": "The request is too large."}
FAILED = {"error": "Something went wrong here."}
TOO_MUCH = {"error": "Too many requests; wait a minute and try again."}
# A question file of 1 MB is larger as JSON; a conversation of fifty answers is well below.
MOST_BYTES = 4_000_000
# What is told with the state of the server.
HINTS: Mapping[Health, dict[str, str]] = {
    "ready": {},
    "loading": {},
    "store away": {
        "error": "The store of the index cannot be reached; it is asked again each time."
    },
    "failed": {"error": "Starting failed, and is not tried again; the log says why."},
}
FORWARDED = re.compile(rb"(?i)(?:x-)?forwarded\b|x-gradio-")
HOST = re.compile(r"(?:[\w.-]+|\[[\da-f:.]+\])?(?::\d{1,5})?", re.ASCII | re.IGNORECASE)
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
# Gradio's own files, the same for everybody; nothing else may be kept by what is in between.
PUBLIC = ("/assets/", "/static/")
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
        health: Tells whether questions can be answered now.
        hosts: Names that this server may be called by; None for any.
        roomy: Paths at which more than `MOST_BYTES` may be sent; who answers there counts them.
    """

    def __init__(
        self,
        app: ASGIApp,
        health: Callable[[], Health],
        hosts: Collection[str] | None = None,
        roomy: Collection[str] = (),
    ) -> None:
        self._app = app
        self._health = health
        self._hosts = hosts
        self._roomy = roomy

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] == "websocket":  # nothing here uses them
            await send({"type": "websocket.close", "code": 1008})
        elif scope["type"] == "http":
            await self._answer(scope, receive, _WithHeaders(send, scope["path"]))
        else:
            await self._app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: _WithHeaders) -> None:
        headers = Headers(scope=scope)
        refused = self._refusal(scope, headers)
        if refused:
            await reply(send, *refused)
            return
        if scope["path"] == HEALTH:
            # In a thread: a store elsewhere may take its time.
            state = await run_in_threadpool(self._health)
            await reply(send, 200 if state == "ready" else 503, {"state": state, **HINTS[state]})
            return
        # Gradio makes addresses of such headers, whoever sent them; of a proxy that is believed
        # the server has read them before.
        scope["headers"] = [pair for pair in scope["headers"] if not FORWARDED.match(pair[0])]
        try:
            await self._app(scope, receive, send)
        except Exception as error:
            log_failure("request failed", error)
            if not send.started:
                await reply(send, 500, FAILED)

    def _refusal(self, scope: Scope, headers: Headers) -> tuple[int, dict[str, str]] | None:
        """Returns status and reason if a request is not to be answered."""
        host = headers.get("host", "")
        if self._hosts is not None and _name(host) not in self._hosts:
            return 421, {"error": "This server does not answer to that name."}
        if not HOST.fullmatch(host):
            return 400, {"error": "This is not the name of a server."}
        origin = headers.get("origin")
        if scope["method"] not in ("GET", "HEAD") and origin and _place(origin) != host:
            return 403, {"error": "Requests from other sites are refused."}
        length = headers.get("content-length", "")
        is_roomy = scope["path"] in self._roomy
        if length.isdigit() and int(length) > MOST_BYTES and not is_roomy:
            return 413, TOO_LARGE
        return None


class _WithHeaders:
    """Sends an answer with the headers that keep a page safe, and knows whether it began."""

    def __init__(self, send: Send, path: str) -> None:
        self._send = send
        self._is_public = path.startswith(PUBLIC)
        self.started = False

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            headers.update(HEADERS)
            if not self._is_public:
                headers.setdefault("cache-control", "no-store")
        await self._send(message)


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
    ]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
