from __future__ import annotations

import asyncio
import resource
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass

import pytest
import uvicorn
from starlette.requests import Request
from starlette.responses import PlainTextResponse, StreamingResponse
from starlette.types import Receive, Scope, Send

import app.serve.connections
from app.serve.connections import (
    MOST_CONNECTIONS,
    MOST_OF_ADDRESS,
    allow_connections,
    configuration,
)

pytestmark = pytest.mark.slow  # opens a thousand connections, and waits for some to end

PATIENCE = 60.0
ASK = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"
LARGE = 8_000_000  # bytes, more than all buffers on the way hold


async def hello(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers at once, in parts with pauses, or much."""
    if scope["path"] == "/stream":

        async def parts() -> object:
            for number in range(4):
                yield f"part {number}\n"
                await asyncio.sleep(0.5)

        await StreamingResponse(parts())(scope, receive, send)  # type: ignore[arg-type]
    elif scope["path"] == "/large":
        await PlainTextResponse("x" * LARGE)(scope, receive, send)
    elif scope["method"] == "POST" and scope["path"] != "/unread":
        body = await Request(scope, receive).body()
        await PlainTextResponse(str(len(body)))(scope, receive, send)
    else:
        await PlainTextResponse("hello")(scope, receive, send)


@dataclass(frozen=True)
class Running:
    """A server in a thread of its own."""

    port: int
    server: uvicorn.Server

    def connect(self, source: str = "127.0.0.1") -> socket.socket:
        address = ("127.0.0.1", self.port)
        return socket.create_connection(address, PATIENCE, source_address=(source, 0))

    def ask(self, source: str = "127.0.0.1") -> bytes:
        with closing(self.connect(source)) as connection:
            connection.sendall(ASK)
            return connection.recv(65_536)


@contextmanager
def running(proxy: str = "") -> Iterator[Running]:
    config = configuration(hello, "127.0.0.1", 0, proxy)
    config.lifespan = "off"
    listening = socket.create_server(("127.0.0.1", 0), backlog=2048)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, args=([listening],))
    thread.start()
    try:
        until(lambda: server.started)
        yield Running(listening.getsockname()[1], server)
    finally:
        server.should_exit = True
        thread.join(PATIENCE)
        listening.close()
    assert not thread.is_alive()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.02)


def seconds_until_closed(connection: socket.socket) -> float:
    start = time.monotonic()
    try:
        while connection.recv(65_536):
            pass
    except ConnectionResetError:
        pass
    return time.monotonic() - start


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.serve.connections, "SECONDS_TO_ASK", 1.0)
    monkeypatch.setattr(app.serve.connections, "SECONDS_TO_READ", 1.0)


def test_many_silent_connections_of_one_address_leave_room_for_others(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app.serve.connections, "SECONDS_TO_ASK", 15.0)
    allow_connections()
    with running() as server, ExitStack() as stack:
        for _ in range(MOST_CONNECTIONS + 5):
            stack.enter_context(closing(server.connect()))
        until(lambda: len(server.server.server_state.connections) == MOST_OF_ADDRESS)
        waits = list[float]()
        for _ in range(3):  # of which the quickest counts, for other work may be going on
            start = time.monotonic()
            assert server.ask("127.0.0.2").startswith(b"HTTP/1.1 200")
            waits.append(time.monotonic() - start)
        assert b" 503 " in server.ask()
        until(lambda: not server.server.server_state.connections)
        assert server.ask().startswith(b"HTTP/1.1 200")
    assert min(waits) < 1
    with capsys.disabled():
        told = f"1,005 silent connections; another address waits {min(waits):.3f} s"
        sys.stdout.write(f"\n{told}\n")


def test_who_is_one_too_many_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.serve.connections, "MOST_OF_ADDRESS", 2)
    with running() as server, ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(closing(server.connect()))
        with closing(server.connect()) as third:
            told = third.recv(65_536)
        head, _, body = told.partition(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 503 ")
        assert b"retry-after: 10" in head
        assert f"content-length: {len(body)}".encode() in head


def test_a_proxy_may_hold_as_many_as_there_can_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.serve.connections, "MOST_OF_ADDRESS", 2)
    with (
        running("127.0.0.1") as server,
        ExitStack() as stack,
    ):
        for _ in range(5):
            stack.enter_context(closing(server.connect()))
        assert server.ask().startswith(b"HTTP/1.1 200")
        for _ in range(2):
            stack.enter_context(closing(server.connect("127.0.0.2")))
        assert b" 503 " in server.ask("127.0.0.2")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("sent", [b"", b"G", ASK[:-2], ASK + b"GET", ASK])
def test_a_silent_connection_is_closed(sent: bytes) -> None:
    with running() as server, closing(server.connect()) as connection:
        connection.sendall(sent)
        assert 0.5 < seconds_until_closed(connection) < 5


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize(
    "start", [ASK[:-2], b"POST /unread HTTP/1.1\r\nhost: x\r\ncontent-length: 999\r\n\r\n"]
)
def test_slow_headers_and_what_nobody_reads_do_not_hold_a_connection(start: bytes) -> None:
    with running() as server, closing(server.connect()) as connection:
        connection.sendall(start)
        began = time.monotonic()
        with suppress(BrokenPipeError, ConnectionResetError):
            while time.monotonic() - began < PATIENCE:
                connection.sendall(b"x")
                time.sleep(0.05)
        assert time.monotonic() - began < 5


@pytest.mark.usefixtures("quick")
def test_a_slow_but_honest_client_is_served() -> None:
    with running() as server, closing(server.connect()) as connection:
        for _ in range(2):  # the time is anew for each request
            for place in range(0, len(ASK), 9):
                connection.sendall(ASK[place : place + 9])
                time.sleep(0.1)
            assert connection.recv(65_536).startswith(b"HTTP/1.1 200")


@pytest.mark.usefixtures("quick")
def test_an_answer_that_takes_longer_is_not_cut() -> None:
    with running() as server, closing(server.connect()) as connection:
        connection.sendall(ASK.replace(b"/ ", b"/stream ", 1))
        told = b""
        while b"\r\n0\r\n\r\n" not in told:
            told += connection.recv(65_536)
        assert told.count(b"part") == 4


def test_who_takes_an_answer_in_slowly_gets_all_of_it_and_who_does_not_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # The system tells of progress in steps of some megabyte, which here take about a second.
    monkeypatch.setattr(app.serve.connections, "SECONDS_TO_READ", 3.0)
    with running() as server:
        with closing(server.connect()) as slow:
            slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
            slow.sendall(ASK.replace(b"/ ", b"/large ", 1))
            got = 0
            while got < LARGE:
                part = slow.recv(400_000)
                assert part
                got += len(part)
                time.sleep(0.1)
        with closing(server.connect()) as silent:
            silent.sendall(ASK.replace(b"/ ", b"/large ", 1))
            until(lambda: len(server.server.server_state.connections) == 1)
            until(lambda: not server.server.server_state.connections)


def test_a_server_with_silent_connections_stops_at_once() -> None:
    with running() as server, closing(server.connect()), closing(server.connect()) as half:
        half.sendall(ASK[:-2])
        until(lambda: len(server.server.server_state.connections) == 2)
        start = time.monotonic()
        server.server.should_exit = True
        until(lambda: not server.server.server_state.connections)
        assert time.monotonic() - start < 3


def test_the_process_may_hold_as_many_files_as_connections() -> None:
    allow_connections()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    assert resource.RLIM_INFINITY in (soft, hard) or soft >= min(MOST_CONNECTIONS, hard)
