"""Answers of two versions, question by question in turn: how long they take, and which differ."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from eval.bench.steps import Figures, medians
from eval.bench.versions.starting import with_ratios
from eval.bench.versions.version import Version
from ingest.errors import SettingsError

SIDE = Path(__file__).with_name("side.py")
# Of a run record, what nobody sees: scores move in the last digit with any row of the index.
UNSEEN = ("confidence", "sentences", "passages")
MEDIAN, RATE = "answer: median ms", "{} askers: answers/s"


@dataclass(frozen=True, slots=True)
class Side:
    """A version that is asked."""

    process: subprocess.Popen[bytes]

    def tell(self, **order: object) -> dict[str, Any]:
        """Returns what comes of an order; see `eval.bench.versions.side`.

        Raises:
            SettingsError: The process has ended.
        """
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(f"{json.dumps(order)}\n".encode())
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            raise SettingsError("A version that was asked has ended.")
        found: dict[str, Any] = json.loads(line)
        return found


def compare_answers(
    versions: Mapping[str, Version], questions: Sequence[str], askers: int, repeats: int
) -> tuple[dict[str, Figures], list[str]]:
    """Returns the medians of the rounds by name, as `with_ratios`; and what is answered otherwise.

    Args:
        versions: By name.
        questions: What is asked in each round: by one in turn of each version, then by many.
        askers: How many then ask at once.
        repeats: Rounds.
    """
    rounds, different = [], []
    with ExitStack() as stack:
        sides = {name: stack.enter_context(asked(one)) for name, one in versions.items()}
        for number in range(1 + repeats):  # the first one warms up, and compares
            seconds: dict[str, list[float]] = {name: [] for name in sides}
            for place, question in enumerate(tqdm(questions, desc=f"round {number}")):
                turns = list(sides) if place % 2 else list(sides)[::-1]
                told = {name: sides[name].tell(question=question) for name in turns}
                for name, one in told.items():
                    seconds[name].append(one["seconds"])
                if not number and len({_shown(one["answer"]) for one in told.values()}) > 1:
                    different.append(question)
            rounds.append(with_ratios(_figures(sides, seconds, questions, askers)))
    return {name: medians(one[name] for one in rounds[1:]) for name in rounds[0]}, different


def _shown(answer: Mapping[str, object]) -> str:
    return json.dumps({name: value for name, value in answer.items() if name not in UNSEEN})


def _figures(
    sides: Mapping[str, Side],
    seconds: Mapping[str, Sequence[float]],
    questions: Sequence[str],
    askers: int,
) -> dict[str, Figures]:
    return {
        name: {
            MEDIAN: 1000 * statistics.median(seconds[name]),
            RATE.format(askers): len(questions)
            / side.tell(questions=questions, askers=askers)["seconds"],
        }
        for name, side in sides.items()
    }


@contextmanager
def asked(version: Version, script: Path | None = None) -> Iterator[Side]:
    """Yields a version that can be asked, and ends it.

    Args:
        version: What is asked.
        script: What it runs for that; None for `side.py`.
    """
    with subprocess.Popen(
        [sys.executable, "-c", (script or SIDE).read_text("utf-8")],
        cwd=version.tree,
        env=version.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=0,
    ) as process:
        try:
            yield Side(process)
        finally:
            process.kill()
