from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from eval.asked.json_lines import write_json_lines


def test_records_are_one_a_line_whatever_they_hold(tmp_path: Path) -> None:
    write_json_lines([{"a": "één\u2028\n"}, {"b": 1}], tmp_path / "new" / "file.jsonl")

    text = (tmp_path / "new" / "file.jsonl").read_text("utf-8")
    assert text == '{"a": "één\u2028\\n"}\n{"b": 1}\n'
    mode = (tmp_path / "new" / "file.jsonl").stat().st_mode
    assert stat.S_IMODE(mode) == 0o644


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "file.jsonl"
    write_json_lines([{"a": 1}], file)

    def broken() -> Iterator[dict[str, str]]:
        yield {"a": "fine"}
        yield {"a": "\ud800"}

    with pytest.raises(UnicodeEncodeError):
        write_json_lines(broken(), file)
    assert file.read_text("utf-8") == '{"a": 1}\n'
    assert list(tmp_path.iterdir()) == [file]
