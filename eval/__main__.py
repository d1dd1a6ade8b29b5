"""The evaluation workbench: questions answered, scored, compared, exported and timed."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from eval.commands import (
    answering,
    comparing,
    development,
    exchange,
    loading,
    measuring,
    reporting,
    sweeping,
)
from ingest.command_line import CommandLine
from ingest.errors import RapportwijzerError

MODULES = (
    answering,
    comparing,
    reporting,
    exchange,
    sweeping,
    measuring,
    loading,
    development,
)
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, 1 for a check that failed, 2 for a bad input."""
    arguments = _parser().parse_args(argv)
    try:
        return int(arguments.command(arguments))
    except RapportwijzerError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # what is printed goes to a command that reads no further
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        what = error.filename or "A file"
        print(f"error: {what} cannot be used ({error.strerror}).", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        return INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = CommandLine(prog="python -m eval", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in MODULES:
        module.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
