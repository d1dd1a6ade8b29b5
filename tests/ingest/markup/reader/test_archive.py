from __future__ import annotations

import io
import zipfile

import pytest

from ingest.isolated import StoppedError
from ingest.markup.reader import archive as module
from ingest.markup.reader.archive import Archive
from tests.ingest.markup.files import zipped


def stopped(content: bytes, name: str = "a") -> str:
    with pytest.raises(StoppedError) as caught:
        Archive(content).read(name)
    return caught.value.reason


def test_a_part_is_read() -> None:
    archive = Archive(zipped({"a": "één", "b/c": b"\0"}))
    assert archive.names == ("a", "b/c")
    assert ("a" in archive, "c" in archive) == (True, False)
    assert archive.read("a") == "één".encode()


@pytest.mark.parametrize("content", [b"PK\x03\x04rest", zipped({"a": "b"})[:-30]])
def test_a_broken_archive_is_damaged(content: bytes) -> None:
    assert stopped(content) == "damaged"


def test_a_part_that_is_not_there_or_broken_is_damage() -> None:
    whole = zipped({"a": "woord" * 99})
    assert stopped(whole, "b") == "damaged"
    place = whole.index(b"a", 30) + 5
    assert stopped(whole[:place] + b"\xff\xff" + whole[place + 2 :]) == "damaged"


def test_a_part_may_not_grow_larger_than_it_is_worth() -> None:
    assert stopped(zipped({"a": b"\0" * 2_000_000})) == "bomb"
    assert len(Archive(zipped({"a": b"\0" * 900_000})).read("a")) == 900_000


def test_all_parts_together_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    archive = Archive(zipped({"a": "123456", "b": "123456"}))
    archive.read("a")
    with pytest.raises(StoppedError, match="bomb"):
        archive.read("b")


def test_what_a_part_says_of_its_size_is_not_believed() -> None:
    content = zipped({"a": "woord" * 99})
    size = (495).to_bytes(4, "little")
    assert content.count(size) == 2
    assert stopped(content.replace(size, (9).to_bytes(4, "little"))) == "damaged"


def test_the_number_of_parts_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_FILES", 1)
    assert stopped(zipped({"a": "", "b": ""})) == "files"


def test_other_ways_of_packing_and_passwords_are_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("a", "woord")
    assert stopped(packed.getvalue()) == "damaged"
    content = bytearray(zipped({"a": "woord"}))
    for header, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(header) + flags] |= 1
    assert stopped(bytes(content)) == "encrypted"
