"""The nginx configuration as it is given, with two processes behind it."""

from __future__ import annotations

import os
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from app.serve.connections import MOST_CONNECTIONS, allow_connections
from app.serve.request.guard import POLICY
from eval.load.server import free_port
from ingest.checkout import ROOT
from tests.e2e.conftest import PATIENCE, Server, ask, running_server
from tests.e2e.test_server import lines

pytestmark = [pytest.mark.browser, pytest.mark.real]

CONFIGURATION = ROOT / "app" / "serve" / "nginx.conf"
NAME = "rapportwijzer.example"
AROUND = """
daemon off;
pid {folder}/pid;
error_log {folder}/error.log;
events {{ worker_connections 4096; }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include /etc/nginx/mime.types;
    {ours}
}}
"""


@pytest.fixture(scope="module")
def nginx() -> str:
    found = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if found is None:
        if os.environ.get("CI"):
            pytest.fail("nginx is missing, and CI must not skip its test.")
        pytest.skip("nginx is not installed (apt-get install nginx-light).")
    return found


def free_ports(count: int) -> list[int]:
    ports = set[int]()
    while len(ports) < count:
        ports.add(free_port())
    return list(ports)


def make_certificate(folder: Path) -> None:
    command = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN={NAME}"
    command += f" -addext subjectAltName=DNS:{NAME} -keyout {folder}/key -out {folder}/pem"
    subprocess.run(command.split(), check=True, capture_output=True)


@contextmanager
def running_nginx(
    nginx: str, folder: Path, workers: list[str], changes: Mapping[str, str] | None = None
) -> Iterator[tuple[int, int]]:
    """Yields the ports for http and https.

    Args:
        nginx: Is run.
        folder: Where it may write.
        workers: Host and port of the two processes behind it.
        changes: What else the configuration says instead of what it says.
    """
    make_certificate(folder)
    plain, secure = free_ports(2)
    ours = CONFIGURATION.read_text("utf-8")
    for old, new in (
        ("listen 80;", f"listen 127.0.0.1:{plain};"),
        ("listen 443 ", f"listen 127.0.0.1:{secure} "),
        ("/etc/ssl/certs/rapportwijzer.pem", f"{folder}/pem"),
        ("/etc/ssl/private/rapportwijzer.key", f"{folder}/key"),
        ("server 127.0.0.1:7860;", f"server {workers[0]};"),
        ("server 127.0.0.1:7861;", f"server {workers[1]};"),
        *(changes or {}).items(),
    ):
        assert ours.count(old) == 1
        ours = ours.replace(old, new)
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, ours=ours), "utf-8")
    process = subprocess.Popen([nginx, "-p", str(folder), "-c", str(folder / "nginx.conf")])
    try:
        wait_for(plain, process)
        yield plain, secure
    finally:
        process.terminate()
        process.wait(PATIENCE)


def wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        assert process.poll() is None
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except OSError:
            assert time.monotonic() < end
            time.sleep(0.1)


def fetch(
    port: int,
    path: str = "/",
    headers: Mapping[str, str] | None = None,
    *,
    tls: bool = True,
    source: str = "127.0.0.1",
) -> tuple[HTTPResponse, bytes]:
    context = ssl._create_unverified_context()
    connection = (
        HTTPSConnection(
            "127.0.0.1", port, timeout=PATIENCE, context=context, source_address=(source, 0)
        )
        if tls
        else HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    )
    with closing(connection):
        connection.request("GET", path, headers={"host": NAME, **(headers or {})})
        answer = connection.getresponse()
        return answer, answer.read()


@dataclass(frozen=True)
class Site:
    """What nginx serves: its ports for http and https, and the logs of the two behind it."""

    plain: int
    secure: int
    logs: tuple[Path, Path]

    def requests(self) -> list[list[dict[str, Any]]]:
        return [lines(log, "request") for log in self.logs]


