"""`python -m ingest add`: files and folders -> reports of the library, in turn or by workers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tqdm import tqdm

from ingest.checkout import home
from ingest.command_line import refuse, some_text, whole_number
from ingest.corpus import Corpus
from ingest.doubts import doubt_lines
from ingest.errors import SettingsError
from ingest.exit_code import UNUSABLE
from ingest.library.adding import STAGES, Wishes
from ingest.library.many import Outcome, Workers, add_in_turn, add_together, files_in
from ingest.library.member import Member
from ingest.library.shelf import Shelf
from ingest.library.workers import Certificates, ClusterWorkers, LocalWorkers
from ingest.ocr.text_layer import OCR_HELP

TLS = ("--tls-ca", "--tls-cert", "--tls-key")


def add_options(add: argparse.ArgumentParser) -> None:
    """Gives the command its options."""
    add.add_argument("paths", nargs="+", type=Path, metavar="FILE", help="or a folder of files")
    add.add_argument("--title", type=some_text, help="of the report; default: the file's own")
    add.add_argument(
        "--language", type=some_text, help="of the file (ISO 639-1); default: told by its words"
    )
    add.add_argument("--id", type=some_text, help="in links; default: made of name and content")
    add.add_argument("--ocr", action="store_true", help=OCR_HELP)
    add.add_argument(
        "--workers", type=whole_number(1), metavar="N", help="read N files at once, by Dask"
    )
    add.add_argument(
        "--scheduler", type=some_text, metavar="tls://…", help="read them on a cluster of Dask's"
    )
    for option, what in zip(TLS, ("authority", "certificate", "key"), strict=True):
        add.add_argument(
            option,
            type=Path,
            metavar="FILE",
            help=f"{what} for --scheduler, as PEM; default: of Dask's configuration",
        )
    add.add_argument(
        "--trusted-network",
        action="store_true",
        help="allow --scheduler tcp://…: nobody else reaches that network",
    )
    add.set_defaults(run=_add)


def _add(arguments: argparse.Namespace) -> int:
    workers = _workers(arguments)
    files = files_in(arguments.paths)
    if len(files) > 1:
        refuse(arguments, "--title", "--id", because="on several files")
    wishes = Wishes(
        arguments.title or "",
        arguments.language or "",
        arguments.id or "",
        home() / "ocr" if arguments.ocr else None,
    )
    failed = list[str]()
    steps, unit = (1, "report") if workers else (len(STAGES), "step")
    try:
        with tqdm(total=len(files) * steps, unit=unit, disable=None) as bar:
            for outcome in _outcomes(files, wishes, workers, bar):
                if outcome.member is None:
                    failed.append(str(outcome.error))
                    continue
                bar.clear()
                print(*_told(outcome.path, outcome.member, outcome.corpus), sep="\n", flush=True)
    finally:
        for reason in failed:
            sys.stderr.write(f"error: {reason}\n")
    return UNUSABLE if failed else 0


def _workers(arguments: argparse.Namespace) -> Workers | None:
    """Returns who reads; None if this process does.

    Raises:
        SettingsError: The options have no effect together, or the address is refused.
    """
    if arguments.ocr and (arguments.workers or arguments.scheduler):
        raise SettingsError("--ocr keeps all cores busy by itself, so it goes with no workers.")
    if arguments.scheduler is None:
        refuse(arguments, *TLS, "--trusted-network", because="without --scheduler")
        return LocalWorkers(arguments.workers) if arguments.workers else None
    refuse(arguments, "--workers", because="with --scheduler, which has its own")
    certificates = Certificates(arguments.tls_ca, arguments.tls_cert, arguments.tls_key)
    workers = ClusterWorkers(arguments.scheduler, certificates, arguments.trusted_network)
    if workers.is_open:
        refuse(arguments, *TLS, because="with --scheduler tcp://")
    else:
        refuse(arguments, "--trusted-network", because="with --scheduler tls://")
    return workers


def _outcomes(
    files: Sequence[Path], wishes: Wishes, workers: Workers | None, bar: tqdm[None]
) -> Iterator[Outcome]:
    """Yields what becomes of each file as it becomes so, and shows how far that is."""
    shelf = Shelf(home())
    if workers:
        for outcome in add_together(shelf, files, wishes, workers):
            bar.set_description(outcome.path.name)
            bar.update()
            yield outcome
        return

    def enter(number: int, stage: str) -> None:
        bar.set_description(f"{stage} {files[number].name}")
        bar.update(number * len(STAGES) + STAGES.index(stage) - bar.n)

    yield from add_in_turn(shelf, files, wishes, enter)
    bar.update(bar.total - bar.n)


def _told(path: Path, member: Member, corpus: Corpus | None) -> list[str]:
    if corpus is None:
        return [f"{path} is in the library already, as {member.id}."]
    return [f"Added {member_line(member)}", *doubt_lines(corpus.report.doubts, path)]


def member_line(member: Member) -> str:
    """Returns what the library tells of a report."""
    parts = "page" if member.is_paged else "part"
    return (
        f"{member.id}: {member.title} ({member.language}, {_counted(member.pages, parts)},"
        f" {_counted(member.sentences, 'sentence')}, unsure of {member.doubts})"
    )


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}" + "s" * (number != 1)
