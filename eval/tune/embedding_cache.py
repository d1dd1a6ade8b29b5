"""The vectors of documents, kept on disk: each list of texts is encoded once."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path

import numpy as np

from index.encoder import Encoder, Vectors
from index.encoder_wrapper import EncoderWrapper
from ingest.durable import write_whole

DIGEST = hashlib.sha256().digest_size


class CachedEncoder(EncoderWrapper):
    """An encoder that encodes each list of documents once, across processes.

    A file is named by the encoder's id and the texts. It holds a NumPy array, followed by the
    sha256 of that: a damaged file is noticed and made anew. Queries are not kept.

    Args:
        encoder: Makes the vectors.
        folder: Where they are kept; made if missing.
    """

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        super().__init__(encoder)
        self._folder = folder

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        """Returns float32 (n, dimension), L2-normalised, from disk if they are there.

        Raises:
            OSError: The folder cannot be written.
        """
        file = self._folder / f"{self._key(texts)}.npy"
        kept = _read(file, (len(texts), self.dimension))
        if kept is not None:
            return kept
        vectors = np.asarray(self._encoder.encode_documents(texts, progress), dtype=np.float32)
        _write(vectors, file)
        return vectors

    def _key(self, texts: list[str]) -> str:
        return hashlib.sha256(json.dumps([self.id, texts]).encode()).hexdigest()[:32]


def _read(file: Path, shape: tuple[int, int]) -> Vectors | None:
    """Returns the vectors in a file; None if it is missing, damaged or of another shape."""
    if not file.is_file():
        return None
    content = file.read_bytes()
    array, digest = content[:-DIGEST], content[-DIGEST:]
    if hashlib.sha256(array).digest() != digest:
        return None
    vectors: Vectors = np.load(io.BytesIO(array), allow_pickle=False)
    return vectors if vectors.shape == shape else None


def _write(vectors: Vectors, file: Path) -> None:
    out = io.BytesIO()
    np.save(out, vectors, allow_pickle=False)
    array = out.getvalue()
    file.parent.mkdir(parents=True, exist_ok=True)
    write_whole(file, [array, hashlib.sha256(array).digest()])
