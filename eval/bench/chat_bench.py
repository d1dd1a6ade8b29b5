"""The chat beside the tutorial pipeline: indexing, waiting for answers, memory, cold start.

Times are measured in one process, where both take turns: on a busy machine the ratio says more
than they do. Memory and cold starts need a fresh process for each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from eval.bench.contenders import CONTENDERS
from eval.bench.fresh_process import run_fresh
from eval.bench.steps import (
    Figures,
    measure_answering,
    measure_indexing,
    measure_start,
    measure_together,
    medians,
)
from ingest.errors import SettingsError

WHOLE = "cold start: whole, seconds"
ANSWERED, NOT_IN_REPORT = 0, 3  # exit codes of `python -m app ask`


@dataclass(frozen=True, slots=True)
class BenchSettings:
    """What is measured, and how often.

    Attributes:
        encoders: Name or folder of the encoder, by name of the contender.
        questions: What is asked, each on its own.
        askers: Numbers of simultaneous askers.
        repeats: How often each index is built, each question asked and each process started.
    """

    encoders: Mapping[str, str]
    questions: tuple[str, ...]
    askers: tuple[int, ...]
    repeats: int


def compare_contenders(settings: BenchSettings, folder: Path) -> dict[str, Figures]:
    """Returns the figures of each contender, by name and unit, and the chat's as a ratio.

    Args:
        settings: What is measured.
        folder: An empty one, for the indexes.
    """
    folders = {name: folder / name for name in CONTENDERS}
    for one in folders.values():
        one.mkdir(exist_ok=True)
    with tqdm(total=1 + len(CONTENDERS) * len(STEPS), unit="step") as progress:
        progress.set_description("both in turn")
        figures = run_fresh(
            measure_together,
            encoders=settings.encoders,
            folders={name: str(one) for name, one in folders.items()},
            questions=settings.questions,
            askers=settings.askers,
            repeats=settings.repeats,
        )
        progress.update()
        for title, step in STEPS.items():
            for name, one in folders.items():
                progress.set_description(f"{title}, {name}")
                figures[name] |= step(name, settings, one)
                progress.update()
    return {**figures, "ratio": ratios(figures["chat"], figures["tutorial"])}


def ratios(ours: Mapping[str, float], theirs: Mapping[str, float]) -> Figures:
    """Returns ours divided by theirs, for every figure that both have and theirs is not 0."""
    return {name: value / theirs[name] for name, value in ours.items() if theirs.get(name)}


def _indexing(name: str, settings: BenchSettings, folder: Path) -> Figures:
    return run_fresh(
        measure_indexing,
        name=name,
        encoder=settings.encoders[name],
        folder=str(folder),
    )


def _answering(name: str, settings: BenchSettings, folder: Path) -> Figures:
    return run_fresh(
        measure_answering,
        name=name,
        encoder=settings.encoders[name],
        folder=str(folder),
        questions=settings.questions,
    )


def _cold_start(name: str, settings: BenchSettings, folder: Path) -> Figures:
    start = _chat_start if name == "chat" else _parts_of_start
    return medians(start(name, settings, folder) for _ in range(settings.repeats))


def _chat_start(name: str, settings: BenchSettings, folder: Path) -> Figures:
    """Returns the whole as a person has it at the command line, and its parts."""
    start = time.perf_counter()
    _ask_once(settings.encoders[name], folder, settings.questions[0])
    whole = time.perf_counter() - start
    return {**_parts_of_start(name, settings, folder), WHOLE: whole}


def _parts_of_start(name: str, settings: BenchSettings, folder: Path) -> Figures:
    """Returns the whole of a process that does nothing else, and its parts."""
    start = time.perf_counter()
    parts = run_fresh(
        measure_start,
        name=name,
        encoder=settings.encoders[name],
        folder=str(folder),
        question=settings.questions[0],
        started=time.time(),
    )
    return {WHOLE: time.perf_counter() - start, **parts}


def _ask_once(encoder: str, folder: Path, question: str) -> None:
    """Asks a question at the command line.

    Raises:
        SettingsError: It could not be answered.
    """
    done = subprocess.run(
        [sys.executable, "-m", "app", "ask", "--encoder", encoder, "--", question],
        env={**os.environ, "RAPPORTWIJZER_HOME": str(folder)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in (ANSWERED, NOT_IN_REPORT):
        raise SettingsError(f"`python -m app ask` failed: {done.stderr.strip()[-300:]}")


STEPS: Mapping[str, Callable[[str, BenchSettings, Path], Figures]] = {
    "memory of indexing": _indexing,
    "memory of answering": _answering,
    "cold start": _cold_start,
}
