"""From a checkout to an answerer that is ready."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.abstention import read_model
from app.answering import ExtractiveAnswerer
from index.encoder import BUNDLED, SentenceEncoder
from index.search import Retriever
from index.workspace import Workspace


def start_answerer(
    say: Callable[[str], None],
    encoder: str | Path = BUNDLED,
    report: Path | None = None,
    progress: bool = False,
) -> ExtractiveAnswerer:
    """Returns an answerer over the index, which is built first if need be.

    Args:
        say: Is told if the index is built, and why.
        encoder: Name or folder of the encoder.
        report: A report file to read automatically; None for the bundled report.
        progress: Whether to show a progress bar while building.

    Raises:
        RapportwijzerError: The encoder, report or index folder cannot be used.
    """
    workspace = Workspace(SentenceEncoder(encoder), report)
    library = workspace.load_or_build(say, progress)
    return ExtractiveAnswerer(Retriever(library, workspace.encoder), read_model())
