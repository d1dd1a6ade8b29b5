"""`load`: many people at once on the real server, on this machine only."""

from __future__ import annotations

import argparse
import asyncio
import json
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.startup import start_answerer
from app.view.feedback import NAME as FEEDBACK
from app.view.feedback import FeedbackFile
from app.web.assistant import Assistant
from eval.commands.shared import Commands, add_command, check_output, say
from eval.load.check import References, asked_alone, computed_here
from eval.load.client import Browser
from eval.load.people import LoadSettings, run_load
from eval.load.processes import Usage, listeners, machine, usage
from eval.load.script import Repertoire, repertoires
from eval.load.server import Server, checked_address, is_ready, running_servers
from eval.load.tally import Tally, growth, waits
from eval.load.unread import MOST_GROWTH, Unread, run_unread
from eval.run.provenance import versions
from eval.score.table import as_table
from index.language import Language
from ingest.bundled import bundled_corpus
from ingest.checkout import home
from ingest.command_line import refuse, some_text
from ingest.errors import SettingsError

MOST_SESSIONS = 500
MOST_MINUTES = 60.0
MOST_PAUSE = 60.0
MOST_WORKERS = 16
MOST_UNREAD = 100_000
PORTS = {"http": 80, "https": 443}
NOTE = (
    "Chat answers: from sending a question to the end of its answer; waits in ms.\n"
    "Memory: of all server processes, in MB; growth after the first fifth of the time, by Theil "
    "and Sen, with 95 % interval.\n"
    "Swapped: the right answer to something else; wrong: none that is known."
)


@dataclass(frozen=True, slots=True)
class _Target:
    """The servers that are asked.

    Attributes:
        urls: Their addresses.
        servers: Those that were started for this.
        pids: Their processes, as far as known.
    """

    urls: tuple[str, ...]
    servers: Sequence[Server]
    pids: Sequence[int]

    def memory(self) -> float:
        """Returns the MB they hold; raises SettingsError if one that was started has ended."""
        for server in self.servers:
            server.check_alive()
        return usage(self.pids).memory


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    load = add_command(
        commands, "load", _load, "many people at once on the real server, every answer checked"
    )
    load.add_argument("--sessions", type=int, default=50, help="people at once (default: 50)")
    load.add_argument("--minutes", type=float, default=5.0, help="how long (default: 5)")
    load.add_argument(
        "--pause", type=float, default=1.0, help="seconds a person reads, on average (default: 1)"
    )
    load.add_argument("--workers", type=int, default=1, help="servers to start (default: 1)")
    load.add_argument(
        "--url", type=some_text, help="a running server on this machine, instead of starting any"
    )
    load.add_argument("--seed", type=int, default=13, help="decides what everybody does")
    load.add_argument(
        "--unread",
        type=int,
        metavar="NUMBER",
        help="instead of people: so many questions with conversations of 1.9 MB, each in a new "
        f"session and its answer never read; fails if memory grows by more than {MOST_GROWTH:g} MB",
    )
    load.add_argument("--json", type=Path, help="file for all figures")


def _load(arguments: argparse.Namespace) -> int:
    if arguments.url:
        refuse(arguments, "--workers", because="with --url")
    _check_numbers(arguments)
    if arguments.json:
        check_output(arguments.json)
    if arguments.unread is not None:
        return _unread(arguments)
    # Before anything is started, so that its load is not ours.
    surroundings = {**machine(), **versions(), "gradio": version("gradio")}
    people = repertoires(bundled_corpus(), arguments.seed)
    references = None if arguments.url else _computed(people)
    with _target(arguments.url, arguments.workers) as target:
        if references is None:
            references = asyncio.run(asked_alone(target.urls[0], _steps(people)))
        settings = LoadSettings(
            target.urls,
            arguments.sessions,
            60 * arguments.minutes,
            arguments.pause,
            arguments.seed,
        )
        before = usage(target.pids)
        tally, elapsed = run_load(settings, people, references, target.memory)
        after = usage(target.pids)
    record = _record(tally, elapsed, before, after, surroundings)
    print(_told(record))
    if arguments.json:
        asked = {name: getattr(arguments, name) for name in SETTINGS}
        samples = [[one.seconds, one.requests, one.memory] for one in tally.samples]
        whole = {"settings": asked, **record, "samples": samples}
        arguments.json.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
        print(f"Saved to {arguments.json}.")
    return 0 if tally.is_clean else 1


