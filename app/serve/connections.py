"""The web server: how long a connection may keep it waiting, and how many an address may hold.

uvicorn limits how long a connection is idle, but only after an answer and until the next byte.
What is asked over a connection is not known here.
"""

from __future__ import annotations

import asyncio
import math
import socket
import sys
from collections.abc import Callable

import uvicorn
from starlette.types import ASGIApp
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware
from uvicorn.protocols.http.h11_impl import H11Protocol

from app.serve.request.asker import address

# More are told to come back later.
MOST_CONNECTIONS = 1000
# A browser holds up to six, of which one or two stay while the page is open: hundreds of people
# behind one address can work, and half of all connections is left for others.
MOST_OF_ADDRESS = 500
# From connecting, or from the answer before, until the headers of a request have arrived.
SECONDS_TO_ASK = 15.0
# In which whoever is sent an answer must take in some of it.
SECONDS_TO_READ = 60.0
# Besides connections: the index, sessions, the log, what Gradio serves.
OTHER_FILES = 200
# Answers take milliseconds; only who waits for the index to load can be cut off by this.
SECONDS_TO_FINISH = 5
MOST_HEADER_BYTES = 32_768
TOO_MANY = b'{"error": "Too many connections; try again in a moment."}'
REFUSAL = (
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\nretry-after: 10\r\n"
    b"content-type: application/json\r\ncontent-length: %d\r\n\r\n%s" % (len(TOO_MANY), TOO_MANY)
)


class Connection(H11Protocol):
    """One connection, closed if it keeps the server waiting or if there are too many."""

    client_address = ""  # as people are told apart
    _timer: asyncio.TimerHandle | None = None
    _left = math.inf  # bytes of an answer not taken in when last looked at

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begins to wait for a request, unless there are too many connections."""
        super().connection_made(transport)
        self.client_address = address({"client": self.client})
        if self._is_one_too_many():
            transport.write(REFUSAL)
            transport.close()
            self.connections.discard(self)
        self._watch(SECONDS_TO_ASK)

    def data_received(self, data: bytes) -> None:
        """Takes in what was sent; once that makes a request, answering may take its time."""
        super().data_received(data)
        if self._is_answering and not self.flow.write_paused:
            self._unwatch()

    def on_response_complete(self) -> None:
        """Begins to wait for the next request."""
        super().on_response_complete()
        if not self._is_answering:
            is_sent = self.transport.get_write_buffer_size() == 0
            self._watch(SECONDS_TO_ASK if is_sent else SECONDS_TO_READ)

    def pause_writing(self) -> None:
        """Begins to wait until more of an answer is taken in."""
        super().pause_writing()
        self._watch(SECONDS_TO_READ)

    def resume_writing(self) -> None:
        """Goes on with an answer."""
        super().resume_writing()
        if self._is_answering:
            self._unwatch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Ends the wait."""
        self._unwatch()
        super().connection_lost(exc)

    @property
    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _is_one_too_many(self) -> bool:
        if len(self.connections) <= MOST_OF_ADDRESS:
            return False
        if len(self.connections) > MOST_CONNECTIONS:
            return True
        app = self.config.loaded_app
        host = self.client[0] if self.client else None
        if isinstance(app, ProxyHeadersMiddleware) and host in app.trusted_hosts:
            return False  # everybody's
        theirs = [
            one
            for one in self.connections
            if getattr(one, "client_address", "") == self.client_address
        ]
        return len(theirs) > MOST_OF_ADDRESS

    def _watch(self, seconds: float) -> None:
        self._unwatch()
        self._left = math.inf
        self._timer = self.loop.call_later(seconds, self._look, seconds)

    def _unwatch(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _look(self, seconds: float) -> None:
        """Closes the connection, unless an answer is on its way and some of it was taken in."""
        left = self.transport.get_write_buffer_size()
        if 0 < left < self._left:
            self._left = left
            self._timer = self.loop.call_later(seconds, self._look, seconds)
        else:
            self.transport.abort()


class _Server(uvicorn.Server):
    """Tells when it listens."""

    def __init__(self, config: uvicorn.Config, tell: Callable[[], None]) -> None:
        super().__init__(config)
        self._tell = tell

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started:
            self._tell()


def listen(app: ASGIApp, host: str, port: int, proxy: str, tell: Callable[[], None]) -> None:
    """Serves until it is interrupted or told to stop; what is being answered is finished.

    Args:
        app: What answers.
        host: Address to listen on.
        port: Port to listen on.
        proxy: Address of a proxy that is believed about who asks; "" for none.
        tell: Called once it listens.
    """
    allow_connections()
    _Server(configuration(app, host, port, proxy), tell).run()


def configuration(app: ASGIApp, host: str, port: int, proxy: str) -> uvicorn.Config:
    """Returns how an application is served."""
    return uvicorn.Config(
        app,
        http=Connection,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        proxy_headers=bool(proxy),
        forwarded_allow_ips=proxy or None,
        limit_concurrency=MOST_CONNECTIONS,
        h11_max_incomplete_event_size=MOST_HEADER_BYTES,
        timeout_graceful_shutdown=SECONDS_TO_FINISH,
    )


def allow_connections() -> None:
    """Lets this process have as many files open as it may have connections, if the system does."""
    if sys.platform == "win32":  # has no such limit
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + OTHER_FILES
    if hard != resource.RLIM_INFINITY:
        wanted = min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
