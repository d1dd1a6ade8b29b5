from __future__ import annotations

import itertools
import json
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import eval.bench.chat_bench
import eval.bench.steps
import index.workspace
from eval.bench.chat_bench import BenchSettings, compare_contenders, ratios
from eval.bench.contenders import CONTENDERS, Ask, Chat, Tutorial
from eval.bench.fresh_process import answer_call, peak_memory, run_fresh
from eval.bench.latency import Latency, ask_together, percentiles
from eval.bench.steps import (
    measure_answering,
    measure_indexing,
    measure_start,
    measure_together,
    medians,
)
from eval.run.reference_systems import tutorial
from index.encoder import Encoder
from ingest.corpus import Corpus
from ingest.errors import QuestionFileError, SettingsError
from tests.eval.examples import gold
from tests.fakes import FakeEncoder, edition_corpus


class Ticking:
    """A clock on which a second passes whenever it is read."""

    def __init__(self) -> None:
        self._seconds: Iterator[int] = itertools.count()

    def __call__(self) -> float:
        return float(next(self._seconds))


class Parrot:
    """A contender whose index is one file and whose answer is the question."""

    modules = ("json",)

    def __init__(self, size: int) -> None:
        self.size = size
        self.asked: list[str] = []

    def build(self, encoder: Encoder, folder: Path) -> None:
        del encoder
        (folder / "index").write_bytes(b"0" * self.size)

    def load(self, encoder: Encoder, folder: Path) -> Ask:
        del encoder
        assert (folder / "index").exists()

        def ask(question: str) -> object:
            self.asked.append(question)
            return question

        return ask


@pytest.fixture
def parrots(monkeypatch: pytest.MonkeyPatch) -> dict[str, Parrot]:
    """Both contenders, the chat's index three times as large."""
    parrots = {"chat": Parrot(3_000_000), "tutorial": Parrot(1_000_000)}
    for name, parrot in parrots.items():
        monkeypatch.setitem(CONTENDERS, name, parrot)
    monkeypatch.setattr(eval.bench.steps, "open_encoder", lambda name: FakeEncoder())
    return parrots


def test_percentiles_are_latencies_that_were_measured() -> None:
    assert percentiles([second / 1000 for second in range(100, 0, -1)]) == [50.0, 95.0, 99.0]
    assert percentiles([0.25]) == [250.0, 250.0, 250.0]


def test_throughput_counts_all_answers_over_the_time_of_all() -> None:
    latency = Latency.of([1.0, 1.0, 3.0], elapsed=2.0)
    assert latency == Latency(p50=1000.0, p95=3000.0, p99=3000.0, throughput=1.5)


def test_one_asker_waits_for_each_answer_in_turn() -> None:
    asked: list[str] = []

    latency = ask_together(asked.append, ["a", "b", "c"], askers=1, clock=Ticking())

    assert asked == ["a", "b", "c"]
    # Read at the start, twice a question and at the end.
    assert latency == Latency(p50=1000.0, p95=1000.0, p99=1000.0, throughput=3 / 7)


@pytest.mark.parametrize("askers", [1, 3, 8])
def test_as_many_ask_at_once_as_were_told_to(askers: int) -> None:
    everybody = threading.Barrier(askers, timeout=10)
    threads = set()

    def ask(question: str) -> None:
        del question
        threads.add(threading.get_ident())
        everybody.wait()  # breaks unless all askers wait here together

    ask_together(ask, ["a"] * askers * 2, askers)

    assert len(threads) == askers


def test_every_question_is_asked_once_by_however_many() -> None:
    asked: list[str] = []
    questions = [str(number) for number in range(50)]

    ask_together(asked.append, questions, askers=4)

    assert sorted(asked) == sorted(questions)


def test_an_answer_that_fails_is_not_counted_as_fast() -> None:
    def ask(question: str) -> None:
        raise ValueError(question)

    with pytest.raises(ValueError, match="a"):
        ask_together(ask, ["a"], askers=2)


def test_a_ratio_is_ours_over_theirs() -> None:
    ours, theirs = {"p50 ms": 3.0, "index MB": 1.0, "only ours": 1.0}, {"p50 ms": 2.0}
    assert ratios(ours, {**theirs, "index MB": 0.0}) == {"p50 ms": 1.5}


def test_a_median_is_of_each_figure_apart() -> None:
    runs = [{"a": 1.0, "b": 9.0}, {"a": 5.0, "b": 8.0}, {"a": 2.0, "b": 1.0}]
    assert medians(runs) == {"a": 2.0, "b": 8.0}


@pytest.mark.usefixtures("parrots")
def test_an_index_is_weighed_and_stays(tmp_path: Path) -> None:
    figures = measure_indexing("chat", "fake", str(tmp_path))

    assert figures["index MB"] == 3.0
    assert figures["indexing: peak memory MB"] > 0
    assert (tmp_path / "index").exists()


def test_memory_is_measured_over_all_questions(parrots: dict[str, Parrot], tmp_path: Path) -> None:
    parrots["chat"].build(FakeEncoder(), tmp_path)

    figures = measure_answering("chat", "fake", str(tmp_path), ["a", "b"])

    assert parrots["chat"].asked == ["a", "b"]
    assert figures["answering: peak memory MB"] > 0


