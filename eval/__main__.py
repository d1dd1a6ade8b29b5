"""The evaluation workbench: questions answered, scored, compared, exported and timed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from eval.commands import (
    acts,
    answering,
    calibrating,
    comparing,
    development,
    exchange,
    judging,
    loading,
    measuring,
    reporting,
    sweeping,
)
from ingest.command_line import CommandLine
from ingest.errors import SettingsError
from ingest.exit_code import exit_code

MODULES = (
    answering,
    judging,
    comparing,
    reporting,
    exchange,
    sweeping,
    measuring,
    loading,
    calibrating,
    acts,
    development,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, 1 for a check that failed, 2 for a bad input."""
    arguments = _parser().parse_args(argv)
    return exit_code(lambda: _run(arguments))


def _run(arguments: argparse.Namespace) -> int:
    try:
        return int(arguments.command(arguments))
    except BrokenPipeError:
        raise
    except OSError as error:
        what = error.filename or "A file"
        raise SettingsError(f"{what} cannot be used ({error.strerror}).") from error


def _parser() -> argparse.ArgumentParser:
    parser = CommandLine(prog="python -m eval", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    for module in MODULES:
        module.add(commands)
    return parser


if __name__ == "__main__":
    sys.exit(main())
