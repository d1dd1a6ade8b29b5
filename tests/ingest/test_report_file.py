from __future__ import annotations

import re
from pathlib import Path

import pytest

from ingest import report_file
from ingest.errors import ReportError
from ingest.report_file import hash_of_all, read_report_file


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "report.txt"


def hash_of(*files: Path) -> str:
    return hash_of_all(map(read_report_file, files))


def test_a_file_keeps_what_was_read(file: Path) -> None:
    file.write_bytes("één".encode())
    read = read_report_file(file)
    file.write_bytes(b"twee")
    assert (read.path, read.content, read.text) == (file, "één".encode(), "één")
    assert "content" not in repr(read)


def test_the_hash_is_of_the_bytes_as_delivered(file: Path) -> None:
    file.write_bytes(b"abc")
    # The example of FIPS 180-4.
    assert read_report_file(file).sha256 == (
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    )


def test_what_is_no_file_is_one_sentence(file: Path) -> None:
    with pytest.raises(ReportError, match=f"^There is no report file {re.escape(str(file))}\\.$"):
        read_report_file(file)
    file.mkdir()
    told = f"^{re.escape(str(file))} is a folder; 'python -m ingest add' takes "
    with pytest.raises(ReportError, match=told):
        read_report_file(file)


def test_a_file_that_is_too_large_is_not_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_bytes(b"x" * 21)
    monkeypatch.setattr(report_file, "MOST_FILE_BYTES", 20)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("it was read"))
    with pytest.raises(ReportError, match="has more than 20 bytes"):
        read_report_file(file)


def test_a_file_that_the_system_refuses_is_one_sentence(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("woord")

    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(ReportError) as caught:
        read_report_file(file)
    assert str(caught.value) == f"The report file {file} cannot be read (Permission denied)."


def test_the_hash_of_files_changes_with_each_name_and_content(tmp_path: Path) -> None:
    one, two, other = (tmp_path / name for name in ("one", "two", "other"))
    one.write_bytes(b"1")
    two.write_bytes(b"2")
    other.write_bytes(b"1")
    before = hash_of(one, two)
    assert re.fullmatch(r"[0-9a-f]{64}", before)
    assert hash_of(one, two) == before
    assert len({before, hash_of(one), hash_of(other, two), hash_of(two, one)}) == 4
    two.write_bytes(b"3")
    assert hash_of(one, two) != before


def test_a_name_that_is_no_text_has_a_hash(tmp_path: Path) -> None:
    file = tmp_path / b"nota\xff.txt".decode("utf-8", "surrogateescape")
    file.write_bytes(b"1")
    assert hash_of(file) != hash_of_all([])
