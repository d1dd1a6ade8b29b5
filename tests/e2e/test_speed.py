"""How long a person waits; printed, for the machine's noise would make a limit a lottery."""

from __future__ import annotations

import sys
from statistics import median

import pytest
from playwright.sync_api import Browser, expect

from tests.e2e.conftest import PATIENCE, Server, answers, ask, open_chat

pytestmark = [pytest.mark.browser, pytest.mark.real]

QUESTIONS = (
    "Wat is COMPASS?",
    "Who are the members of the Prospects partnership?",
    "Wanneer begon de tweede fase van Prospects?",
    "Wat doet Nederland in Marokko?",
    "How many refugees does Iran host?",
    "Wat is de hoofdstad van Peru?",
    "Welke landen vangen de meeste vluchtelingen op?",
    "What does the report say about Tunisia?",
    "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?",
    "Wat is non-refoulement?",
    "Does the Netherlands support voluntary return?",
    "Hoeveel vluchtelingen vangt Iran op?",
)
# Notes when Enter is pressed, and when the answer is painted.
WATCH = """
() => {
  window.pressed = 0;
  window.waited = [];
  addEventListener("keydown", (event) => {
    if (event.key === "Enter") window.pressed = performance.now();
  }, true);
  let shown = document.querySelectorAll("#rw-chat [data-asked]").length;
  new MutationObserver(() => {
    const now = document.querySelectorAll("#rw-chat [data-asked]").length;
    if (now > shown) requestAnimationFrame(() => setTimeout(() => {
      window.waited.push(performance.now() - window.pressed);
    }));
    shown = now;
  }).observe(document.body, { childList: true, subtree: true });
}
"""


def test_answers_come_while_one_looks(
    browser: Browser, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    with open_chat(browser, server, "nl") as (page, _):
        ask(page, "Wat is IOM?")  # until the index is loaded
        page.evaluate(WATCH)
        for number, question in enumerate(QUESTIONS, start=2):
            page.locator("#rw-question textarea").fill(question)
            page.keyboard.press("Enter")
            expect(answers(page)).to_have_count(number, timeout=PATIENCE * 1000)
        page.wait_for_function("n => window.waited.length === n", arg=len(QUESTIONS))
        waited = [float(ms) for ms in page.evaluate("window.waited")]
        shown = [answers(page).nth(n).get_attribute("data-seconds") for n in range(1, number)]
    own = [1000 * float(seconds or 0) for seconds in shown]
    share = 1 - median(own) / median(waited)
    with capsys.disabled():
        sys.stdout.write(
            f"\nEnter to answer on screen: median {median(waited):.0f} ms of {len(waited)} "
            f"(longest {max(waited):.0f} ms); our own part {median(own):.0f} ms, "
            f"Gradio's round trip and painting {share:.0%}\n"
        )
    assert len(waited) == len(QUESTIONS)
    assert 0 < median(own) < median(waited)
