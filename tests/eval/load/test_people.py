from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
from typing import Any, ClassVar

import pytest

import eval.load.people
from eval.load.check import References
from eval.load.client import FailedError, RefusedError
from eval.load.people import LoadSettings, run_load
from eval.load.script import OTHERS, Repertoire, Step
from eval.load.tally import Tally
from index.language import LANGUAGES, Language
from ingest.errors import SettingsError

URLS = ("http://127.0.0.1:1", "http://127.0.0.1:2")
PEOPLE: dict[Language, Repertoire] = {
    language: Repertoire(
        language,
        conversations=(("een", "twee"),),
        others={kind: (Step(kind, language, ("een",)),) for kind in OTHERS},
    )
    for language in LANGUAGES
}
REFERENCES = References(
    {
        step.key: f"{step.language} {step.asked}"
        for repertoire in PEOPLE.values()
        for step in repertoire.every_step()
    }
)


class FakeBrowser:
    """Answers rightly at once, or as the test wants it."""

    behave: ClassVar[Callable[[Step], object]]
    made: ClassVar[list[tuple[str, str]]]

    def __init__(self, url: str, language: Language, on_request: Callable[[], object]) -> None:
        self.made.append((url, language))
        self._on_request = on_request
        self.asked: tuple[str, ...] = ()

    async def __aenter__(self) -> FakeBrowser:
        return self

    async def __aexit__(self, *_: object) -> None:
        pass

    async def perform(self, step: Step) -> object:
        self._on_request()
        await asyncio.sleep(0)
        if step.kind == "ask":
            self.asked = ()
        outcome = type(self).behave(step)
        if asyncio.iscoroutine(outcome):
            outcome = await outcome
        if step.kind == "ask":
            self.asked = step.asked
        return outcome


def right(step: Step) -> object:
    return f"{step.language} {step.asked}"


@pytest.fixture(autouse=True)
def browser(monkeypatch: pytest.MonkeyPatch) -> type[FakeBrowser]:
    monkeypatch.setattr(FakeBrowser, "behave", staticmethod(right), raising=False)
    monkeypatch.setattr(FakeBrowser, "made", [], raising=False)
    monkeypatch.setattr(eval.load.people, "Browser", FakeBrowser)
    monkeypatch.setattr(eval.load.people, "SAMPLE_SECONDS", 0.02)
    return FakeBrowser


def loaded(seconds: float = 0.3, memory: Callable[[], float] = lambda: 100.0) -> Tally:
    settings = LoadSettings(URLS, sessions=4, seconds=seconds, pause=0.001, seed=1)
    return run_load(settings, PEOPLE, REFERENCES, memory)[0]


def test_everybody_goes_on_until_the_time_is_over(browser: type[FakeBrowser]) -> None:
    tally = loaded()
    assert tally.is_clean
    assert tally.verdicts["right"] == tally.requests > 20
    assert set(tally.seconds) == {"ask", *OTHERS}
    assert [sample.memory for sample in tally.samples[:3]] == [100.0] * 3
    assert browser.made == [(URLS[0], "nl"), (URLS[0], "en"), (URLS[1], "nl"), (URLS[1], "en")]


@pytest.mark.parametrize(
    ("error", "counted"),
    [
        (FailedError("HTTP 500"), "HTTP 500"),
        (KeyError("x"), "unexpected form (KeyError)"),
    ],
)
def test_errors_are_counted_by_kind(
    error: Exception, counted: str, monkeypatch: pytest.MonkeyPatch, browser: type[FakeBrowser]
) -> None:
    def broken(step: Step) -> object:
        raise error

    monkeypatch.setattr(browser, "behave", staticmethod(broken))
    tally = loaded()
    assert tally.errors == Counter({counted: tally.requests})
    assert not tally.is_clean


def test_a_busy_server_is_no_error(
    monkeypatch: pytest.MonkeyPatch, browser: type[FakeBrowser]
) -> None:
    def busy(step: Step) -> object:
        raise RefusedError

    monkeypatch.setattr(browser, "behave", staticmethod(busy))
    tally = loaded()
    assert tally.refused == tally.requests > 0
    assert tally.errors == Counter()


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch, browser: type[FakeBrowser]) -> None:
    monkeypatch.setattr(browser, "behave", staticmethod(lambda step: asyncio.sleep(60)))
    monkeypatch.setattr(eval.load.people, "PATIENCE", 0.01)
    tally = loaded(0.1)
    assert tally.errors.total() == tally.requests > 0


def test_a_question_follows_only_one_that_was_answered(
    monkeypatch: pytest.MonkeyPatch, browser: type[FakeBrowser]
) -> None:
    seen = list[Step]()

    def refuses_the_first(step: Step) -> object:
        seen.append(step)
        if step.asked == ("een",) and step.kind == "ask":
            raise RefusedError
        return right(step)

    monkeypatch.setattr(browser, "behave", staticmethod(refuses_the_first))
    loaded()
    assert {step.asked for step in seen if step.kind == "ask"} == {("een",)}


def test_answers_of_others_and_unknown_ones_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, browser: type[FakeBrowser]
) -> None:
    def mixed_up(step: Step) -> Any:  # noqa: ANN401
        return {"ask": "nl ('een',)", "api": "?"}.get(step.kind, right(step))

    monkeypatch.setattr(browser, "behave", staticmethod(mixed_up))
    tally = loaded()
    assert tally.verdicts["swapped"] > 0
    assert tally.verdicts["wrong"] == len(tally.seconds["api"])
    assert not tally.is_clean


def test_the_end_of_a_server_ends_it_all() -> None:
    def ended() -> float:
        raise SettingsError("The server ended.")

    with pytest.raises(SettingsError, match="The server ended"):
        loaded(60, ended)
