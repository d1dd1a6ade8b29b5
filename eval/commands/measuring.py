"""`bench`: the chat timed and weighed beside others and its past; store and library growing."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from eval.asked.question_file import read_questions
from eval.bench.adding import REPORTS, measure_adding
from eval.bench.chat_bench import BenchSettings, compare_contenders
from eval.bench.growth import Growth, drawn, grow
from eval.bench.library import PAGES, add_to_library
from eval.bench.steps import Figures
from eval.bench.versions.stores import compare_stores
from eval.bench.whole_answer import grow_answers
from eval.commands.shared import Commands, add_command, add_questions, check_output, say
from eval.load.against import Against, compare_versions
from eval.score.table import as_table, transposed
from index.encoder import BUNDLED
from index.encoders import ENCODER_HELP
from ingest.checkout import home
from ingest.command_line import is_given, refuse
from ingest.errors import SettingsError

Part = tuple[str, Mapping[str, Any], str]  # its name in the record, its figures, what is printed

ASKERS = 8  # of two versions
FEWEST = 100  # passages: below that, time is all start and recall@10 tells little
PARTS = ("contenders", "growth", "answers", "adding")
NOTE = (
    "Ratio: the chat's figure divided by the tutorial's; of answers/s more is better, of all "
    "others less.\n"
    "Times: medians of rounds in which both take turns in one process.\n"
    "The tutorial pipeline finds passages; the chat also decides whether to answer, and with "
    "what.\n"
    "Index: for the tutorial, vectors and texts. Peak memory: the most that a fresh process "
    "held, libraries and encoder included.\n"
    "Cold start: a median; the whole is a process from start to end, for the chat that of "
    "`python -m app ask`."
)
GROWTH_NOTE = (
    "Synthetic passages through the encoder. Peak: of a process that holds encoder, exact store "
    "and lists. Searches: one question at a time, one thread, ten found unless said otherwise. "
    "Recall@10: share of the ten found in lists that are as near as the exact ten."
)
ANSWERS_NOTE = (
    "The report and so many rewritten sentences in one library, beside the report alone, asked in "
    "turn. Multiple: of the medians. R@5: share of the answerable questions whose evidence is in "
    "one of the first five passages; a rewritten sentence is no evidence."
)
ADDING_NOTE = (
    f"`python -m ingest add` on a folder of {REPORTS} synthetic PDF files of {PAGES} pages without "
    "tags, from start to end. Medians of rounds in which all take turns; a ratio is the median of "
    "the rounds' own."
)
LIBRARY_NOTE = (
    "Synthetic texts of 100 pages. Share: adding one to so many, divided by building these and the "
    "bundled report. Putting together: the same with no report to add. Searches: the retriever's, "
    "one at a time."
)
STORES_NOTE = (
    "The same synthetic passages in both stores, opened from their files and searched in turn: one "
    "question at a time, one thread. Recall: share of those found that are as near as the exact "
    "ones. Processor: without the waits of a busy machine."
)
AGAINST_NOTE = (
    "Medians of rounds in which all take turns; a ratio is the median of the rounds' own. Alone: "
    "a process that only imports sentence-transformers (start) or gradio, sentence-transformers, "
    "faiss and uvicorn (serving). Cold ask: `python -m app ask` from start to end, with a warm "
    "cache of files. Serving: after twelve questions. Load: of the machine, before, between and "
    "after the parts."
)


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    bench = add_command(
        commands, "bench", _bench, "time and weigh the chat beside the tutorial pipeline"
    )
    add_questions(bench)
    bench.add_argument("--encoder", default=str(BUNDLED), help=ENCODER_HELP)
    bench.add_argument(
        "--tutorial-encoder", metavar="NAME", help="of the tutorial pipeline (default: the chat's)"
    )
    bench.add_argument(
        "--askers", type=int, nargs="+", default=[1, 8, 32], help="how many ask at once"
    )
    bench.add_argument(
        "--repeats", type=int, default=3, help="builds, rounds of questions and cold starts"
    )
    bench.add_argument(
        "--sizes",
        type=int,
        nargs="+",
        default=[1_000, 10_000, 100_000],
        help="passages of the growing store",
    )
    bench.add_argument(
        "--only",
        choices=PARTS,
        help="leave the other half out; answers: whole answers as the library grows; adding: "
        "reports read in turn and by workers",
    )
    bench.add_argument(
        "--library",
        type=int,
        metavar="REPORTS",
        help="instead: what adding a report of 100 pages to a library of so many takes",
    )
    bench.add_argument(
        "--against",
        metavar="COMMIT",
        help="instead: start, memory and answers beside those of an earlier version; with --only "
        "growth: the stores",
    )
    bench.add_argument("--out", type=Path, help="figures as JSON (default: in the data folder)")


def _bench(arguments: argparse.Namespace) -> int:
    _check_options(arguments)
    questions = read_questions(arguments.questions, arguments.split)
    asked = tuple(question.question for question in questions)
    out = arguments.out or home() / "bench.json"
    check_output(out, arguments.questions)
    record: dict[str, Any] = {"machine": _machine(), "questions": len(asked)}
    with tempfile.TemporaryDirectory(prefix="rapportwijzer-bench-") as scratch:
        for part, figures, table in _measured(arguments, asked, Path(scratch)):
            record[part] = figures
            _save(record, out)
            if table:
                print(f"{table}\n")
    print(f"Saved to {out}.")
    return 0


def _measured(
    arguments: argparse.Namespace, asked: tuple[str, ...], scratch: Path
) -> Iterator[Part]:
    if arguments.library is not None:
        return _library(arguments, asked, scratch)
    if arguments.against is not None:
        against = _stores_against if arguments.only == "growth" else _against
        return against(arguments, asked, scratch)
    return _halves(arguments, asked, scratch)


def _library(
    arguments: argparse.Namespace, asked: tuple[str, ...], scratch: Path
) -> Iterator[Part]:
    found = add_to_library(arguments.library, arguments.encoder, asked, scratch)
    yield "library", found, f"{as_table(transposed({'library': found}))}\n{LIBRARY_NOTE}"


def _against(
    arguments: argparse.Namespace, asked: tuple[str, ...], scratch: Path
) -> Iterator[Part]:
    askers = max(arguments.askers) if is_given(arguments, "--askers") else ASKERS
    found = compare_versions(Against(arguments.against, asked, askers, arguments.repeats), scratch)
    yield "against", found, f"{_told(found)}\n{AGAINST_NOTE}"


def _stores_against(
    arguments: argparse.Namespace, asked: tuple[str, ...], scratch: Path
) -> Iterator[Part]:
    found: dict[str, dict[str, Figures]] = {}
    for size in sorted(set(arguments.sizes)):
        say(f"Growing to {size:,} passages …")
        place = scratch / str(size)
        place.mkdir()
        stores = compare_stores(arguments.against, size, arguments.encoder, asked, place)
        found[f"{size:,}"] = stores
        table = as_table(transposed(stores))
        yield "stores", {**found}, f"{size:,} passages\n{table}\n{STORES_NOTE}"


def _halves(arguments: argparse.Namespace, asked: tuple[str, ...], scratch: Path) -> Iterator[Part]:
    if arguments.only == "adding":
        added = measure_adding(scratch, arguments.repeats)
        yield "adding", added, f"{as_table(transposed(added))}\n{ADDING_NOTE}"
        return
    if arguments.only == "answers":
        grown: dict[str, Figures] = {}
        for size in sorted(set(arguments.sizes)):
            say(f"Growing to {size:,} sentences …")
            grown[f"{size:,}"] = grow_answers(
                size, arguments.encoder, arguments.questions, arguments.split, scratch
            )
            table = (
                f"{as_table(transposed(grown))}\n{ANSWERS_NOTE}"
                if size == max(arguments.sizes)
                else ""
            )
            yield "answers", {**grown}, table
        return
    if arguments.only != "growth":
        theirs = arguments.tutorial_encoder or arguments.encoder
        encoders = {"chat": arguments.encoder, "tutorial": theirs}
        settings = BenchSettings(encoders, asked, tuple(arguments.askers), arguments.repeats)
        found = compare_contenders(settings, scratch)
        yield "contenders", found, f"{_table(found)}\n{NOTE}"
    if arguments.only == "contenders":
        return
    growth: dict[int, Growth] = {}
    for size in sorted(set(arguments.sizes)):
        say(f"Growing to {size:,} passages …")
        growth[size] = grow(size, arguments.encoder, asked, scratch)
        yield "growth", {str(done): figures.row() for done, figures in growth.items()}, ""
    rows = {str(done): figures.row() for done, figures in growth.items()}
    figure = (arguments.out or home() / "bench.json").with_suffix(".growth.svg")
    figure.write_text(drawn(growth), "utf-8")
    yield "growth", rows, f"{as_table(transposed(rows))}\n{GROWTH_NOTE}"


def _check_options(arguments: argparse.Namespace) -> None:
    """Raises SettingsError for an option that has no effect, or with which nothing is measured."""
    if arguments.only in ("growth", "answers"):
        of_contenders = ("--askers", "--repeats", "--tutorial-encoder")
        refuse(arguments, *of_contenders, because=f"with --only {arguments.only}")
    if arguments.only == "adding":
        refuse(arguments, "--askers", "--sizes", "--encoder", because="with --only adding")
    if arguments.only == "contenders":
        refuse(arguments, "--sizes", because="with --only contenders")
    if arguments.library is not None:
        of_others = (
            "--askers",
            "--repeats",
            "--sizes",
            "--only",
            "--against",
            "--tutorial-encoder",
        )
        refuse(arguments, *of_others, because="with --library")
    if arguments.against is not None:
        encoders = ("--encoder", "--tutorial-encoder")
        if arguments.only != "growth":
            refuse(arguments, "--sizes", "--only", *encoders, because="with --against")
    _check_numbers(arguments)


def _check_numbers(arguments: argparse.Namespace) -> None:
    """Raises SettingsError for a number with which nothing can be measured."""
    for option, least in (("askers", 1), ("sizes", FEWEST), ("repeats", 1), ("library", 1)):
        given = getattr(arguments, option)
        if given is None:
            continue
        smallest = min(given) if isinstance(given, list) else given
        if smallest < least:
            raise SettingsError(f"--{option} must be {least} or more, not {smallest}.")


def _table(contenders: Mapping[str, Mapping[str, float]]) -> str:
    """Returns a row a figure, with a column for each contender and the ratio."""
    ratio = {name: f"{value:.2f}" for name, value in contenders["ratio"].items()}
    return as_table(transposed({**contenders, "ratio": ratio}))


def _told(found: Mapping[str, Any]) -> str:
    """Returns a row a figure, which questions are answered otherwise, and the load."""
    table = as_table(transposed(found["figures"]))
    different = found["answered otherwise"]
    lines = [table, f"Answered otherwise: {len(different)}", *(f"- {one}" for one in different)]
    return "\n".join([*lines, f"Load: {' '.join(found['load'])}"])


def _machine() -> Mapping[str, object]:
    return {
        "system": f"{platform.system()} {platform.machine()}",
        "cores": os.cpu_count(),
        "python": platform.python_version(),
    }


def _save(record: Mapping[str, object], file: Path) -> None:
    file.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
