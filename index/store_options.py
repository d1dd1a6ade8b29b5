"""The options of a command line that say where the stores of the index are kept."""

from __future__ import annotations

import argparse

from index.milvus.stores import TOKEN, MilvusStores
from index.stores import LocalStores, StoreFactory
from ingest.checkout import home
from ingest.command_line import refuse, some_text

LITE = "milvus.db"  # in the data folder


def add_store(parser: argparse.ArgumentParser) -> None:
    """Adds `--store` and `--uri`."""
    parser.add_argument(
        "--store",
        choices=("local", "milvus"),
        default="local",
        help="where the index is kept: in files and memory (default), or in Milvus (an extra)",
    )
    parser.add_argument(
        "--uri",
        type=some_text,
        help="address of Milvus, or a folder of Milvus Lite that ends in .db (default: one in the "
        f"data folder); {TOKEN} may hold user:password",
    )


def stores_of(arguments: argparse.Namespace) -> StoreFactory:
    """Returns the stores that a command line means.

    Raises:
        SettingsError: There is no such address, or an option has no effect.
    """
    if arguments.store == "local":
        refuse(arguments, "--uri", because="without --store milvus")
        return LocalStores()
    return MilvusStores.at(arguments.uri or str(home() / LITE))