@pytest.fixture(scope="module")
def site(nginx: str, server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("nginx")
    logs = (folder / "one.jsonl", folder / "two.jsonl")
    with ExitStack() as stack:
        workers = []
        for log in logs:
            log.with_suffix("").mkdir()
            options = ("--proxy", "127.0.0.1", "--name", NAME, "--log", str(log))
            worker = running_server(log.with_suffix(""), *options, home=server.home)
            workers.append(urlsplit(stack.enter_context(worker).url).netloc)
        plain, secure = stack.enter_context(running_nginx(nginx, folder, workers))
        yield Site(plain, secure, logs)


def test_http_is_sent_on_to_https(site: Site) -> None:
    answer, _ = fetch(site.plain, "/?s=b066.2", tls=False)
    assert answer.status == 301
    assert answer.getheader("location") == f"https://{NAME}/?s=b066.2"


def test_the_page_comes_with_what_keeps_it_safe(site: Site) -> None:
    answer, _ = fetch(site.secure)
    cookie = answer.getheader("set-cookie") or ""

    assert answer.status == 200
    assert answer.getheader("server") == "nginx"
    assert answer.getheader("strict-transport-security") == "max-age=31536000"
    assert answer.getheader("content-security-policy") == POLICY
    assert {"secure", "httponly", "samesite=lax"} <= set(cookie.lower().split("; "))


def test_nobody_can_pretend_to_be_elsewhere(site: Site) -> None:
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "evil.example"}
    _, content = fetch(site.secure, "/config", forged)

    assert b"evil.example" not in content
    assert f'"root":"https://{NAME}"'.encode() in content
    assert all("203.0.113.9" not in log.read_text("utf-8") for log in site.logs)


def test_both_processes_are_given_browsers(site: Site) -> None:
    for _ in range(20):
        fetch(site.secure, "/robots.txt")
    assert all("/robots.txt" in {line["path"] for line in each} for each in site.requests())


def test_a_conversation_stays_with_one_process(site: Site, browser: Browser) -> None:
    before = [len(each) for each in site.requests()]
    context = browser.new_context(ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE * 1000)
    page.goto(f"https://127.0.0.1:{site.secure}/")
    for question in ("Wat is COMPASS?", "En waar?"):
        expect(ask(page, question).locator("a.rw-marker").first).to_be_visible()
    context.close()

    asking = [
        "/gradio_api/queue/join" in {line["path"] for line in each[start:]}
        for each, start in zip(site.requests(), before, strict=True)
    ]
    assert sorted(asking) == [False, True]


def test_silent_connections_leave_room_for_others_and_are_closed(site: Site) -> None:
    allow_connections()
    with ExitStack() as stack:
        silent = [
            stack.enter_context(socket.create_connection(("127.0.0.1", port), PATIENCE))
            for port in (site.plain, site.secure)
            for _ in range((MOST_CONNECTIONS + 5) // 2)
        ]
        start = time.monotonic()
        assert fetch(site.secure, "/robots.txt", source="127.0.0.2")[0].status == 200
        assert time.monotonic() - start < 2
        for connection in silent:
            assert connection.recv(1) == b""
        assert time.monotonic() - start < PATIENCE


def test_slow_headers_are_not_waited_for(site: Site) -> None:
    start = time.monotonic()
    with socket.create_connection(("127.0.0.1", site.plain), PATIENCE) as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nhost: x\r\n")
        with suppress(BrokenPipeError, ConnectionResetError):
            while time.monotonic() - start < PATIENCE:
                connection.sendall(b"x")
                time.sleep(0.2)
    assert 5 < time.monotonic() - start < 20


def test_a_server_that_is_not_there_yet_is_told_in_both_languages(
    nginx: str, tmp_path: Path
) -> None:
    nobody = [f"127.0.0.1:{port}" for port in free_ports(2)]
    with running_nginx(nginx, tmp_path, nobody) as (_, secure):
        answer, content = fetch(secure)
    assert (answer.status, answer.getheader("retry-after")) == (503, "10")
    assert b"wordt gestart" in content
    assert b"is starting" in content


class _Counting(BaseHTTPRequestHandler):
    """Answers with how many bytes were sent, and for what host."""

    def do_POST(self) -> None:
        """Reads them all."""
        size = len(self.rfile.read(int(self.headers["content-length"])))
        told = f"{size} {self.headers['host']}".encode()
        self.send_response(200)
        self.send_header("content-length", str(len(told)))
        self.end_headers()
        self.wfile.write(told)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def test_reports_that_are_added_may_be_larger_than_anything_else(
    nginx: str, tmp_path: Path
) -> None:
    content = b"x" * 5_000_000
    with ThreadingHTTPServer(("127.0.0.1", 0), _Counting) as counting:
        Thread(target=counting.serve_forever, daemon=True).start()
        place = f"127.0.0.1:{counting.server_port}"
        with running_nginx(nginx, tmp_path, [place, place]) as (_, secure):
            for path, told in (
                ("/library/file", (200, f"{len(content)} {NAME}".encode())),
                ("/library/change", (413, None)),
                ("/gradio_api/queue/join", (413, None)),
            ):
                context = ssl._create_unverified_context()
                sending = HTTPSConnection("127.0.0.1", secure, timeout=PATIENCE, context=context)
                with closing(sending) as connection:
                    connection.request("POST", path, content, {"host": NAME})
                    answer = connection.getresponse()
                    assert answer.status == told[0]
                    assert told[1] in (None, answer.read())
        counting.shutdown()
