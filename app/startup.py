"""From a checkout to an answerer that is ready."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from app.answer.answering import ExtractiveAnswerer
from app.answer.outcome.abstention import ANSWER_ALL, read_model
from app.answer.outcome.completeness import read_completeness
from index.encoder import BUNDLED
from index.encoders import open_encoder
from index.fusion import FusionWeights
from index.search import Retriever
from index.shared_library import SharedLibrary
from index.stores import LocalStores, StoreFactory
from index.workspace import Workspace
from ingest.library.member import advice


@contextmanager
def nothing_to_collect() -> Iterator[None]:
    """Has the collector of garbage wait: it would look again and again at all that is loaded.

    Once it is back it looks at all of that, for .3 seconds; who ends first is spared that.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def start_answerer(
    say: Callable[[str], None],
    encoder: str | Path = BUNDLED,
    report: Path | None = None,
    progress: bool = False,
    weights: FusionWeights | None = None,
    with_library: bool = False,
    stores: StoreFactory | None = None,
) -> ExtractiveAnswerer:
    """Returns an answerer over the index, which is built first if need be.

    Args:
        say: Is told if the index is built, and why.
        encoder: Name or folder of the encoder.
        report: A report file to read automatically; None for the bundled report.
        progress: Whether to show a progress bar while building.
        weights: How signals are fused; None for the defaults.
        with_library: Whether the reports that were added to the library are asked beside the
            bundled one.
        stores: Where the index is kept; None for files and memory.

    Raises:
        RapportwijzerError: The encoder, report, index folder or store cannot be used.
    """
    with nothing_to_collect():
        model, stores = open_encoder(encoder), stores or LocalStores()
        with_library = with_library and report is None
        shared = SharedLibrary.of(model, stores=stores) if with_library else None
        wanted = shared if shared and shared.members else Workspace(model, report, stores=stores)
        if shared and (told := advice(shared.members)):
            say(told)
        library = wanted.load_or_build(say, progress)
        return calibrated_answerer(Retriever(library, model, weights))


def calibrated_answerer(retriever: Retriever) -> ExtractiveAnswerer:
    """Returns an answerer that abstains as suits each report, with or without prepared questions.

    Raises:
        SettingsError: The abstention models cannot be read.
    """
    encoder = retriever.encoder.id
    anticipated, automatic = read_model("anticipated", encoder), read_model("automatic", encoder)
    prepared = [id_ for id_, one in retriever.library.corpora.items() if one.anticipated]
    own_models = dict.fromkeys(prepared, anticipated)
    return ExtractiveAnswerer(
        retriever,
        automatic,
        own_models=own_models,
        completeness=read_completeness(),
        by_form=True,
    )


def uncalibrated_answerer(
    say: Callable[[str], None], report: Path | None = None, encoder: str | Path = BUNDLED
) -> ExtractiveAnswerer:
    """Returns an answerer that answers everything, for calibrating one that does not."""
    workspace = Workspace(open_encoder(encoder), report)
    retriever = Retriever(workspace.load_or_build(say), workspace.encoder)
    return ExtractiveAnswerer(retriever, ANSWER_ALL)
