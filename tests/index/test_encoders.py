from __future__ import annotations

from pathlib import Path

import pytest

from index.e5_encoder import NAME
from index.encoders import from_anywhere


def test_a_folder_is_named_for_a_process_that_works_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("model", NAME):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path)
    assert from_anywhere("model") == str(tmp_path / "model")
    assert from_anywhere("cached/model") == "cached/model"
    assert from_anywhere(NAME) == NAME
