"""How long questions wait for their answers, asked one by one or many at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

SHARES = (50, 95, 99)

Clock = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Latency:
    """What those who asked have seen.

    Attributes:
        p50: Half of the answers came within this time, in milliseconds.
        p95: 95 % of them did.
        p99: 99 % of them did.
        throughput: Answers a second, all askers together.
    """

    p50: float
    p95: float
    p99: float
    throughput: float

    @classmethod
    def of(cls, seconds: Sequence[float], elapsed: float) -> Latency:
        """Returns the figures of answers that took so long each, and so long together."""
        p50, p95, p99 = percentiles(seconds)
        return cls(p50, p95, p99, throughput=len(seconds) / elapsed)


def percentiles(seconds: Sequence[float]) -> list[float]:
    """Returns p50, p95 and p99 in milliseconds: each a time that was measured (nearest rank)."""
    found = np.percentile(seconds, SHARES, method="inverted_cdf")
    return [float(value) * 1000 for value in found]


def ask_together(
    ask: Callable[[str], object],
    questions: Sequence[str],
    askers: int,
    clock: Clock = time.perf_counter,
) -> Latency:
    """Asks every question once; an asker takes the next one as soon as it has its answer.

    Args:
        ask: Answers a question.
        questions: At least one.
        askers: How many ask at once, each in a thread of its own.
        clock: Seconds.
    """
    waiting, lock = iter(questions), threading.Lock()
    # Nobody asks before everybody is there.
    gate = threading.Barrier(askers + 1)

    def keep_asking() -> list[float]:
        seconds: list[float] = []
        gate.wait()
        while True:
            with lock:
                question = next(waiting, None)
            if question is None:
                return seconds
            start = clock()
            ask(question)
            seconds.append(clock() - start)

    with ThreadPoolExecutor(askers) as pool:
        asked = [pool.submit(keep_asking) for _ in range(askers)]
        start = clock()
        gate.wait()
        seconds = [second for one in asked for second in one.result()]
        return Latency.of(seconds, clock() - start)
