"""`python -m index build | search | drop | train`: make the index, look into it, tidy, train."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from index.encoder import BUNDLED
from index.encoders import ENCODER_HELP, open_encoder
from index.language import LanguageDetector
from index.milvus.collection import drop_unused
from index.milvus.stores import MilvusStores
from index.names import names_in
from index.search import Retriever
from index.shared_library import SharedLibrary
from index.store_options import add_store, stores_of
from index.workspace import Workspace
from ingest.checkout import home
from ingest.command_line import CommandLine, whole_number
from ingest.errors import QuestionError, SettingsError
from ingest.exit_code import exit_code


def main(argv: Sequence[str] | None = None) -> int:
    """Returns the exit code: 0, or 2 for an input that cannot be used."""
    arguments = _parser().parse_args(argv)
    return exit_code(lambda: int(arguments.run(arguments)))


def _parser() -> argparse.ArgumentParser:
    parser = CommandLine(prog="python -m index", description=__doc__)
    commands = parser.add_subparsers(required=True)
    build = commands.add_parser("build", help="build the index anew")
    build.set_defaults(run=_build)
    search = commands.add_parser("search", help="show the best passages for a question")
    search.add_argument("query")
    search.add_argument("-k", type=whole_number(1), default=5, help="passages to show (default: 5)")
    search.add_argument("--language", choices=("nl", "en"), help="default: detected")
    search.set_defaults(run=_search)
    for command in (build, search):
        command.add_argument("--encoder", default=str(BUNDLED), help=ENCODER_HELP)
        command.add_argument("--report", type=Path, help="a report file; default: the bundled one")
        add_store(command)
    drop = commands.add_parser(
        "drop", help="drop what earlier indexes of this data folder left in a store elsewhere"
    )
    drop.set_defaults(run=_drop)
    add_store(drop)
    train = commands.add_parser("train", help="train the bundled encoder")
    train.add_argument(
        "--pairs", type=Path, required=True, help="folder with pairs.tsv.xz and its companions"
    )
    train.add_argument("--out", type=Path, required=True, help="folder for the model")
    train.add_argument(
        "--steps", type=whole_number(1), help="optimiser steps (default: the recipe's)"
    )
    train.set_defaults(run=_train)
    return parser


def _workspace(arguments: argparse.Namespace) -> Workspace | SharedLibrary:
    encoder = open_encoder(arguments.encoder)
    stores = stores_of(arguments)
    shared = None if arguments.report else SharedLibrary.of(encoder, stores=stores)
    if shared and shared.members:
        return shared
    return Workspace(encoder, arguments.report, stores=stores)


def _build(arguments: argparse.Namespace) -> int:
    workspace = _workspace(arguments)
    manifest = workspace.build(progress=True)
    counts = ", ".join(
        f"{number:,} {name if number != 1 else name.removesuffix('s')}"
        for name, number in manifest.counts.items()
    )
    print(f"Built {workspace.folder}: {counts}, dimension {manifest.dimension}.")
    return 0


def _search(arguments: argparse.Namespace) -> int:
    if not re.search(r"[^\W_]", arguments.query):
        raise QuestionError("The query holds no words.", "wordless_question")
    workspace = _workspace(arguments)
    library = workspace.load_or_build(lambda reason: print(reason, file=sys.stderr))
    retriever = Retriever(library, workspace.encoder)
    detector = LanguageDetector(
        ((row.language, row.text) for row in library.rows), names_in(library.corpora.values())
    )
    language = arguments.language or detector.detect(arguments.query) or "en"
    result = retriever.search(arguments.query, language, k=arguments.k)
    for rank, hit in enumerate(result.hits, start=1):
        pages = "-".join(str(page) for page in hit.passage.pages)
        print(f"{rank}. page {pages}, {' > '.join(hit.passage.section)}  ({hit.score:.2f})")
        best = retriever.library.sentence(hit.best)
        print(f"   {best.text}")
    return 0


def _drop(arguments: argparse.Namespace) -> int:
    stores = stores_of(arguments)
    if not isinstance(stores, MilvusStores):
        raise SettingsError("Only a store elsewhere keeps what is no longer used (--store milvus).")
    dropped = drop_unused(stores.connection, home() / stores.folder)
    print(f"Dropped {len(dropped)} collections.")
    return 0


def _train(arguments: argparse.Namespace) -> int:
    # The trainer needs torch and the training texts; nothing else here does.
    from index.training import TrainingSettings, train
    from ingest.bundled import bundled_corpus

    settings = TrainingSettings(steps=arguments.steps) if arguments.steps else TrainingSettings()
    scores = train(bundled_corpus(), arguments.pairs, arguments.out, settings)
    for name, value in scores.items():
        print(f"{value:.3f}  {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