def test_both_take_turns_in_one_process_and_the_first_answer_is_not_timed(
    parrots: dict[str, Parrot], tmp_path: Path
) -> None:
    folders = {name: str(tmp_path / name) for name in parrots}
    for folder in folders.values():
        Path(folder).mkdir()

    encoders = dict.fromkeys(folders, "fake")
    figures = measure_together(encoders, folders, ["a", "b"], [1, 2], 3, clock=Ticking())

    # Every reading of the clock is a second: a build takes one, as does an answer to one asker.
    assert figures["chat"]["indexing seconds"] == 1.0
    assert figures["chat"]["1 asker: p50 ms"] == 1000.0
    assert figures["chat"].keys() == figures["tutorial"].keys()
    assert {name.split(":")[0] for name in figures["chat"]} == {
        "indexing seconds",
        "1 asker",
        "2 askers",
    }
    for parrot in parrots.values():
        assert parrot.asked[:3] == ["a", "a", "b"]
        assert len(parrot.asked) == 1 + 3 * 2 * 2


def test_each_contender_has_the_encoder_that_is_its_own(
    parrots: dict[str, Parrot], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoders = {"small": FakeEncoder(8), "large": FakeEncoder(16)}
    monkeypatch.setattr(eval.bench.steps, "open_encoder", encoders.__getitem__)
    built: list[tuple[Parrot, Encoder]] = []
    monkeypatch.setattr(Parrot, "build", lambda parrot, encoder, _: built.append((parrot, encoder)))
    monkeypatch.setattr(Parrot, "load", lambda *_: lambda _: None)

    wanted = {"chat": "small", "tutorial": "large"}
    measure_together(wanted, dict.fromkeys(parrots, str(tmp_path)), ["a"], [1], 1)

    assert built == [(parrots[name], encoders[one]) for name, one in wanted.items()]


def test_the_parts_of_a_start_add_up(
    parrots: dict[str, Parrot], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parrots["chat"].build(FakeEncoder(), tmp_path)
    times = iter([12.0, 13.0, 13.5, 13.75])
    monkeypatch.setattr("eval.bench.steps.time.time", lambda: next(times))

    assert measure_start("chat", "fake", str(tmp_path), "a", started=10.0) == {
        "cold start: imports, seconds": 2.0,
        "cold start: encoder, seconds": 1.0,
        "cold start: index, seconds": 0.5,
        "cold start: first answer, seconds": 0.25,
    }
    assert parrots["chat"].asked == ["a"]


def test_both_contenders_get_every_figure(
    parrots: dict[str, Parrot], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        eval.bench.chat_bench, "run_fresh", lambda function, **given: function(**given)
    )
    monkeypatch.setattr(eval.bench.chat_bench, "_ask_once", lambda *_: None)

    settings = BenchSettings(dict.fromkeys(parrots, "fake"), ("a", "b"), (1, 4), 2)
    figures = compare_contenders(settings, tmp_path)

    assert figures["chat"].keys() == figures["tutorial"].keys()
    assert figures["ratio"]["index MB"] == 3.0
    # Before the clock, two rounds by 1 and by 4 askers, once for the memory, and two starts; the
    # chat's whole start is another program's.
    assert len(parrots["chat"].asked) == len(parrots["tutorial"].asked) == 1 + 2 * 4 + 2 + 2


@pytest.mark.parametrize(("code", "is_answer"), [(0, True), (3, True), (2, False), (1, False)])
def test_a_start_that_fails_is_not_timed(
    code: int, is_answer: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, code, "", "no such encoder")

    monkeypatch.setattr(subprocess, "run", fail)
    if is_answer:
        eval.bench.chat_bench._ask_once("fake", Path(), "a")
    else:
        with pytest.raises(SettingsError, match="no such encoder"):
            eval.bench.chat_bench._ask_once("fake", Path(), "a")


def test_the_chat_answers_from_the_index_it_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.workspace, "bundled_corpus", lambda _: edition_corpus())
    monkeypatch.setattr(index.workspace, "REPORT_ID", "proef")
    encoder = FakeEncoder()

    Chat().build(encoder, tmp_path)
    ask = Chat().load(encoder, tmp_path)
    answer: Any = ask("Hoeveel mensen keerden vrijwillig terug?")

    assert "keerden 1.250 mensen vrijwillig terug" in answer.hits[0].passage.text
    assert "word" in str(ask("?"))  # refused, and so no bug


def test_the_tutorial_is_the_one_that_is_scored(bundled: Corpus, tmp_path: Path) -> None:
    encoder = FakeEncoder()
    question = "Hoeveel vluchtelingen verblijven in Turkije?"

    Tutorial().build(encoder, tmp_path)

    scored, _ = tutorial([bundled.report], encoder).run(gold(question=question), ())
    found = Tutorial().load(encoder, tmp_path)(question)
    assert found == [passage.text for passage in scored.passages]


def test_a_function_runs_in_a_process_of_its_own() -> None:
    assert run_fresh(os.getpid) != os.getpid()


def test_the_memory_of_a_process_is_its_own() -> None:
    ballast = np.ones(50_000_000)
    assert peak_memory() > ballast.nbytes / 1e6
    assert 1 < run_fresh(peak_memory) < ballast.nbytes / 2e6


def refuse(reason: str) -> None:
    raise QuestionFileError(reason)


def test_an_error_for_the_user_comes_back_as_one() -> None:
    call = {"module": __name__, "name": "refuse", "arguments": {"reason": "No questions."}}
    assert json.loads(answer_call(json.dumps(call))) == {"error": "No questions."}


@pytest.mark.parametrize(
    ("code", "output", "error"),
    [
        (0, '{"error": "No encoder."}', SettingsError),
        (-9, "", SettingsError),
        (130, "", KeyboardInterrupt),
        (1, "", subprocess.CalledProcessError),
    ],
)
def test_how_a_process_ended_is_told(
    code: int, output: str, error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = subprocess.CompletedProcess(["python"], code, output)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: done)

    with pytest.raises(error):
        run_fresh(os.getpid)
