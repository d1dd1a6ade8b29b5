from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

import eval.load.server
from eval.load.server import Server, checked_address, is_ready, running_servers
from ingest.errors import SettingsError

# Stands in for `python -m app --port N`.
READY = """
import http.server, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200 if self.path == "/health" else 404)
        self.end_headers()
print("started", flush=True)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[-1])), Handler).serve_forever()
"""
BROKEN = "import sys; sys.exit('no such report')"
NEVER = "import time; time.sleep(60)"


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:7860",
        "http://127.8.9.1:80/",
        "http://localhost:7860/",
        "http://[::1]:7860",
        "https://localhost",
    ],
)
def test_servers_on_this_machine_may_be_asked(url: str) -> None:
    assert checked_address(url) == url.rstrip("/")


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "http://192.168.1.2:7860",
        "http://0.0.0.0:7860",
        "http://localhost.example.org",
        "http://127.0.0.1@example.org/",
        "http://[::2]",
        "http://127.0.0.1:port",
        "http://[",
        "ftp://127.0.0.1",
        "127.0.0.1:7860",
        "",
    ],
)
def test_other_servers_are_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="must be a server on this machine"):
        checked_address(url)


@pytest.fixture
def app(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder with an app of the test's own, which is started instead."""
    folder = tmp_path / "app"
    folder.mkdir()
    (folder / "__init__.py").touch()  # or else the real app would come first
    (folder / "__main__.py").write_text(request.param, "utf-8")
    monkeypatch.setattr(eval.load.server, "ROOT", tmp_path)
    monkeypatch.setattr(eval.load.server, "POLL_SECONDS", 0.01)
    return tmp_path


@pytest.mark.parametrize("app", [READY], indirect=True)
def test_servers_run_until_they_are_no_longer_needed(app: Path) -> None:
    with running_servers(2, app, ()) as servers:
        assert len({server.url for server in servers}) == 2
        assert all(is_ready(server.url) for server in servers)
        assert servers[0].log.read_text("utf-8").startswith("started")
        for server in servers:
            server.check_alive()
    assert [server.process.poll() is None for server in servers] == [False, False]


@pytest.mark.parametrize("app", [READY], indirect=True)
def test_servers_are_stopped_at_an_interruption(app: Path) -> None:
    started: list[Server] = []

    def interrupted() -> None:
        with running_servers(1, app, ()) as servers:
            started.extend(servers)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert started[0].process.poll() is not None


@pytest.mark.parametrize("app", [READY], indirect=True)
def test_a_server_that_ends_under_way_is_told(app: Path) -> None:
    with running_servers(1, app, ()) as (server,):
        server.process.kill()
        server.process.wait()
        with pytest.raises(SettingsError, match="started"):
            server.check_alive()


@pytest.mark.parametrize("app", [BROKEN], indirect=True)
def test_a_server_that_cannot_start_says_why(app: Path) -> None:
    with (
        pytest.raises(SettingsError, match=r"exit code 1.*\nno such report"),
        running_servers(1, app, ()),
    ):
        pass


@pytest.mark.parametrize("app", [NEVER], indirect=True)
def test_a_server_is_not_waited_for_without_end(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval.load.server, "PATIENCE", 0.05)
    with pytest.raises(SettingsError, match="could not answer"), running_servers(1, app, ()):
        pass


class Loading(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(503)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def loading() -> Iterator[str]:
    """The address of a server that is not ready yet."""
    with HTTPServer(("127.0.0.1", 0), Loading) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_server_that_is_loading_is_not_ready(loading: str) -> None:
    assert not is_ready(loading)


def test_nobody_is_not_ready() -> None:
    assert not is_ready("http://127.0.0.1:9")
