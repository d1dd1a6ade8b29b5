"""Whole processes: how long they take from start to end, and the most memory they hold."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from eval.bench.steps import Figures, medians
from eval.bench.versions.version import Version
from ingest.errors import SettingsError

# What nobody who answers with sentence-transformers can do without.
ALONE = (sys.executable, "-c", "import sentence_transformers")
ENDED_WELL = (0, 3)  # of `ask`: answered, not in the report
# Starts a command; tells its seconds, exit code and peak.
LAUNCHER = """
import json, os, subprocess, sys, time
start = time.perf_counter()
process = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(json.dumps([time.perf_counter() - start, process.returncode, usage.ru_maxrss]))
"""
SECONDS, PEAK = "cold ask: seconds", "cold ask: peak MB"


def compare_starts(
    versions: Mapping[str, Version], question: str, repeats: int
) -> dict[str, Figures]:
    """Returns the medians of a cold `ask` of each version, and of importing its encoder's library.

    Args:
        versions: By name.
        question: What is asked.
        repeats: Rounds, in each of which all take their turn; one before them warms the files up.

    Returns:
        By name, "alone" for the import, and for each version "NAME / alone" and, but for the
        last, "NAME / LAST": medians of the ratios of each round.
    """
    ask = (sys.executable, "-m", "app", "ask", "--", question)
    rounds = []
    for _ in range(1 + repeats):
        one = {"alone": run_whole(ALONE, {**os.environ}, Path.cwd())}
        for name, version in versions.items():
            one[name] = run_whole(ask, version.environment, version.tree)
        rounds.append(with_ratios(one))
    return {name: medians(one[name] for one in rounds[1:]) for name in rounds[0]}


def with_ratios(figures: Mapping[str, Figures]) -> dict[str, Figures]:
    """Returns figures by name, with those of versions divided by what is "alone" and by "before".

    Args:
        figures: By name, "now" and "before" among them; "alone" where something else is measured.
    """
    pairs = [(one, other) for one in ("now", "before") for other in ("alone", "before")]
    ratios = {
        f"{one} / {other}": {
            name: value / figures[other][name] for name, value in figures[one].items()
        }
        for one, other in pairs
        if one != other and other in figures
    }
    return {**figures, **ratios}


def run_whole(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> Figures:
    """Returns the seconds and the peak in MB (10^6 bytes) of a process, from start to end.

    Linux gives a process the mark of the one that started it to begin with, so that a small one
    stands between.

    Raises:
        SettingsError: It failed.
    """
    done = subprocess.run(
        [sys.executable, "-S", "-c", LAUNCHER, *command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    seconds, code, peak = json.loads(done.stdout)
    if code not in ENDED_WELL:
        raise SettingsError(f"{' '.join(command[1:])} failed with exit code {code}.")
    unit = 1 if sys.platform == "darwin" else 1024
    return {SECONDS: seconds, PEAK: peak * unit / 1e6}
