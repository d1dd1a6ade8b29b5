"""`python -m ingest add | list | remove | rename`: the library from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from ingest.bundled import REPORT_ID, REPORT_TITLE
from ingest.checkout import home
from ingest.command_line import CommandLine, refuse, some_text
from ingest.corpus import Corpus
from ingest.doubts import doubt_lines
from ingest.errors import RapportwijzerError
from ingest.exit_code import UNUSABLE
from ingest.library.adding import STAGES, Wishes, add_report
from ingest.library.member import Member
from ingest.library.shelf import Shelf
from ingest.ocr import OCR_HELP

COMMANDS = ("add", "list", "remove", "rename")


def library_parser() -> argparse.ArgumentParser:
    """Returns what reads the command lines of the library."""
    parser = CommandLine(prog="python -m ingest", description=__doc__)
    commands = parser.add_subparsers(required=True)
    add = commands.add_parser("add", help="add reports to the library")
    add.add_argument("files", nargs="+", type=Path, metavar="FILE")
    add.add_argument("--title", type=some_text, help="of the report; default: the file's own")
    add.add_argument(
        "--language", type=some_text, help="of the file (ISO 639-1); default: told by its words"
    )
    add.add_argument("--id", type=some_text, help="in links; default: made of name and content")
    add.add_argument("--ocr", action="store_true", help=OCR_HELP)
    add.set_defaults(run=_add)
    listing = commands.add_parser("list", help="list the reports of the library")
    listing.set_defaults(run=_list)
    remove = commands.add_parser("remove", help="take reports away")
    remove.add_argument("ids", nargs="+", metavar="ID")
    remove.set_defaults(run=_remove)
    rename = commands.add_parser("rename", help="give a report another title")
    rename.add_argument("id", metavar="ID")
    rename.add_argument("title", type=some_text, metavar="TITLE")
    rename.set_defaults(run=_rename)
    return parser


def _add(arguments: argparse.Namespace) -> int:
    files: Sequence[Path] = arguments.files
    if len(files) > 1:
        refuse(arguments, "--title", "--id", because="on several files")
    wishes = Wishes(
        arguments.title or "",
        arguments.language or "",
        arguments.id or "",
        home() / "ocr" if arguments.ocr else None,
    )
    shelf, failed = Shelf(home()), list[str]()
    with tqdm(total=len(files) * len(STAGES), unit="step", disable=None) as bar:
        for number, path in enumerate(files):

            def enter(stage: str, number: int = number, name: str = path.name) -> None:
                bar.set_description(f"{stage} {name}")
                bar.update(number * len(STAGES) + STAGES.index(stage) - bar.n)

            try:
                member, corpus = add_report(shelf, path, wishes, enter)
            except RapportwijzerError as error:
                failed.append(str(error))
                continue
            bar.clear()
            print(*_told(path, member, corpus), sep="\n", flush=True)
        bar.update(bar.total - bar.n)
    for reason in failed:
        sys.stderr.write(f"error: {reason}\n")
    return UNUSABLE if failed else 0


def _told(path: Path, member: Member, corpus: Corpus | None) -> list[str]:
    if corpus is None:
        return [f"{path} is in the library already, as {member.id}."]
    return [f"Added {_line(member)}", *doubt_lines(corpus.report.doubts, path)]


def _line(member: Member) -> str:
    return (
        f"{member.id}: {member.title} ({member.language}, {_counted(member.pages, 'page')},"
        f" {_counted(member.sentences, 'sentence')}, unsure of {member.doubts})"
    )


def _counted(number: int, name: str) -> str:
    return f"{number:,} {name}" + "s" * (number != 1)


def _list(arguments: argparse.Namespace) -> int:
    shelf = Shelf(home())
    print(f"{REPORT_ID}: {REPORT_TITLE} (bundled)")
    for member in shelf.members():
        print(f"{_line(member)}, from {member.file_name}, {member.added}")
    for name in shelf.damaged():
        print(f"{name}: damaged; remove it and add it again")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    shelf, failed = Shelf(home()), list[str]()
    for id_ in arguments.ids:
        try:
            shelf.remove(id_)
            print(f"Removed {id_}.")
        except RapportwijzerError as error:
            failed.append(str(error))
    for reason in failed:
        sys.stderr.write(f"error: {reason}\n")
    return UNUSABLE if failed else 0


def _rename(arguments: argparse.Namespace) -> int:
    member = Shelf(home()).rename(arguments.id, arguments.title)
    print(f"Renamed {_line(member)}")
    return 0
