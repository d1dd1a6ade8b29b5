"""A real server with the network blocked, and a real browser to drive it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from eval.load.server import free_port
from ingest.checkout import ROOT

PATIENCE = 60  # seconds; machines that run tests are slow and busy
UNTIL_BUILT = 5 * PATIENCE  # until a server with an empty data folder has made its index
expect.set_options(timeout=PATIENCE * 1000)

# What is kept for a tab alone goes with the tab.
KEPT_BY_A_PAGE = "local_storage,indexeddb,websql,service_workers,cache_storage,file_systems"
_UNUSED: dict[tuple[Browser, str, bool], list[BrowserContext]] = defaultdict(list)

# Python runs a module of this name at start-up: every outside address is refused and noted.
BLOCKER = """
import os, socket
_connect, _resolve = socket.socket.connect, socket.getaddrinfo
_LOCAL = ("127.", "::1", "localhost", "0.0.0.0")
def _check(host):
    if isinstance(host, bytes):
        host = host.decode()
    if host and not str(host).startswith(_LOCAL):
        with open(os.environ["BLOCKED_LOG"], "a") as log:
            log.write(f"{host}\\n")
        raise OSError(f"blocked: {host}")
def connect(self, address):
    if self.family in (socket.AF_INET, socket.AF_INET6):
        _check(address[0])
    return _connect(self, address)
def getaddrinfo(host, *args, **kwargs):
    _check(host)
    return _resolve(host, *args, **kwargs)
socket.socket.connect, socket.getaddrinfo = connect, getaddrinfo
"""


@dataclass(frozen=True)
class Server:
    """A running chat.

    Attributes:
        url: Its address.
        blocked: Names the outside addresses that it was refused.
        home: Its data folder.
        process: What runs it.
    """

    url: str
    blocked: Path
    home: Path
    process: subprocess.Popen[bytes]


@pytest.fixture(scope="session")
def server(real_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    # All tests come from one address, and faster than one person asks.
    folder = tmp_path_factory.mktemp("server")
    with running_server(folder, "--rate-limit", "0", home=real_home) as server:
        yield server


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of two reports: the bundled one and a PDF."""
    folder = tmp_path_factory.mktemp("both")
    with running_server(folder, module="tests.e2e.two_reports") as server:
        yield server


@contextmanager
def running_server(
    folder: Path,
    *options: str,
    home: Path | None = None,
    module: str = "app",
    root: Path = ROOT,
) -> Iterator[Server]:
    """Yields a server that keeps its data in a folder and reaches nothing outside.

    Args:
        folder: Where it may write.
        options: Of the command.
        home: Its data folder, if another one.
        module: Is run.
        root: The checkout that it is run in.
    """
    home = home or folder / "home"
    (folder / "sitecustomize.py").write_text(BLOCKER, "utf-8")
    blocked = folder / "blocked.txt"
    blocked.touch()
    port = free_port()
    environment = {
        **os.environ,
        "PYTHONPATH": str(folder),
        "BLOCKED_LOG": str(blocked),
        "RAPPORTWIJZER_HOME": str(home),
    }
    log = folder / "server.log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", module, "--port", str(port), *options],
            cwd=root,
            env=environment,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            url = f"http://127.0.0.1:{port}/"
            _wait_for(url, process, log)
            yield Server(url, blocked, home, process)
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    start = time.monotonic()
    while time.monotonic() - start < PATIENCE:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except urllib.error.HTTPError:  # who must sign in first is told so
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"The server did not start:\n{log.read_text('utf-8')}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and CI must not skip the browser tests.")
        pytest.skip("Chromium is not installed (apt-get install chromium).")
    with running_browser(chromium) as browser:
        yield browser


@contextmanager
def running_browser(chromium: str) -> Iterator[Browser]:
    """Yields Chromium, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield browser
        browser.close()


@contextmanager
def open_chat(
    browser: Browser,
    server: Server,
    language: str = "nl",
    *,
    dark: bool = False,
    query: str = "",
    width: int = 1280,
) -> Iterator[tuple[Page, list[str]]]:
    """Yields the page as in a new browser, and the addresses that it asks for."""
    with _emptied_context(browser, server, language, dark) as page:
        page.set_viewport_size({"width": width, "height": 800})
        page.set_default_timeout(PATIENCE * 1000)
        requests: list[str] = []
        page.on("request", lambda request: requests.append(request.url))
        page.goto(server.url + query)
        yield page, requests


@contextmanager
def _emptied_context(browser: Browser, server: Server, language: str, dark: bool) -> Iterator[Page]:
    """Yields a tab in a browser that keeps nothing but the scripts of earlier pages.

    Reading these again takes a third of the time of a page; nobody else has a tab there.
    """
    unused = _UNUSED[browser, language, dark]
    context = (
        unused.pop()
        if unused
        else browser.new_context(
            locale={"nl": "nl-NL", "en": "en-GB"}[language],
            color_scheme="dark" if dark else "light",
        )
    )
    context.clear_cookies()
    context.clear_permissions()
    context.set_offline(False)
    page = context.new_page()
    kept = {"origin": server.url.rstrip("/"), "storageTypes": KEPT_BY_A_PAGE}
    context.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
    try:
        yield page
    finally:
        for tab in context.pages:
            tab.close()
        unused.append(context)


def await_report(page: Page) -> None:
    """Returns once the report is there to read: whatever is asked then is answered at once."""
    # The first page waits until the index is built.
    expect(page.locator("#rw-room article")).to_have_count(1, timeout=UNTIL_BUILT * 1000)


def open_room(page: Page) -> Locator:
    """Returns the reading room, opened by its button if it was closed."""
    toggle = page.locator(".rw-room-toggle")
    if toggle.get_attribute("aria-expanded") != "true":
        toggle.click()
    return page.locator("#rw-room")


def answers(page: Page) -> Locator:
    """Returns the messages of all answers."""
    return page.locator("#rw-chat [data-asked]")


def ask(page: Page, question: str, patience: float = PATIENCE) -> Locator:
    """Asks and returns the message of the answer, which may take some seconds."""
    before = answers(page).count()
    page.locator("#rw-question textarea").fill(question)
    page.keyboard.press("Enter")
    expect(answers(page)).to_have_count(before + 1, timeout=patience * 1000)
    return answers(page).last
