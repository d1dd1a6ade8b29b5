from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

import eval.run.systems
from eval.run.run_file import System
from eval.run.systems import (
    BUNDLED_SOURCE,
    CHANNELS,
    SYSTEMS,
    SYSTEMS_HELP,
    channel_weights,
    make_system,
)
from index.fusion import FusionWeights, Signals
from tests.eval.examples import FakeAnswerer, gold
from tests.fakes import FakeEncoder, edition_corpus

SAY: Callable[[str], None] = lambda _: None  # noqa: E731


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """How the assistant was started, and with which encoders."""
    calls: list[dict[str, Any]] = []

    def start(say: object, encoder: str, report: Path | None, **rest: object) -> FakeAnswerer:
        calls.append({"encoder": encoder, "report": report, **rest})
        return FakeAnswerer()

    def load(name: str) -> FakeEncoder:
        calls.append({"encoder": name})
        return FakeEncoder()

    monkeypatch.setattr(eval.run.systems, "start_answerer", start)
    monkeypatch.setattr(eval.run.systems, "open_encoder", load)
    return calls


def made(name: str) -> System:
    report = edition_corpus().report
    return make_system(name, "some/model", SAY, [report])


def test_each_signal_that_ranks_is_a_channel() -> None:
    signals = {field.name for field in fields(Signals)}
    of_other_reports = {"word_match", "around_match", "answer_cue"}
    ranking = signals - {"answer_type"} - of_other_reports
    assert set(CHANNELS) == {f"channel:{signal}" for signal in ranking}


@pytest.mark.parametrize("name", CHANNELS)
def test_a_channel_is_one_signal_alone(name: str, started: list[dict[str, Any]]) -> None:
    made(name)

    (call,) = started
    assert (call["encoder"], call["report"]) == ("some/model", None)
    weights = {signal: getattr(call["weights"], signal) for signal in _signals()}
    assert weights.pop(name.removeprefix("channel:")) == 1
    assert set(weights.values()) == {0}
    assert call["weights"].depth == FusionWeights().depth


def _signals() -> set[str]:
    return {field.name for field in fields(Signals)} - {"row_cosines", "row_ngrams"}


def test_the_assistant_keeps_its_own_weights(started: list[dict[str, Any]]) -> None:
    made("chat")
    made("automatic")

    assert [call["weights"] for call in started] == [None, None]
    assert [call["report"] for call in started] == [None, BUNDLED_SOURCE]
    assert channel_weights("chat") is None


@pytest.mark.parametrize("name", ["chat", "automatic", CHANNELS[0]])
def test_a_report_of_ones_own_is_what_the_assistant_reads(
    name: str, started: list[dict[str, Any]]
) -> None:
    file = Path("some/report.pdf")
    make_system(name, "some/model", SAY, [edition_corpus().report], file)

    assert [call["report"] for call in started] == [file]


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_encoder_asked_for_is_used_if_any(name: str, started: list[dict[str, Any]]) -> None:
    record, _ = made(name).run(gold(question="Jordanië?"), [])

    assert record.question == "Jordanië?"
    has_none = name in ("bm25", "bm25-translation")
    assert [call["encoder"] for call in started] == ([] if has_none else ["some/model"])


@pytest.mark.parametrize("name", SYSTEMS)
def test_the_help_names_every_system(name: str) -> None:
    assert name in SYSTEMS_HELP
