"""`python -m ingest edition FILE --out FOLDER` begins an edition, `edition FOLDER` checks one."""

from __future__ import annotations

import argparse
from pathlib import Path

from ingest.automatic.any_report import automatic_corpus
from ingest.command_line import CommandLine, refuse
from ingest.doubts import doubt_lines
from ingest.edition.folder import ABOUT, edition_corpus, edition_files, unfinished
from ingest.edition.prepared import EDITION
from ingest.edition.skeleton import write_skeleton
from ingest.errors import SettingsError
from ingest.report_file import read_report_file

COMMAND = "edition"


def edition_parser() -> argparse.ArgumentParser:
    """Returns what reads the command line."""
    parser = CommandLine(prog="python -m ingest", description=__doc__)
    edition = parser.add_subparsers(required=True).add_parser(COMMAND, help="begin or check one")
    edition.add_argument("path", type=Path, help="a report file, or the folder of an edition")
    edition.add_argument("--out", type=Path, help="a new folder, for the edition of a report file")
    edition.add_argument("--check", action="store_true", help="check an edition (the default)")
    edition.set_defaults(run=_run)
    return parser


def _run(arguments: argparse.Namespace) -> int:
    if arguments.path.is_dir():
        refuse(arguments, "--out", because="on the folder of an edition, which is checked")
        _check(arguments.path)
    else:
        if arguments.check:
            raise SettingsError(
                f"--check reads the folder of an edition; {arguments.path} is none."
            )
        _begin(arguments.path, arguments.out)
    return 0


def _begin(path: Path, out: Path | None) -> None:
    file = read_report_file(path)
    if out is None:
        raise SettingsError("Name a new folder for the edition (--out FOLDER).")
    report = automatic_corpus(file).report
    write_skeleton(report, out)
    print(f"Wrote {len(report.blocks):,} blocks and {len(report.sentences):,} sentences to {out}.")
    print(f"Complete {EDITION} and {ABOUT}, then run 'python -m ingest edition {out}'.")
    if report.doubts:
        print("", *doubt_lines(report.doubts), sep="\n")


def _check(folder: Path) -> None:
    corpus = edition_corpus(edition_files(folder))
    report = corpus.report
    print(f"{report.title} ({report.id})")
    print(
        f"{len(report.blocks):,} blocks and {len(report.sentences):,} sentences match the source."
    )
    left = list(unfinished(corpus))
    print(*(left or ["Nothing is left to do."]), sep="\n")
    if report.doubts:
        print("", *doubt_lines(report.doubts), sep="\n")
