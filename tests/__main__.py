"""`python -m tests [--quick]`: format, lint, types, tests and scores; the last line sums it up."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.checkout import ROOT

PYTHON = (sys.executable, "-m")
SHARED_HOME = "RAPPORTWIJZER_TESTS_HOME"  # names the data folder whose index the steps share
BROWSER = "tests/e2e"
SLOW_FOLDERS = (BROWSER, "tests/faults", "tests/fuzz", "tests/eval/load")
FAST = ("-m", "not real and not slow", *(f"--ignore={folder}" for folder in SLOW_FOLDERS))


@dataclass(frozen=True, slots=True)
class Step:
    """A command that passes or fails.

    Attributes:
        name: In headers and in the last line.
        command: As run in the root of the checkout.
        counts: Whether it is pytest, whose tests are counted.
    """

    name: str
    command: tuple[str, ...]
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """How a step went: its exit status is 0 if it passed; the number of tests by outcome."""

    name: str
    status: int
    tests: Counter[str]

    def __str__(self) -> str:
        counts = ", ".join(f"{number:,} {outcome}" for outcome, number in self.tests.items())
        return f"{self.name} ({counts})" if counts else self.name


@dataclass(frozen=True, slots=True)
class Row:
    """Steps that run one after the other, and those that run beside them on another core."""

    steps: tuple[Step, ...]
    beside: tuple[Step, ...] = ()


FORMAT = Step("format", (*PYTHON, "ruff", "format", "--check", "."))
LINT = Step("lint", (*PYTHON, "ruff", "check", "."))
TYPES = Step("types", (*PYTHON, "mypy"))
TESTS = Step("tests", (*PYTHON, "pytest", f"--ignore={BROWSER}"), counts=True)
BROWSER_TESTS = Step("browser tests", (*PYTHON, "pytest", BROWSER), counts=True)
FAST_APP = Step("fast tests of the app", (*PYTHON, "pytest", "tests/app", *FAST), counts=True)
FAST_REST = Step("other fast tests", (*PYTHON, "pytest", "--ignore=tests/app", *FAST), counts=True)
BASELINE = Step("baseline", (*PYTHON, "eval", "baseline"))

# The tests in a browser take as long as all else.
WHOLE = (Row((FORMAT, LINT)), Row((TYPES, TESTS, BASELINE), beside=(BROWSER_TESTS,)))
QUICK = (Row((FORMAT, LINT)), Row((FAST_APP,), beside=(FAST_REST, TYPES)))


def main(argv: Sequence[str] | None = None) -> int:
    """Returns 0 if every step passed, 1 if one failed; every step is run all the same."""
    parser = argparse.ArgumentParser(prog="python -m tests", description=__doc__)
    parser.add_argument(
        "--quick", action="store_true", help="what takes seconds: for daily work, not for a release"
    )
    quick = parser.parse_args(argv).quick
    for line in left_out(quick):
        print(f"Left out: {line}")
    start = time.monotonic()
    results = [result for row in (QUICK if quick else WHOLE) for result in run_row(row)]
    print(f"\n{summary(results, time.monotonic() - start)}")
    return 1 if any(result.status for result in results) else 0


def left_out(quick: bool) -> Iterator[str]:
    """Yields what is not run and why; where `CI` is set, what is missing fails instead."""
    if quick:
        yield f"{', '.join(SLOW_FOLDERS)}: they take minutes."
        yield "tests marked real or slow: they load the real encoder, or take seconds each."
        yield "baseline: it answers all development questions."
    elif not os.environ.get("CI"):
        if not (shutil.which("chromium") or shutil.which("chromium-browser")):
            yield "tests in a browser: Chromium is not installed (apt-get install chromium)."
        if not (shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")):
            yield "tests behind nginx: it is not installed (apt-get install nginx-light openssl)."
        if not hasattr(os, "geteuid") or os.geteuid() != 0:
            yield "tests of full and read-only disks, unless sudo asks for no password: not root."


def run_row(row: Row) -> list[Result]:
    """Runs steps; what those beside the others print comes after the others have ended."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with _started(row.beside, folder) as processes:
            results = [_run(step, row, folder) for step in row.steps]
            statuses = [process.wait() for process in processes]
        for step, status in zip(row.beside, statuses, strict=True):
            printed = (folder / f"{step.name}.txt").read_text("utf-8")
            print(f"\n── {step.name}, beside the others\n{printed}", end="")
            results.append(Result(step.name, status, _counted(folder, step)))
    if row.beside:
        print(f"   {duration(time.monotonic() - start)} side by side", flush=True)
    return results


def _run(step: Step, row: Row, folder: Path) -> Result:
    beside = "".join(f", beside it {one.name}" for one in row.beside)
    print(f"\n── {step.name}{beside}", flush=True)
    start = time.monotonic()
    status = subprocess.call(_command(step, folder), cwd=ROOT, env=_environment(step, folder))
    print(f"   {duration(time.monotonic() - start)}", flush=True)
    return Result(step.name, status, _counted(folder, step))


@contextmanager
def _started(steps: Sequence[Step], folder: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Yields running steps, and ends them if it is left before they have ended."""
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for step in steps:
            with (folder / f"{step.name}.txt").open("w") as out:
                processes.append(
                    subprocess.Popen(
                        _command(step, folder),
                        cwd=ROOT,
                        env=_environment(step, folder),
                        stdout=out,
                        stderr=subprocess.STDOUT,
                    )
                )
        yield processes
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _command(step: Step, folder: Path) -> list[str]:
    report = [f"--junitxml={folder / step.name}.xml"] if step.counts else []
    return [*step.command, *report]


def _environment(step: Step, folder: Path) -> dict[str, str]:
    """Returns what lets steps share one index, and each keep to its core."""
    home = folder / "home"
    own = {} if step.counts else {"RAPPORTWIJZER_HOME": str(home)}
    # Two processes of two threads each wait for each other's on two cores.
    return {"OMP_NUM_THREADS": "1", **os.environ, **own, SHARED_HOME: str(home)}


def _counted(folder: Path, step: Step) -> Counter[str]:
    """Returns the number of tests by outcome; none if pytest wrote no report."""
    file = folder / f"{step.name}.xml"
    if not file.exists():
        return Counter()
    suites = ElementTree.parse(file).getroot().iter("testsuite")
    counts = Counter[str]()
    for suite in suites:
        bad = {name: int(suite.attrib[name]) for name in ("failures", "errors", "skipped")}
        passed = int(suite.attrib["tests"]) - sum(bad.values())
        counts.update({"passed": passed, "failed": bad["failures"] + bad["errors"]})
        counts["skipped"] += bad["skipped"]
    return +counts


def summary(results: Sequence[Result], seconds: float) -> str:
    """Returns one line that says which steps failed and which passed."""
    failed = ", ".join(str(result) for result in results if result.status)
    passed = ", ".join(str(result) for result in results if not result.status)
    told = [f"FAILED: {failed}."] if failed else []
    told += [f"Passed: {passed}."] if passed else []
    return f"{' '.join(told)} {duration(seconds)}."


def duration(seconds: float) -> str:
    """Returns "4.2 s" or, from a minute on, "18 min 3 s"."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{seconds:.1f} s"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        print("\nStopped before the end.")
        sys.exit(130)
