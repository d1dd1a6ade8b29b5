"""`python -m ingest add | list | remove | rename | renew`: the library from the command line."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from ingest.bundled import REPORT_ID, REPORT_TITLE
from ingest.checkout import home
from ingest.command_line import CommandLine, some_text
from ingest.errors import RapportwijzerError, SettingsError
from ingest.exit_code import UNUSABLE
from ingest.library.add_command import add_options, member_line
from ingest.library.member import advice, read_by_others
from ingest.library.renewal import read_again
from ingest.library.shelf import Shelf

COMMANDS = ("add", "list", "remove", "rename", "renew")


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
    renew = commands.add_parser("renew", help="read reports again from their files")
    renew.add_argument(
        "ids", nargs="*", metavar="ID", help="default: those that another version read"
    )
    renew.set_defaults(run=_renew)
    return parser


def _list(arguments: argparse.Namespace) -> int:
    shelf = Shelf(home())
    print(f"{REPORT_ID}: {REPORT_TITLE} (bundled)")
    for member in shelf.members():
        print(f"{member_line(member)}, from {member.origin}, {member.added}")
    for name in shelf.damaged():
        print(f"{name}: damaged; remove it and add it again")
    if told := advice(shelf.members()):
        print(told)
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    shelf = Shelf(home())

    def remove(id_: str) -> str:
        shelf.remove(id_)
        return f"Removed {id_}."

    return _each(arguments.ids, remove)


def _renew(arguments: argparse.Namespace) -> int:
    shelf = Shelf(home())
    members = {member.id: member for member in shelf.members()}

    def renew(id_: str) -> str:
        if id_ not in members:
            raise SettingsError(f"There is no report {id_} in the library.")
        return f"Read again: {member_line(read_again(shelf, members[id_]))}"

    ids = arguments.ids or [member.id for member in read_by_others(members.values())]
    return _each(ids, renew)


def _each(ids: Sequence[str], change: Callable[[str], str]) -> int:
    """Changes each report and says so; what cannot be done is told after the rest."""
    failed = list[str]()
    for id_ in ids:
        try:
            print(change(id_), flush=True)
        except RapportwijzerError as error:
            failed.append(str(error))
    for reason in failed:
        sys.stderr.write(f"error: {reason}\n")
    return UNUSABLE if failed else 0


def _rename(arguments: argparse.Namespace) -> int:
    member = Shelf(home()).rename(arguments.id, arguments.title)
    print(f"Renamed {member_line(member)}")
    return 0
