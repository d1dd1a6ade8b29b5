"""How many reports a command takes into a library in an hour, by how many processes read them.

Each time is that of `python -m ingest add` from start to end, the start of the workers included.
"""

from __future__ import annotations

import os
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
    seconds: dict[str, list[float]] = {name: [] for name in options}
    with tqdm(total=repeats * len(options), unit="run") as bar:
        for _ in range(repeats):
            for name, given in options.items():
                bar.set_description(name)
                seconds[name].append(_seconds(files, given))
                bar.update()
    return {name: _figures(found, seconds[IN_TURN], reports) for name, found in seconds.items()}


def _figures(seconds: list[float], in_turn: list[float], reports: int) -> Figures:
    taken = statistics.median(seconds)
    ratio = statistics.median(a / b for a, b in zip(seconds, in_turn, strict=True))
    return {"seconds": taken, "reports an hour": 3600 * reports / taken, "to in turn": ratio}


def _seconds(files: Path, options: list[str]) -> float:
    with tempfile.TemporaryDirectory(dir=files.parent) as home:
        start = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "ingest", "add", str(files), *options],
            cwd=ROOT,
            env={**os.environ, "RAPPORTWIJZER_HOME": home},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        taken = time.perf_counter() - start
    if done.returncode:
        raise SettingsError(f"Adding failed: {done.stderr.strip() or done.returncode}")
    return taken
