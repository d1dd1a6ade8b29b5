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


FORMAT = Step("format", (*PYTHON, "ruff", "format", "--check", "."))
LINT = Step("lint", (*PYTHON, "ruff", "check", "."))
TYPES = Step("types", (*PYTHON, "mypy"))
TESTS = Step("tests", (*PYTHON, "pytest", f"--ignore={BROWSER}"), counts=True)
BROWSER_TESTS = Step("browser tests", (*PYTHON, "pytest", BROWSER), counts=True)
FAST_APP = Step("fast tests of the app", (*PYTHON, "pytest", "tests/app", *FAST), counts=True)
FAST_REST = Step("other fast tests", (*PYTHON, "pytest", "--ignore=tests/app", *FAST), counts=True)
BASELINE = Step("baseline", (*PYTHON, "eval", "baseline"))

# Steps of one row run side by side, on two cores.
WHOLE = ((FORMAT,), (LINT,), (TYPES,), (TESTS, BROWSER_TESTS), (BASELINE,))
QUICK = ((FORMAT,), (LINT,), (FAST_APP, FAST_REST, TYPES))


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


def run_row(row: Sequence[Step]) -> list[Result]:
    """Runs steps side by side; what all but the first print comes after the first has ended."""
    print(f"\n── {', '.join(step.name for step in row)}", flush=True)
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        files = [Path(name, f"{number}.xml") for number in range(len(row))]
        beside = [
            (step, file, Path(name, f"{step.name}.txt"))
            for step, file in zip(row[1:], files[1:], strict=True)
        ]
        with _started(beside) as processes:
            statuses = [subprocess.call(_command(row[0], files[0]), cwd=ROOT)]
            statuses += [process.wait() for process in processes]
        for step, _, printed in beside:
            print(f"\n── {step.name}, beside the others\n{printed.read_text('utf-8')}", end="")
        results = [
            Result(step.name, status, _counted(file))
            for step, status, file in zip(row, statuses, files, strict=True)
        ]
    print(f"   {duration(time.monotonic() - start)}", flush=True)
    return results


@contextmanager
def _started(steps: Sequence[tuple[Step, Path, Path]]) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Yields running steps, and ends them if it is left before they have ended."""
    processes: list[subprocess.Popen[bytes]] = []
    try:
        for step, file, printed in steps:
            with printed.open("w") as out:
                processes.append(
                    subprocess.Popen(
                        _command(step, file), cwd=ROOT, stdout=out, stderr=subprocess.STDOUT
                    )
                )
        yield processes
    finally:
        for process in processes:
            process.terminate()
            process.wait()


def _command(step: Step, file: Path) -> list[str]:
    return [*step.command, f"--junitxml={file}"] if step.counts else list(step.command)


def _counted(file: Path) -> Counter[str]:
    """Returns the number of tests by outcome; none if pytest wrote no report."""
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
