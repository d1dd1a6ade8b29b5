from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from eval.tune.embedding_cache import CachedEncoder
from index.encoder import Encoder
from tests.fakes import FakeEncoder

TEXTS = ["Jordanië ontving geld.", "", "e\u0301\u2028 \ud800?"]


@pytest.fixture
def fake() -> FakeEncoder:
    return FakeEncoder(dimension=16)


def _only_file(folder: Path) -> Path:
    (file,) = folder.iterdir()
    return file


def test_each_list_is_encoded_once(tmp_path: Path, fake: FakeEncoder) -> None:
    first = CachedEncoder(fake, tmp_path).encode_documents(TEXTS)
    again = CachedEncoder(fake, tmp_path).encode_documents(TEXTS)

    assert fake.encoded == TEXTS
    assert again.dtype == first.dtype == np.float32
    np.testing.assert_array_equal(again, first)
    np.testing.assert_array_equal(again, fake.encode_queries(TEXTS))


def test_other_texts_another_order_and_another_encoder_are_encoded(
    tmp_path: Path, fake: FakeEncoder
) -> None:
    other = FakeEncoder(dimension=16, id="fake@000000000001")
    CachedEncoder(fake, tmp_path).encode_documents(["a b", "c"])
    CachedEncoder(fake, tmp_path).encode_documents(["c", "a b"])
    CachedEncoder(fake, tmp_path).encode_documents(["a", "b c"])
    CachedEncoder(other, tmp_path).encode_documents(["a b", "c"])

    assert fake.encoded == ["a b", "c", "c", "a b", "a", "b c"]
    assert other.encoded == ["a b", "c"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[:-1],
        lambda content: content[: len(content) // 2],
        lambda content: content[:200] + bytes([content[200] ^ 1]) + content[201:],
        lambda content: b"no array at all",
    ],
    ids=["empty", "a byte short", "half", "a bit flipped", "something else"],
)
def test_a_damaged_file_is_made_anew(
    damage: Callable[[bytes], bytes], tmp_path: Path, fake: FakeEncoder
) -> None:
    encoder = CachedEncoder(fake, tmp_path)
    vectors = encoder.encode_documents(TEXTS)
    file = _only_file(tmp_path)
    sound = file.read_bytes()
    file.write_bytes(damage(sound))

    np.testing.assert_array_equal(encoder.encode_documents(TEXTS), vectors)

    assert fake.encoded == TEXTS * 2
    assert file.read_bytes() == sound


def test_nothing_is_left_of_a_failed_write(
    tmp_path: Path, fake: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, target: Path) -> Path:
        raise OSError("full")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="full"):
        CachedEncoder(fake, tmp_path).encode_documents(TEXTS)

    assert list(tmp_path.iterdir()) == []


def test_it_stands_for_the_encoder(tmp_path: Path, fake: FakeEncoder) -> None:
    encoder: Encoder = CachedEncoder(fake, tmp_path / "new")

    assert (encoder.id, encoder.dimension) == (fake.id, 16)
    np.testing.assert_array_equal(encoder.encode_queries(["a"]), fake.encode_queries(["a"]))
    assert fake.encoded == []
    assert not (tmp_path / "new").exists()


def test_the_file_is_one_that_numpy_reads(tmp_path: Path, fake: FakeEncoder) -> None:
    vectors = CachedEncoder(fake, tmp_path).encode_documents(TEXTS)

    np.testing.assert_array_equal(np.load(_only_file(tmp_path)), vectors)
