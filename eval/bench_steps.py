"""What one process measures of a contender; `eval.bench` starts a fresh one for each."""

from __future__ import annotations

import importlib
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from eval.contenders import CONTENDERS
from eval.fresh_process import peak_memory
from eval.latency import Clock, ask_together
from index.encoder import SentenceEncoder

Figures = dict[str, float]  # by name and unit

UNITS = {"p50": "p50 ms", "p95": "p95 ms", "p99": "p99 ms", "throughput": "answers/s"}


def measure_indexing(
    name: str, encoder: str, folder: str, repeats: int, clock: Clock = time.perf_counter
) -> Figures:
    """Returns what it takes to build an index: median seconds, MB on disk, MB of memory.

    The encoder is loaded before; the index of the last build stays in the folder.
    """
    model, place = SentenceEncoder(encoder), Path(folder)
    seconds = []
    for _ in range(repeats):
        start = clock()
        CONTENDERS[name].build(model, place)
        seconds.append(clock() - start)
    return {
        "indexing seconds": statistics.median(seconds),
        "index MB": sum(file.stat().st_size for file in place.rglob("*") if file.is_file()) / 1e6,
        "indexing: peak memory MB": peak_memory(),
    }


def measure_answering(
    name: str, encoder: str, folder: str, questions: Sequence[str], askers: Sequence[int]
) -> Figures:
    """Returns latency and throughput for each number of askers, and MB of memory."""
    ask = CONTENDERS[name].load(SentenceEncoder(encoder), Path(folder))
    # What loads with the first answer is part of the cold start.
    ask(questions[0])
    figures = Figures()
    for number in askers:
        latency = asdict(ask_together(ask, questions, number))
        label = "1 asker" if number == 1 else f"{number} askers"
        figures |= {f"{label}: {unit}": latency[key] for key, unit in UNITS.items()}
    return {**figures, "answering: peak memory MB": peak_memory()}


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
    model = SentenceEncoder(encoder)
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
