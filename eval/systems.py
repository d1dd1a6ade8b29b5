"""The systems that can be put to a question file, by name."""

from __future__ import annotations

from collections.abc import Callable

from app.startup import start_answerer
from eval.reference_systems import bm25, tutorial
from eval.run_file import ChatSystem, System
from index.encoder import SentenceEncoder
from ingest.bundled import FOLDER as REPORT_FOLDER
from ingest.bundled import bundled_corpus

SOURCE = REPORT_FOLDER / "source.txt"
SYSTEMS = ("chat", "automatic", "tutorial", "bm25")


def make_system(name: str, encoder: str, say: Callable[[str], None]) -> System:
    """Returns a system, ready to be asked.

    Args:
        name: One of `SYSTEMS`.
        encoder: Name or folder of the encoder, for those that have one.
        say: Is told if an index is built, and why.

    Raises:
        RapportwijzerError: The encoder or the index cannot be used.
    """
    if name in ("chat", "automatic"):
        file = SOURCE if name == "automatic" else None
        return ChatSystem(start_answerer(say, encoder, file, progress=True))
    report = bundled_corpus().report
    if name == "bm25":
        return bm25(report)
    return tutorial(report, SentenceEncoder(encoder))
