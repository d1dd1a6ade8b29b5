"""`python -m ingest add | list | remove | rename`: the library from the command line."""

from __future__ import annotations

import argparse
import sys

from ingest.bundled import REPORT_ID, REPORT_TITLE
from ingest.checkout import home
from ingest.command_line import CommandLine, some_text
from ingest.errors import RapportwijzerError
from ingest.exit_code import UNUSABLE
from ingest.library.add_command import add_options, member_line
from ingest.library.shelf import Shelf

COMMANDS = ("add", "list", "remove", "rename")


def library_parser() -> argparse.ArgumentParser:
    """Returns what reads the command lines of the library."""
    parser = CommandLine(prog="python -m ingest", description=__doc__)
    commands = parser.add_subparsers(required=True)
    add_options(commands.add_parser("add", help="add reports to the library"))
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


def _list(arguments: argparse.Namespace) -> int:
    shelf = Shelf(home())
    print(f"{REPORT_ID}: {REPORT_TITLE} (bundled)")
    for member in shelf.members():
        print(f"{member_line(member)}, from {member.file_name}, {member.added}")
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
    print(f"Renamed {member_line(member)}")
    return 0