def _unread(arguments: argparse.Namespace) -> int:
    """Asks what nobody reads; returns 0 if memory is bounded."""
    surroundings = {**machine(), **versions(), "gradio": version("gradio")}
    with _target(arguments.url, 1) as target:
        browser = Browser(target.urls[0], "nl")
        found = run_unread(browser, arguments.unread, target.memory)
    figures = _figures(found)
    print(_list("machine", surroundings) + "\n\n" + _list("unread", figures))
    if arguments.json:
        record = {"machine": surroundings, "unread": figures}
        arguments.json.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        print(f"Saved to {arguments.json}.")
    return 0 if found.is_bounded else 1


def _figures(found: Unread) -> dict[str, str]:
    return {
        **{f"answered {status}": str(number) for status, number in found.statuses.items()},
        "MB after ordinary questions": f"{found.before:.1f}",
        "MB after warm-up": f"{found.warm:.1f}",
        "MB at most": f"{found.peak:.1f}",
        "MB when unread answers are dropped": f"{found.after:.1f}",
        "growth, MB": f"{found.growth:.1f}",
    }


SETTINGS = ("sessions", "minutes", "pause", "workers", "url", "seed")


def _check_numbers(arguments: argparse.Namespace) -> None:
    """Raises SettingsError for a number that is out of bounds."""
    for option, least, most in (
        ("sessions", 1, MOST_SESSIONS),
        ("minutes", 0.01, MOST_MINUTES),
        ("pause", 0, MOST_PAUSE),
        ("workers", 1, MOST_WORKERS),
        ("unread", 1, MOST_UNREAD),
    ):
        given = getattr(arguments, option)
        if given is not None and not least <= given <= most:
            raise SettingsError(f"--{option} must be from {least} to {most:g}, not {given}.")


def _steps(people: Mapping[Language, Repertoire]) -> Iterator[Any]:
    for repertoire in people.values():
        yield from repertoire.every_step()


def _computed(people: Mapping[Language, Repertoire]) -> References:
    # With a feedback file, as the server has one: its answers have buttons to rate them.
    assistant = Assistant(start_answerer(say), FeedbackFile(home() / FEEDBACK))
    return computed_here(assistant, _steps(people))


@contextmanager
def _target(url: str | None, workers: int) -> Iterator[_Target]:
    if url is None:
        with (
            tempfile.TemporaryDirectory(prefix="rapportwijzer-load-") as folder,
            running_servers(workers, Path(folder)) as servers,
        ):
            urls = tuple(server.url for server in servers)
            yield _Target(urls, servers, [server.process.pid for server in servers])
        return
    address = checked_address(url)
    if not is_ready(address):
        raise SettingsError(f"There is no server at {address} that can answer questions.")
    parts = urlsplit(address)
    yield _Target((address,), (), listeners(parts.port or PORTS[parts.scheme]))


def _record(
    tally: Tally,
    elapsed: float,
    before: Usage,
    after: Usage,
    surroundings: Mapping[str, object],
) -> dict[str, Any]:
    cores = (after.cpu_seconds - before.cpu_seconds) / elapsed
    return {
        "machine": surroundings,
        "counts": {
            "seconds": round(elapsed, 1),
            "requests": tally.requests,
            "requests a second": round(tally.requests / elapsed, 2),
            "questions answered": tally.answers,
            "right": tally.verdicts["right"],
            "swapped": tally.verdicts["swapped"],
            "wrong": tally.verdicts["wrong"],
            "errors": tally.errors.total(),
            "refused (busy)": tally.refused,
        },
        "errors": dict(tally.errors),
        "waits": waits(tally, elapsed),
        "server": {
            "memory": {"start": f"{before.memory:.1f}", "end": f"{after.memory:.1f}"},
            "open files": {"start": str(before.files), "end": str(after.files)},
            "threads": {"start": str(before.threads), "end": str(after.threads)},
            "cores used": {"end": f"{cores:.2f}"},
        },
        "growth": growth(tally.samples, elapsed),
    }


def _told(record: Mapping[str, Any]) -> str:
    """Returns a record for the terminal."""
    parts = [
        _list("machine", record["machine"]),
        _list("count", record["counts"]),
        as_table(record["waits"]),
        as_table(record["server"]),
    ]
    if record["errors"]:
        parts.append(_list("error", record["errors"]))
    if record["growth"]:
        parts.append(as_table({"growth": record["growth"]}))
    return "\n\n".join(parts) + f"\n{NOTE}"


def _list(title: str, values: Mapping[str, object]) -> str:
    return as_table({name: {title: str(value)} for name, value in values.items()})
