"""The systems that can be put to a question file, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from pathlib import Path

from app.startup import start_answerer
from eval.run.reference_systems import bm25, bm25_translation, rrf, tutorial
from eval.run.run_file import ChatSystem, System
from index.encoders import open_encoder
from index.fusion import FusionWeights
from index.stores import StoreFactory
from ingest.bundled import FOLDER as REPORT_FOLDER
from ingest.document import Report

BUNDLED_SOURCE = REPORT_FOLDER / "source.txt"
# The fields of the weights that weigh no signal.
NO_SIGNAL = ("section", "set_decay", "depth")
SIGNALS = tuple(field.name for field in fields(FusionWeights) if field.name not in NO_SIGNAL)
CHANNEL = "channel:"
# Those that the bundled report is searched by; single words are weighed without questions alone.
WEIGHED = tuple(signal for signal in SIGNALS if getattr(FusionWeights(), signal))
# The answer type alone ranks nothing: it is 1 or 0.
CHANNELS = tuple(f"{CHANNEL}{signal}" for signal in WEIGHED if signal != "answer_type")
OURS = ("chat", "automatic", *CHANNELS)
ON_RAW_TEXT = ("tutorial", "bm25", "rrf")
SYSTEMS = (*OURS, *ON_RAW_TEXT, "bm25-translation")
WITHOUT_ENCODER = ("bm25", "bm25-translation")
SYSTEMS_HELP = (
    "chat: the assistant; automatic: the same over the report read automatically; "
    f"{', '.join(CHANNELS)}: the assistant with one signal alone; "
    "tutorial: splitter, encoder, FAISS; bm25: over Dutch stems; "
    "rrf: reciprocal rank fusion of tutorial and bm25; "
    "bm25-translation: over the English translation (all but bm25 and bm25-translation take "
    "--encoder)"
)


def make_system(
    name: str,
    encoder: str,
    say: Callable[[str], None],
    reports: Sequence[Report],
    file: Path | None = None,
    with_library: bool = False,
    stores: StoreFactory | None = None,
) -> System:
    """Returns a system, ready to be asked.

    The assistant and its channels are over the report file, or else the bundled report.

    Args:
        name: One of `SYSTEMS`.
        encoder: Name or folder of the encoder, for those that have one.
        say: Is told if an index is built, and why.
        reports: What the reference systems rank passages of.
        file: A report file of one's own, or None for the bundled report.
        with_library: Whether the assistant has the reports of the library beside the bundled one.
        stores: Where the assistant's index is kept; None for files and memory.

    Raises:
        RapportwijzerError: The encoder or the index cannot be used.
    """
    if name in OURS:
        read = file or (BUNDLED_SOURCE if name == "automatic" else None)
        weights = channel_weights(name)
        return ChatSystem(
            start_answerer(
                say,
                encoder,
                read,
                progress=True,
                weights=weights,
                with_library=with_library,
                stores=stores,
            )
        )
    if name == "bm25":
        return bm25(reports)
    if name == "bm25-translation":
        return bm25_translation(reports)
    make = rrf if name == "rrf" else tutorial
    return make(reports, open_encoder(encoder))


def channel_weights(name: str) -> FusionWeights | None:
    """Returns weight 1 for the signal that a channel is and 0 for the others.

    None for a system that is no channel: its weights are the defaults of its library.
    """
    if name not in CHANNELS:
        return None
    none = replace(FusionWeights(), **dict.fromkeys(SIGNALS, 0.0))  # type: ignore[arg-type]
    return replace(none, **{name.removeprefix(CHANNEL): 1.0})  # type: ignore[arg-type]
