from __future__ import annotations

import asyncio
from typing import Any, ClassVar

import pytest

import eval.load.check
from eval.load.check import References, asked_alone, computed_here
from eval.load.script import Step

ONE, OTHER = Step("ask", "nl", ("Wat?",)), Step("ask", "nl", ("Wie?",))
ROOM = Step("read", "nl", wanted={"language": "nl", "page": 3})


def answer(text: str, seconds: float = 0.1) -> str:
    return f'<div data-asked="[]" data-seconds="{seconds:.4f}">{text}</div>'


REFERENCES = References(
    {ONE.key: answer("dit"), OTHER.key: answer("die"), ROOM.key: {"html": "x", "page": 3}}
)


@pytest.mark.parametrize(
    ("step", "outcome", "verdict"),
    [
        (ONE, answer("dit"), "right"),
        (ONE, answer("dit", seconds=7), "right"),
        (ONE, answer("die"), "swapped"),
        (ONE, answer("dat"), "wrong"),
        (ONE, "", "wrong"),
        (ROOM, {"page": 3, "html": "x"}, "right"),
        (ROOM, answer("dit"), "swapped"),
        (ROOM, {"page": 4, "html": "x"}, "wrong"),
    ],
)
def test_an_outcome_is_judged(step: Step, outcome: object, verdict: str) -> None:
    assert REFERENCES.judge(step, outcome) == verdict


class FakeRoom:
    def read(self, wanted: object) -> object:
        return {"read": wanted}

    def search(self, wanted: object) -> object:
        return f"search {wanted}"


class FakeAssistant:
    room = FakeRoom()

    def reply(self, asked: tuple[str, ...], language: str) -> str:
        return f"{language} {asked}"

    def export(self, wanted: object) -> object:
        return {"export": wanted}


def test_outcomes_are_computed_by_the_function_that_a_step_calls() -> None:
    search = Step("search", "en", wanted={"query": "x"})
    export = Step("export", "en", wanted={"asked": ["x"]})
    assistant: Any = FakeAssistant()
    references = computed_here(assistant, [ONE, ROOM, search, export])
    assert references.judge(ONE, "nl ('Wat?',)") == "right"
    assert references.judge(ROOM, {"read": {"language": "nl", "page": 3}}) == "right"
    assert references.judge(search, "search {'query': 'x'}") == "right"
    assert references.judge(export, {"export": {"asked": ["x"]}}) == "right"


class FakeBrowser:
    """Answers with its language, and notes what it did."""

    done: ClassVar[list[tuple[str, Step]]] = []

    def __init__(self, url: str, language: str) -> None:
        self._language = language

    async def __aenter__(self) -> FakeBrowser:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    async def perform(self, step: Step) -> str:
        self.done.append((self._language, step))
        return f"{self._language} {step.asked}"


def test_a_server_is_asked_in_the_language_of_the_browser(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(eval.load.check, "Browser", FakeBrowser)
    english = Step("ask", "en", ("What?",))
    again = Step("link_to_question", "en", ("What?",))
    references = asyncio.run(asked_alone("http://127.0.0.1:1", [ONE, english, again]))
    assert FakeBrowser.done == [("nl", ONE), ("en", english)]
    assert references.judge(again, "en ('What?',)") == "right"
