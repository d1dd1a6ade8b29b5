"""`python -m tests.fuzz TARGET [--seconds N]`: feed a target with ever stranger bytes.

atheris mutates what is in `tests/fuzz/corpus/TARGET` and keeps what reaches new code. Whatever
raises, hangs or takes too much memory is put into that folder, where `test_corpus.py` tries it
again at every run of the tests.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
INSTRUMENTED = ["ingest", "index", "app", "eval"]
SLOWEST = 20  # seconds for one input
MOST_MEMORY = 3000  # megabytes
LONGEST = 20_000  # bytes of one input


def main(argv: Sequence[str] | None = None) -> int:
    """Returns 2 if atheris is not installed; else it ends the process itself, 0 without a find."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", help="which of tests/fuzz/targets.py, by its name")
    parser.add_argument("--seconds", type=int, default=120, help="default: %(default)s")
    arguments = parser.parse_args(argv)
    try:
        atheris: Any = importlib.import_module("atheris")
    except ImportError:
        print("error: atheris is not installed; pip install -e '.[fuzz]'.", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=INSTRUMENTED):
        targets = importlib.import_module("tests.fuzz.targets").TARGETS
    if arguments.target not in targets:
        print(f"error: There is no target but {', '.join(targets)}.", file=sys.stderr)
        return 2
    kept = CORPUS / arguments.target
    kept.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as grown:
        atheris.Setup(
            [
                "tests.fuzz",
                grown,
                str(kept),
                f"-artifact_prefix={kept}/",
                f"-max_total_time={arguments.seconds}",
                f"-max_len={LONGEST}",
                f"-timeout={SLOWEST}",
                f"-rss_limit_mb={MOST_MEMORY}",
                "-print_final_stats=1",
            ],
            targets[arguments.target],
        )
        atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
