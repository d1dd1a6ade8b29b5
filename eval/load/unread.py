"""Questions with long conversations, in ever new sessions, whose answers nobody reads."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tqdm import tqdm

from app.serve.gradio_wire.undelivered import SECONDS_UNREAD
from eval.load.client import Browser
from eval.load.script import Step

QUESTION = "Wat is COMPASS?"
AT_ONCE = 8
SECONDS_BETWEEN = 60 / 300  # as fast as one person may ask by default
WARM_UP = 50  # questions that somebody asks and reads, and as many that nobody reads
TURNS = 40
CONVERSATION_BYTES = 1_900_000  # a little less than what is refused
MOST_GROWTH = 30.0  # MB
MARGIN_SECONDS = 15.0  # after the time for which an unread answer is kept


@dataclass(slots=True)
class Unread:
    """What came of it.

    Attributes:
        before: MB of the servers, after ordinary questions.
        warm: MB after the first unread ones.
        peak: MB at most while questions were sent.
        after: MB when unread answers had had their time.
        statuses: HTTP statuses of the questions, and errors by name.
    """

    before: float = 0.0
    warm: float = 0.0
    peak: float = 0.0
    after: float = 0.0
    statuses: Counter[str] = field(default_factory=Counter)

    @property
    def growth(self) -> float:
        """MB by which memory grew at most after warm-up."""
        return self.peak - self.warm

    @property
    def is_bounded(self) -> bool:
        """Whether questions were taken, none failed, and memory hardly grew."""
        known = self.statuses["200"] + self.statuses["429"] + self.statuses["503"]
        return (
            self.statuses["200"] > 0
            and known == self.statuses.total()
            and self.growth <= MOST_GROWTH
        )


def run_unread(browser: Browser, number: int, memory: Callable[[], float]) -> Unread:
    """Returns what came of so many questions whose answers nobody reads.

    Args:
        browser: Asks a server; not open yet.
        number: Questions.
        memory: Returns the MB that the server holds; raises SettingsError if it has ended.
    """
    return asyncio.run(_run(browser, number, memory))


async def _run(browser: Browser, number: int, memory: Callable[[], float]) -> Unread:
    found = Unread()
    async with browser:
        for _ in range(WARM_UP):
            await browser.perform(Step("ask", "nl", (QUESTION,)))
        found.before = memory()
        await _ask(browser, WARM_UP, memory, Unread())
        found.warm = memory()
        await _ask(browser, number, memory, found)
        await asyncio.sleep(SECONDS_UNREAD + MARGIN_SECONDS)
        found.after = memory()
    return found


async def _ask(browser: Browser, number: int, memory: Callable[[], float], found: Unread) -> None:
    """Asks so many questions, some at once, and counts what comes of them."""
    chat, start = _conversation(), time.monotonic()
    with tqdm(total=number, unit="question") as progress:

        async def go_on(numbers: Iterator[int]) -> None:
            for one in numbers:
                await asyncio.sleep(start + one * SECONDS_BETWEEN - time.monotonic())
                found.statuses[await browser.leave(QUESTION, chat)] += 1
                found.peak = max(found.peak, memory())
                progress.update()

        numbers = iter(range(number))  # shared: each takes the next one
        await asyncio.gather(*(go_on(numbers) for _ in range(AT_ONCE)))


def _conversation() -> list[dict[str, Any]]:
    """Returns a long conversation, as Gradio's chat sends it."""
    html = "<p>" + "x" * (CONVERSATION_BYTES // TURNS // 2) + "</p>"  # comes twice
    answer = {
        "type": "component",
        "component": "html",
        "value": html,
        "constructor_args": {"apply_default_css": False, "render": False},
        "props": {"value": html},
    }
    question = {"role": "user", "content": [{"type": "text", "text": QUESTION}]}
    return [question, {"role": "assistant", "content": [answer]}] * TURNS
