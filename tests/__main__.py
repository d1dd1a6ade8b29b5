"""`python -m tests`: all tests; those in the browser run beside the others, on two cores."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
BROWSER = "tests/e2e"


def main() -> int:
    """Returns 0 if all passed; what the browser tests print comes after the rest."""
    pytest = [sys.executable, "-m", "pytest"]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as printed,
        subprocess.Popen(
            [*pytest, BROWSER], cwd=ROOT, stdout=printed, stderr=subprocess.STDOUT
        ) as browser,
    ):
        try:
            others = subprocess.run([*pytest, f"--ignore={BROWSER}"], cwd=ROOT, check=False)
            browser.wait()
        finally:
            browser.terminate()
        printed.seek(0)
        print(printed.read())
    return 1 if others.returncode or browser.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
