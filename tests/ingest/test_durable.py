from __future__ import annotations

import errno
import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.durable import PRIVATE, append_line, flush, write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.jsonl"


def mode(file: Path) -> int:
    return file.stat().st_mode & 0o777


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_file_is_all_its_parts_and_nothing_else_is_left(file: Path) -> None:
    write_whole(file, [b"one\n", "twé\u2028".encode()])
    assert file.read_bytes() == b"one\n" + "twé\u2028".encode()
    assert mode(file) == 0o644
    assert list(file.parent.iterdir()) == [file]


def test_a_file_is_for_whom_it_is_made(file: Path) -> None:
    write_whole(file, [b"secret"], PRIVATE)
    assert mode(file) == 0o600


def test_a_new_content_keeps_the_mode_of_the_old(file: Path) -> None:
    file.write_bytes(b"old")
    file.chmod(0o640)
    write_whole(file, [b"new"], PRIVATE)
    assert (file.read_bytes(), mode(file)) == (b"new", 0o640)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may give a file away")
def test_a_new_content_keeps_the_owner_of_the_old(file: Path) -> None:
    file.write_bytes(b"old")
    os.chown(file, 12345, 54321)
    write_whole(file, [b"new"])
    assert (file.stat().st_uid, file.stat().st_gid) == (12345, 54321)


def test_what_fails_on_the_way_leaves_the_old_content_and_nothing_else(file: Path) -> None:
    def parts() -> Iterator[bytes]:
        yield b"new"
        assert file.read_bytes() == b"old"
        raise full()

    file.write_bytes(b"old")
    with pytest.raises(OSError, match="No space"):
        write_whole(file, parts())
    assert file.read_bytes() == b"old"
    assert list(file.parent.iterdir()) == [file]


def test_the_content_is_on_the_disk_before_it_takes_the_place_of_another(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    replace, fsync = Path.replace, os.fsync

    def note_flush(descriptor: int) -> None:
        status = os.fstat(descriptor)
        steps.append("folder" if status.st_ino == file.parent.stat().st_ino else "content")
        assert steps[-1] == "folder" or status.st_size == 3
        fsync(descriptor)

    def note_replace(path: Path, target: Path) -> Path:
        steps.append("replace")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", note_flush)
    monkeypatch.setattr(Path, "replace", note_replace)
    write_whole(file, [b"new"])
    assert steps == ["content", "replace", "folder"]


def test_a_link_still_leads_to_the_file(file: Path) -> None:
    there = file.parent / "there"
    there.mkdir()
    file.symlink_to(there / "real")
    for content in (b"one", b"two"):
        write_whole(file, [content])
        assert file.is_symlink()
        assert (there / "real").read_bytes() == content
    assert list(there.iterdir()) == [there / "real"]


def test_what_is_no_file_is_written_to_and_stays(file: Path) -> None:
    os.mkfifo(file)
    reader = os.open(file, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_whole(file, [b"one", b"two"])
        assert os.read(reader, 100) == b"onetwo"
    finally:
        os.close(reader)
    assert file.is_fifo()
    with pytest.raises(IsADirectoryError):
        write_whole(file.parent, [b"one"])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, b'{"b": 2}\n'),
        (b"", b'{"b": 2}\n'),
        (b'{"a": 1}\n', b'{"a": 1}\n{"b": 2}\n'),
        (b'{"a": 1}', b'{"a": 1}\n{"b": 2}\n'),
        (b'{"a": 1}\n{"a', b'{"a": 1}\n{"b": 2}\n'),
        (b'{"a": 1}\n{"a": "\xc3', b'{"a": 1}\n{"b": 2}\n'),
        (b'{"a": 1}\n' + b"\0" * 100, b'{"a": 1}\n{"b": 2}\n'),
        (b"[" * 100_000, b'{"b": 2}\n'),
        (b'{"a": 1}\n\n', b'{"a": 1}\n\n{"b": 2}\n'),
    ],
    ids="none|empty|whole|no end|half|half a letter|zeros|deep|empty line".split("|"),
)
def test_a_line_comes_after_whole_lines_only(
    before: bytes | None, after: bytes, file: Path
) -> None:
    if before is not None:
        file.write_bytes(before)
    append_line(file, b'{"b": 2}\n')
    assert file.read_bytes() == after


def test_lines_are_for_whom_the_file_is_made(file: Path) -> None:
    append_line(file, b"1\n", PRIVATE)
    append_line(file, b"2\n")
    assert (file.read_bytes(), mode(file)) == (b"1\n2\n", 0o600)


def test_a_line_that_the_disk_takes_in_parts_is_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("builtins.open", _slow)
    append_line(file, b'{"a": 1}\n')
    append_line(file, b'{"b": 2}\n')
    assert file.read_bytes() == b'{"a": 1}\n{"b": 2}\n'


def test_a_line_that_cannot_be_flushed_leaves_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise full()

    file.write_bytes(b'{"a": 1}')
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OSError, match="No space"):
        append_line(file, b'{"b": 2}\n')
    assert file.read_bytes() == b'{"a": 1}'


@pytest.mark.parametrize("is_folder", [True, False])
def test_a_file_system_that_cannot_flush_folders_will_do_but_not_one_that_loses_files(
    is_folder: bool, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")

    file.touch()
    monkeypatch.setattr(os, "fsync", refuse)
    if is_folder:
        flush(file.parent)
    else:
        with pytest.raises(OSError, match="Invalid argument"):
            flush(file)


class _Slow(io.FileIO):
    """Takes three bytes at a time."""

    def write(self, data: object) -> int:
        return super().write(memoryview(data)[:3])  # type: ignore[arg-type]


def _slow(file: Path, mode: str, buffering: int, opener: object) -> _Slow:
    assert buffering == 0
    return _Slow(file, mode.replace("b", ""), opener=opener)  # type: ignore[arg-type]
