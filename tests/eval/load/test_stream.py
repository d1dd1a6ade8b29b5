from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from eval.load.stream import Shown, messages


def read(*lines: str) -> list[tuple[str, Any]]:
    async def stream() -> AsyncIterator[str]:
        for line in lines:
            yield line

    async def everything() -> list[tuple[str, Any]]:
        return [message async for message in messages(stream())]

    return asyncio.run(everything())


def test_events_are_read_with_name_and_data() -> None:
    assert read('data: {"msg": "estimation"}', "", "", "event: complete", 'data: ["één"]', "") == [
        ("message", {"msg": "estimation"}),
        ("complete", ["één"]),
    ]


def test_data_over_several_lines_is_one_event() -> None:
    assert read("data: [1,", "data: 2]", "") == [("message", [1, 2])]


def test_comments_and_an_event_without_end_are_left_out() -> None:
    assert read(": hello", "", 'data: "cut off"') == []


def test_values_come_whole_first_and_then_as_edits() -> None:
    shown = Shown()
    shown.update(["", [1]])
    first = shown.values
    shown.update([[], [["add", [1], 2]]])
    assert shown.values == ["", [1, 2]]
    assert first == ["", [1]]
