"""Two versions measured in turn, in one run: starts, memory, answers, and the machine's load."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.bench.steps import Figures, medians
from eval.bench.versions.answers import compare_answers
from eval.bench.versions.starting import compare_starts, with_ratios
from eval.bench.versions.version import Version, beside
from eval.load.serving import HELD, held_alone, held_serving

WARM_UP = 12  # questions that a server answers before it is weighed


@dataclass(frozen=True, slots=True)
class Against:
    """What is measured, and how often.

    Attributes:
        ref: The commit that is measured beside this version.
        questions: What is asked.
        askers: How many ask at once.
        repeats: Rounds; servers are weighed once in each of the first two.
    """

    ref: str
    questions: tuple[str, ...]
    askers: int
    repeats: int


def compare_versions(wanted: Against, folder: Path) -> dict[str, Any]:
    """Returns the figures by name, the questions answered otherwise, and the load of the machine.

    Args:
        wanted: What is measured.
        folder: An empty one.
    """
    load = [os.getloadavg()]
    with beside(wanted.ref, folder) as versions:
        figures = compare_starts(versions, wanted.questions[0], wanted.repeats)
        load.append(os.getloadavg())
        served = _compare_serving(versions, wanted.questions[:WARM_UP], min(wanted.repeats, 2))
        load.append(os.getloadavg())
        answers, different = compare_answers(
            versions, wanted.questions, wanted.askers, wanted.repeats
        )
    load.append(os.getloadavg())
    for name, own in [*served.items(), *answers.items()]:
        figures[name] = {**figures.get(name, {}), **own}
    minute = [f"{one:.2f}" for one, *_ in load]
    return {"figures": figures, "answered otherwise": different, "load": minute}


def _compare_serving(
    versions: Mapping[str, Version], questions: Sequence[str], repeats: int
) -> dict[str, Figures]:
    rounds = []
    for _ in range(repeats):
        one = {"alone": {HELD: held_alone()}}
        for name, version in versions.items():
            held = held_serving(version.tree, version.environment, questions, version.home)
            one[name] = {HELD: held}
        rounds.append(with_ratios(one))
    return {name: medians(one[name] for one in rounds) for name in rounds[0]}
