"""How many reports a command takes into a library in an hour, by how many processes read them.

Each time is that of `python -m ingest add` from start to end, the start of the workers included.
On a machine that others keep busy the time of processors tells more than the clock.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tqdm import tqdm

from eval.bench.library import PAGES, synthetic_report
from eval.bench.printed import printed
from eval.bench.steps import Figures
from ingest.bundled import bundled_corpus
from ingest.checkout import ROOT
from ingest.errors import SettingsError

REPORTS = 24
IN_TURN = "in turn"
Taken = tuple[float, float]  # seconds by the clock, and of processors


def numbers_of_workers(cores: int) -> list[int]:
    """Returns 1, 2 and so on by doubling, up to the cores but at least to two."""
    return [1 << power for power in range(max(2, cores.bit_length()))]


def measure_adding(
    folder: Path, repeats: int, reports: int = REPORTS, pages: int = PAGES
) -> dict[str, Figures]:
    """Returns what adding a folder of PDF files takes, by who reads; medians of rounds in turn.

    Args:
        folder: An empty one.
        repeats: Rounds.
        reports: How many files.
        pages: Of each.

    Raises:
        SettingsError: The command failed.
    """
    sentences = [one.text for one in bundled_corpus().report.sentences.values()]
    files = folder / "reports"
    files.mkdir()
    for seed in range(reports):
        text = synthetic_report(sentences, seed, pages)
        (files / f"{seed}.pdf").write_bytes(printed(text))
    options = {IN_TURN: list[str]()}
    for number in numbers_of_workers(os.cpu_count() or 1):
        options[f"{number} workers"] = ["--workers", str(number)]
    taken: dict[str, list[Taken]] = {name: [] for name in options}
    with tqdm(total=repeats * len(options), unit="run") as bar:
        for _ in range(repeats):
            for name, given in options.items():
                bar.set_description(name)
                taken[name].append(_taken(files, given))
                bar.update()
    return {name: _figures(found, taken[IN_TURN], reports) for name, found in taken.items()}


def _figures(taken: list[Taken], in_turn: list[Taken], reports: int) -> Figures:
    seconds = statistics.median(wall for wall, _ in taken)
    pairs = list(zip(taken, in_turn, strict=True))
    return {
        "seconds": seconds,
        "reports an hour": 3600 * reports / seconds,
        "to in turn": statistics.median(one[0] / other[0] for one, other in pairs),
        "processor seconds": statistics.median(busy for _, busy in taken),
        "of these to in turn": statistics.median(one[1] / other[1] for one, other in pairs),
    }


def _taken(files: Path, options: list[str]) -> Taken:
    with tempfile.TemporaryDirectory(dir=files.parent) as home:
        start, busy = time.perf_counter(), _busy()
        done = subprocess.run(
            [sys.executable, "-m", "ingest", "add", str(files), *options],
            cwd=ROOT,
            env={**os.environ, "RAPPORTWIJZER_HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        taken = time.perf_counter() - start, _busy() - busy
    if done.returncode:
        raise SettingsError(f"Adding failed: {done.stderr.strip() or done.returncode}")
    return taken


def _busy() -> float:
    """Returns the processor time of all processes that were started here and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
