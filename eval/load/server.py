"""Servers for a load test: started, waited for, watched and stopped whatever happens."""

from __future__ import annotations

import ipaddress
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from app.serve.request.guard import HEALTH
from ingest.checkout import ROOT
from ingest.errors import SettingsError

# All sessions come from one address, which must not count as one person.
OPTIONS = ("--rate-limit", "0")
PATIENCE = 300.0  # seconds; the first server may have to build the index
STOP_SECONDS = 15.0
POLL_SECONDS = 0.2
LAST_LINES = 15
# Linux gives from 32768 on, others from 49152.
BELOW_THOSE_OF_CONNECTIONS = (20_000, 32_000)


@dataclass(frozen=True, slots=True)
class Server:
    """A server process.

    Attributes:
        url: Its address, without a slash at the end.
        process: What runs it.
        log: What it wrote.
    """

    url: str
    process: subprocess.Popen[bytes]
    log: Path

    def check_alive(self) -> None:
        """Raises SettingsError, with the end of its log, if the server has ended."""
        code = self.process.poll()
        if code is not None:
            lines = self.log.read_text("utf-8", errors="replace").splitlines()[-LAST_LINES:]
            told = "\n".join(lines)
            raise SettingsError(f"The server ended with exit code {code}; its last words:\n{told}")


def checked_address(url: str) -> str:
    """Returns the address of a server on this machine, without a slash at the end.

    Raises:
        SettingsError: It is no such address.
    """
    try:
        parts = urlsplit(url)
        name, _ = parts.hostname or "", parts.port
        is_here = name == "localhost" or ipaddress.ip_address(name).is_loopback
    except ValueError:
        is_here = False
    if not is_here or parts.scheme not in ("http", "https"):
        raise SettingsError(
            f"--url must be a server on this machine, like http://127.0.0.1:7860, not {url!r}."
        )
    return url.rstrip("/")


@contextmanager
def running_servers(
    number: int, folder: Path, options: Sequence[str] = OPTIONS
) -> Iterator[list[Server]]:
    """Yields servers that can answer, over the data folder of this process; stops them in the end.

    Args:
        number: How many.
        folder: For their logs.
        options: Of `python -m app`.

    Raises:
        SettingsError: One ended, or cannot answer in time.
    """
    with ExitStack() as stack:
        servers = [
            stack.enter_context(_running(folder / f"server-{one}.log", options))
            for one in range(number)
        ]
        for server in servers:
            _wait_for(server)
        yield servers


@contextmanager
def running_server(folder: Path, tree: Path, environment: Mapping[str, str]) -> Iterator[Server]:
    """Yields the server of any version that can answer, and stops it in the end.

    Args:
        folder: For its log.
        tree: Files of the version.
        environment: Of its process.

    Raises:
        SettingsError: It ended, or cannot answer in time.
    """
    with _running(folder / "server.log", OPTIONS, tree, environment) as server:
        _wait_for(server)
        yield server


def free_port() -> int:
    """Returns a port of this machine that is free, and stays so until a server has started.

    Not one of those that systems give to connections, of whatever runs beside.
    """
    while True:
        port = random.randrange(*BELOW_THOSE_OF_CONNECTIONS)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


@contextmanager
def _running(
    log: Path,
    options: Sequence[str],
    tree: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "app", "--port", str(port), *options]
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=tree or ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
        )
    try:
        yield Server(f"http://127.0.0.1:{port}", process, log)
    finally:
        process.terminate()
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_for(server: Server) -> None:
    start = time.monotonic()
    while not is_ready(server.url):
        server.check_alive()
        if time.monotonic() - start > PATIENCE:
            raise SettingsError(f"The server could not answer within {PATIENCE:.0f} seconds.")
        time.sleep(POLL_SECONDS)


def is_ready(url: str) -> bool:
    """Returns whether a server can answer questions by now."""
    try:
        with urllib.request.urlopen(url + HEALTH, timeout=5) as response:
            return bool(response.status == 200)
    except OSError:  # it refuses, is loading (503) or does not listen yet
        return False
