"""`sweep`: every combination of settings measured, as a table and a heat map."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from eval.asked.question_file import read_questions
from eval.asked.question_record import GoldQuestion, Split
from eval.commands.shared import Commands, add_command, add_questions, say
from eval.run.reference_systems import DEPTH
from eval.run.systems import SIGNALS, SYSTEMS, SYSTEMS_HELP, WITHOUT_ENCODER
from eval.score.table import as_table
from eval.tune.grid import FUSING, Configuration, Grid, Point, parse_weights
from eval.tune.measurer import Measurer
from eval.tune.sweep import (
    BEST_BY,
    RESULTS,
    Circumstances,
    Figures,
    ResultsFile,
    best_over_the_rest,
    ranked,
    sweep,
)
from index.encoder import BUNDLED
from index.encoders import ENCODER_HELP
from ingest.checkout import home
from ingest.command_line import refuse
from ingest.errors import QuestionFileError, SettingsError

HEAT_MAP = "heatmap.svg"
MOST = 500  # configurations measured unasked: about forty minutes of the chat

SPLITS = (
    "Settings are chosen on the development half: of a file with halves, 'dev' is asked unless "
    "--split says otherwise. Never choose a setting by the test half, which then tests nothing."
)


def add(commands: Commands) -> None:
    """Adds the command to the parser."""
    parser = add_command(
        commands, "sweep", _sweep, "measure every combination of settings; goes on if interrupted"
    )
    parser.epilog = SPLITS
    add_questions(parser)
    several = parser.add_argument_group("settings, each with one or more values")
    several.add_argument(
        "--system",
        nargs="+",
        choices=SYSTEMS,
        default=["chat"],
        metavar="SYSTEM",
        help=SYSTEMS_HELP,
    )
    several.add_argument("--size", nargs="+", type=int, default=[], help="characters of a passage")
    several.add_argument(
        "--overlap", nargs="+", type=int, default=[], help="characters that passages share"
    )
    several.add_argument(
        "--encoder", nargs="+", default=[str(BUNDLED)], help=f"one or more: {ENCODER_HELP}"
    )
    several.add_argument(
        "--without",
        nargs="+",
        default=[],
        metavar="SIGNAL",
        help=f"each switched off once, beside none (chat, automatic): {', '.join(SIGNALS)}",
    )
    several.add_argument(
        "--weight",
        action="append",
        default=[],
        metavar="SIGNAL=W[,W...]",
        help="weights of a signal (chat, automatic); repeat it for another signal",
    )
    several.add_argument(
        "--k", nargs="+", type=int, default=[DEPTH], help=f"passages retrieved, 1 to {DEPTH}"
    )
    parser.add_argument("--out", type=Path, help="folder (default: in the data folder)")
    parser.add_argument(
        "--yes", action="store_true", help=f"measure more than {MOST} configurations"
    )


def _sweep(arguments: argparse.Namespace) -> int:
    systems = f"with --system {' '.join(arguments.system)}"
    if set(arguments.system) <= set(WITHOUT_ENCODER):
        refuse(arguments, "--encoder", because=systems)
    if not FUSING.keys() & set(arguments.system):
        refuse(arguments, "--without", "--weight", because=systems)
    grid = Grid(
        systems=arguments.system,
        sizes=arguments.size,
        overlaps=arguments.overlap,
        encoders=arguments.encoder,
        without=arguments.without,
        weights=parse_weights(arguments.weight),
        ks=arguments.k,
    )
    points = grid.points()
    configurations = list(dict.fromkeys(point.configuration for point in points))
    if len(configurations) > MOST and not arguments.yes:
        raise SettingsError(
            f"These are {len(configurations)} configurations, more than {MOST}; "
            "give fewer values, or --yes to measure them all."
        )
    questions, split = _questions(arguments.questions, arguments.split)
    folder = arguments.out or home() / "sweep"
    found = _measured(
        configurations, questions, Circumstances.of(arguments.questions, split), folder
    )
    asked = f"{arguments.questions.name}{f' {split}' if split else ''}, {len(questions)} questions"
    print(f"{asked}, best {BEST_BY} first\n\n{as_table(ranked(points, found))}")
    print(f"\nKept in {folder / RESULTS}.")
    if svg := _heat_map(grid, points, found, asked):
        (folder / HEAT_MAP).write_text(svg + "\n", "utf-8")
        print(f"Drawn in {folder / HEAT_MAP}.")
    return 0


def _questions(file: Path, split: Split | None) -> tuple[Sequence[GoldQuestion], Split | None]:
    """Returns the questions, of a file with halves the development half, and which half it is."""
    questions = read_questions(file, split)
    if split is None and any(question.split for question in questions):
        questions, split = read_questions(file, "dev"), "dev"
    if not any(question.answerable for question in questions):
        raise QuestionFileError(
            f"No question of {file} is answerable, so there is nothing to find passages for."
        )
    return questions, split


def _measured(
    configurations: Sequence[Configuration],
    questions: Sequence[GoldQuestion],
    circumstances: Circumstances,
    folder: Path,
) -> dict[Configuration, Figures]:
    measurer = Measurer(folder, questions, say)

    def depends_on(configuration: Configuration) -> Mapping[str, Any]:
        encoder = configuration.encoder
        return circumstances.record_of(
            configuration, measurer.encoder(encoder).id if encoder else None
        )

    try:
        return sweep(configurations, depends_on, measurer.measure, ResultsFile(folder / RESULTS))
    except KeyboardInterrupt:
        say("Interrupted; the same command goes on from here.")
        raise


def _heat_map(
    grid: Grid, points: Sequence[Point], found: Mapping[Configuration, Figures], asked: str
) -> str | None:
    """Returns the two settings with the most values as SVG; None if no setting varies."""
    from eval.show.plots import heat_map

    varying = sorted(grid.varying().items(), key=lambda setting: -len(setting[1]))
    if not varying:
        return None
    title = f"{BEST_BY}, {asked}"
    if rest := [name for name, _ in varying[2:]]:
        title += f"; each cell the best over {' and '.join(rest)}"
    # Long names are easier to read beside a row.
    *rows, columns = sorted(varying[:2], key=lambda setting: -max(map(len, setting[1])))
    row_setting = rows[0] if rows else None
    cells = best_over_the_rest(points, found, row_setting, columns)
    return heat_map(cells, row_setting, columns, title)
