"""Whether everybody got what they asked for: each outcome beside the one known beforehand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from tqdm import tqdm

from app.web.assistant import Assistant
from eval.load.client import Browser
from eval.load.script import Step

Verdict = Literal["right", "swapped", "wrong"]
SECONDS = re.compile(r' data-seconds="[^"]*"')


class References:
    """Outcomes as they are when nobody else asks.

    Args:
        outcomes: By key of the step.
    """

    def __init__(self, outcomes: Mapping[str, Any]) -> None:
        self._known = {key: comparable(outcome) for key, outcome in outcomes.items()}
        self._all = frozenset(self._known.values())

    def judge(self, step: Step, outcome: object) -> Verdict:
        """Returns whether an outcome is the right one, somebody else's or none that is known."""
        found = comparable(outcome)
        if found == self._known[step.key]:
            return "right"
        return "swapped" if found in self._all else "wrong"


def comparable(outcome: object) -> str:
    """Returns an outcome as text, without the time that an answer took."""
    if isinstance(outcome, str):
        return SECONDS.sub("", outcome)
    return json.dumps(outcome, sort_keys=True, ensure_ascii=False)


def computed_here(assistant: Assistant, steps: Iterable[Step]) -> References:
    """Returns the outcomes of steps by the same code in this process."""
    by_key = {step.key: step for step in steps}
    progress = tqdm(by_key.items(), "references", unit="step")
    return References({key: _outcome(assistant, step) for key, step in progress})


def _outcome(assistant: Assistant, step: Step) -> object:
    if step.asked:
        return assistant.reply(step.asked, step.language)
    functions = {
        "read": assistant.room.read,
        "search": assistant.room.search,
        "export": assistant.export,
    }
    return functions[step.function](dict(step.wanted))


async def asked_alone(url: str, steps: Iterable[Step]) -> References:
    """Returns the outcomes of steps that a server gives one at a time.

    Args:
        url: Of the server.
        steps: Conversations with their questions in order.
    """
    outcomes: dict[str, object] = {}
    async with Browser(url, "nl") as dutch, Browser(url, "en") as english:
        for step in tqdm(list(steps), "references", unit="step"):
            if step.kind == "ask" or step.key not in outcomes:
                browser = english if step.language == "en" else dutch
                outcomes[step.key] = await browser.perform(step)
    return References(outcomes)
