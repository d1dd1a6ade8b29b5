"""What one process measures; `eval.bench.chat_bench` starts a fresh one for each of these."""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from eval.bench.contenders import CONTENDERS
from eval.bench.fresh_process import peak_memory
from eval.bench.latency import Clock, Latency, ask_together
from index.encoders import open_encoder

Figures = dict[str, float]  # by name and unit

UNITS = {"p50": "p50 ms", "p95": "p95 ms", "p99": "p99 ms", "throughput": "answers/s"}


def measure_indexing(name: str, encoder: str, folder: str) -> Figures:
    """Returns MB on disk of an index, and MB of memory that building it takes.

    The index stays in the folder.
    """
    place = Path(folder)
    CONTENDERS[name].build(open_encoder(encoder), place)
    return {
        "index MB": sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6,
        "indexing: peak memory MB": peak_memory(),
    }


def measure_answering(name: str, encoder: str, folder: str, questions: Sequence[str]) -> Figures:
    """Returns MB of memory that answering takes."""
    ask = CONTENDERS[name].load(open_encoder(encoder), Path(folder))
    for question in questions:
        ask(question)
    return {"answering: peak memory MB": peak_memory()}


def measure_together(
    encoders: Mapping[str, str],
    folders: Mapping[str, str],
    questions: Sequence[str],
    askers: Sequence[int],
    repeats: int,
    clock: Clock = time.perf_counter,
) -> dict[str, Figures]:
    """Returns the times of all contenders in one process, by name: medians over the rounds.

    They take turns in every round, so that what else the machine does slows all alike.

    Args:
        encoders: Name or folder, by name of the contender.
        folders: Of the index, by name of the contender.
        questions: What is asked in each round, by each number of askers.
        askers: Numbers of simultaneous askers.
        repeats: Rounds.
        clock: Seconds.
    """
    opened = {encoder: open_encoder(encoder) for encoder in set(encoders.values())}
    models = {name: opened[encoder] for name, encoder in encoders.items()}
    rounds: dict[str, list[Figures]] = {name: [] for name in folders}
    for _ in range(repeats):
        for name, folder in folders.items():
            start = clock()
            CONTENDERS[name].build(models[name], Path(folder))
            rounds[name].append({"indexing seconds": clock() - start})
    asks = {
        name: CONTENDERS[name].load(models[name], Path(folder)) for name, folder in folders.items()
    }
    for ask in asks.values():  # what loads with the first answer is part of the cold start
        ask(questions[0])
    for number in range(repeats):
        for together in askers:
            for name, ask in asks.items():
                latency = ask_together(ask, questions, together, clock)
                rounds[name][number] |= _latency_figures(latency, together)
    return {name: medians(figures) for name, figures in rounds.items()}


def _latency_figures(latency: Latency, askers: int) -> Figures:
    label = "1 asker" if askers == 1 else f"{askers} askers"
    values = asdict(latency)
    return {f"{label}: {unit}": values[key] for key, unit in UNITS.items()}


def medians(runs: Iterable[Mapping[str, float]]) -> Figures:
    """Returns the median of each figure over runs that all have the same figures."""
    runs = list(runs)
    return {name: statistics.median(run[name] for run in runs) for name in runs[0]}


def measure_start(name: str, encoder: str, folder: str, question: str, started: float) -> Figures:
    """Returns the parts of a cold start in seconds.

    Args:
        name: Of the contender.
        encoder: Name or folder.
        folder: Of the index.
        question: The first one.
        started: When the process was started, in seconds since the epoch.
    """
    contender = CONTENDERS[name]
    # Imported here only to be timed: whoever uses them imports them again, at no cost.
    for module in contender.modules:
        importlib.import_module(module)
    times = [started, time.time()]
    model = open_encoder(encoder)
    times.append(time.time())
    ask = contender.load(model, Path(folder))
    times.append(time.time())
    ask(question)
    times.append(time.time())
    parts = ("imports", "encoder", "index", "first answer")
    return {
        f"cold start: {part}, seconds": end - start
        for part, start, end in zip(parts, times, times[1:], strict=False)
    }
