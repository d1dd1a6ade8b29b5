"""What a load test counts: requests, outcomes by kind, waiting times and memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from scipy.stats import theilslopes

from eval.bench.latency import percentiles
from eval.load.check import Verdict
from eval.score.table import Cell

CONFIDENCE = 0.95
WARM_UP = 0.2  # share of the time before memory is watched for growth
FEWEST = 5  # samples of which a slope tells something
ANSWERS = frozenset({"ask", "link_to_question", "api"})
Slope = tuple[float, float, float]  # value, lower end, upper end


@dataclass(frozen=True, slots=True)
class Sample:
    """The server's memory at a moment.

    Attributes:
        seconds: Since the start.
        requests: Sent by then.
        memory: Of all server processes together, in MB.
    """

    seconds: float
    requests: int
    memory: float


@dataclass(slots=True)
class Tally:
    """Counts as it goes.

    Attributes:
        requests: HTTP requests sent.
        verdicts: Of the outcomes that came.
        errors: By kind.
        refused: Requests that a busy server turned away.
        seconds: Waited for outcomes, by kind of step.
        samples: Of memory.
    """

    requests: int = 0
    verdicts: Counter[Verdict] = field(default_factory=Counter)
    errors: Counter[str] = field(default_factory=Counter)
    refused: int = 0
    seconds: dict[str, list[float]] = field(default_factory=dict)
    samples: list[Sample] = field(default_factory=list)

    def count_request(self) -> None:
        """Counts a request."""
        self.requests += 1

    def add(self, kind: str, seconds: float, verdict: Verdict) -> None:
        """Counts an outcome."""
        self.verdicts[verdict] += 1
        self.seconds.setdefault(kind, []).append(seconds)

    @property
    def is_clean(self) -> bool:
        """Whether something was answered, and all that came was right."""
        bad = self.errors.total() + self.verdicts["swapped"] + self.verdicts["wrong"]
        return self.verdicts.total() > 0 and not bad

    @property
    def answers(self) -> int:
        """How many questions were answered."""
        return sum(len(waits) for kind, waits in self.seconds.items() if kind in ANSWERS)


def waits(tally: Tally, elapsed: float) -> dict[str, dict[str, Cell]]:
    """Returns waiting times in ms and outcomes a second: of chat, of all else, and by kind."""
    chat = tally.seconds.get("ask", [])
    others = [wait for kind, found in tally.seconds.items() if kind != "ask" for wait in found]
    groups = {"chat answers": chat, "all else": others}
    kinds = {f"  {kind}": found for kind, found in sorted(tally.seconds.items()) if kind != "ask"}
    return {name: _waits(found, elapsed) for name, found in {**groups, **kinds}.items() if found}


def _waits(seconds: Sequence[float], elapsed: float) -> dict[str, Cell]:
    p50, p95, p99 = (f"{value:.0f}" for value in percentiles(seconds))
    return {
        "number": str(len(seconds)),
        "p50 ms": p50,
        "p95 ms": p95,
        "p99 ms": p99,
        "max ms": f"{1000 * max(seconds):.0f}",
        "a second": f"{len(seconds) / elapsed:.2f}",
    }


def growth(samples: Sequence[Sample], elapsed: float) -> Mapping[str, Slope]:
    """Returns how fast memory grows after the warm-up; nothing if there are too few samples.

    Theil and Sen's estimate, the median of the slopes between all pairs of samples: a single
    jump does not move it, as it would least squares. Its 95 % interval takes samples for
    independent, which neighbours in time are not, so it is rather too narrow.

    Args:
        samples: In the order of time.
        elapsed: Seconds, the warm-up included.
    """
    steady = [sample for sample in samples if sample.seconds >= WARM_UP * elapsed]
    if len(steady) < FEWEST or steady[0].requests == steady[-1].requests:
        return {}
    memory = [sample.memory for sample in steady]
    return {
        "MB an hour": _slope([sample.seconds / 3600 for sample in steady], memory),
        "kB per 1,000 requests": _slope([sample.requests / 1e6 for sample in steady], memory),
    }


def _slope(x: Sequence[float], y: Sequence[float]) -> Slope:
    found = theilslopes(y, x, alpha=CONFIDENCE)
    return float(found.slope), float(found.low_slope), float(found.high_slope)
