"""`python -m tests.e2e.waits`: from Enter to the answer on screen, and what a first load brings.

Our page, the same page with an echo for an answer, a bare echo by Gradio and, with `--against REF`,
an earlier commit of ours are asked in turn in the same browser, since machines are noisy: the
ratios of the medians are what counts.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from ingest.checkout import ROOT
from tests.e2e.conftest import PATIENCE, Server, await_report, running_browser, running_server
from tests.e2e.test_speed import QUESTIONS

OURS, SAME_PAGE, ECHO = "this build", "its page, echo", "bare echo"
# Where the messages of answers stand.
ANSWERS = defaultdict(lambda: "#rw-chat [data-asked]", {ECHO: "#rw-chat .bot.message"})
# Resolves with the milliseconds from the next Enter until one answer more is painted.
WAIT = """
(answers) => {
  const before = document.querySelectorAll(answers).length;
  window.painted = new Promise((resolve) => {
    let pressed = 0;
    addEventListener("keydown", (event) => {
      if (event.key === "Enter") pressed = performance.now();
    }, { capture: true, once: true });
    const watcher = new MutationObserver(() => {
      if (document.querySelectorAll(answers).length <= before) return;
      watcher.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressed)));
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  });
}
"""


@dataclass(slots=True)
class Waits:
    """What was measured of a page.

    Attributes:
        milliseconds: From Enter to the answer, of each question.
        requests: Of the first load, in a browser that has kept nothing.
        bytes: That these brought along, as they came over the wire.
    """

    milliseconds: list[float] = field(default_factory=list)
    requests: int = 0
    bytes: int = 0


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.e2e.waits")
    parser.add_argument("--against", metavar="REF", help="commit to be measured in turn with this")
    parser.add_argument("--rounds", type=int, default=1, help=f"of {len(QUESTIONS)} questions")
    options = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        parser.error("Chromium is not installed (apt-get install chromium).")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = {
            OURS: stack.enter_context(_server(folder / "ours", ROOT)),
            SAME_PAGE: stack.enter_context(_server(folder / "page", ROOT, "tests.e2e.echo_page")),
            ECHO: stack.enter_context(_server(folder / "echo", ROOT, "tests.e2e.bare_echo")),
        }
        if options.against:
            earlier = stack.enter_context(_worktree(folder / "earlier", options.against))
            servers[options.against] = stack.enter_context(_server(folder / "against", earlier))
        browser = stack.enter_context(running_browser(chromium))
        sys.stdout.write(f"{_table(_measure(browser, servers, options.rounds))}\n")


@contextmanager
def _server(folder: Path, root: Path, module: str = "app") -> Iterator[Server]:
    folder.mkdir()
    with running_server(folder, module=module, root=root) as server:
        yield server


@contextmanager
def _worktree(folder: Path, commit: str) -> Iterator[Path]:
    git = ["git", "-C", str(ROOT), "worktree"]
    subprocess.run([*git, "add", "-q", "--detach", str(folder), commit], check=True)
    try:
        yield folder
    finally:
        subprocess.run([*git, "remove", "--force", str(folder)], check=True)


def _measure(browser: Browser, servers: dict[str, Server], rounds: int) -> dict[str, Waits]:
    found = {name: Waits() for name in servers}
    pages = {name: _first_load(browser, servers[name], found[name]) for name in servers}
    for name, page in pages.items():
        if name != ECHO:
            await_report(page)
        _ask(page, "Wat is IOM?", ANSWERS[name])  # what is loaded by the first question
    for _ in range(rounds):
        for question in QUESTIONS:
            for name, page in pages.items():
                found[name].milliseconds.append(_ask(page, question, ANSWERS[name]))
    return found


def _first_load(browser: Browser, server: Server, found: Waits) -> Page:
    """Opens a page in a browser that has kept nothing, and notes what it asks for."""
    page = browser.new_context(locale="nl-NL").new_page()
    page.set_default_timeout(PATIENCE * 1000)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")

    def loaded(event: dict[str, float]) -> None:
        found.requests += 1
        found.bytes += int(event["encodedDataLength"])

    session.on("Network.loadingFinished", loaded)
    page.goto(server.url)
    page.locator("#rw-question textarea").wait_for()
    page.wait_for_timeout(5000)  # streams stay open, so that the network never is idle
    session.detach()
    return page


def _ask(page: Page, question: str, answers: str) -> float:
    page.bring_to_front()  # a page behind another is painted late
    page.evaluate(WAIT, answers)
    page.locator("#rw-question textarea").fill(question)
    page.keyboard.press("Enter")
    return float(page.evaluate("window.painted"))


def _table(found: dict[str, Waits]) -> str:
    ours = median(found[OURS].milliseconds)
    lines = ["page              Enter to answer   this build / it   first load"]
    for name, waits in found.items():
        wait = median(waits.milliseconds)
        lines.append(
            f"{name:16} {wait:10.0f} ms {ours / wait:17.2f}"
            f"   {waits.requests} requests, {waits.bytes / 1000:.0f} kB"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    main()
