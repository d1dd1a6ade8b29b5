"""What Gradio streams to the browser: server-sent events, and values sent as what changed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

from gradio_client.utils import apply_diff


async def messages(lines: AsyncIterator[str]) -> AsyncIterator[tuple[str, Any]]:
    """Yields the events of a stream: name ("message" if it has none) and data.

    Args:
        lines: Of the stream, without line ends.
    """
    name, data = "message", list[str]()
    async for line in lines:
        if not line:  # an empty line ends an event
            if data:
                yield name, json.loads("\n".join(data))
            name, data = "message", []
        elif line.startswith("event:"):
            name = line.removeprefix("event:").strip()
        elif line.startswith("data:"):
            data.append(line.removeprefix("data:").removeprefix(" "))


class Shown:
    """The values of an event's outputs as a browser shows them while they come in."""

    def __init__(self) -> None:
        self.values: list[Any] | None = None

    def update(self, data: Sequence[Any]) -> None:
        """Takes what came: whole values the first time, then edits of each."""
        if self.values is None:
            self.values = list(data)
        else:
            old = self.values
            self.values = [apply_diff(*pair) for pair in zip(old, data, strict=True)]
