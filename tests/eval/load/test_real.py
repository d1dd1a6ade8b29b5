"""The real server, over one index in two processes, for some seconds."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main


@pytest.mark.real
def test_everybody_gets_their_own_answers(
    real_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(real_home))
    file = tmp_path / "load.json"
    options = "load --sessions 6 --minutes 0.15 --workers 2 --pause 0.3".split()
    assert main([*options, "--json", str(file)]) == 0
    record = json.loads(file.read_text("utf-8"))
    counts = record["counts"]
    assert counts["requests"] > 0
    assert counts["questions answered"] > 0
    assert (counts["errors"], counts["swapped"], counts["wrong"]) == (0, 0, 0)
    assert float(record["server"]["memory"]["end"]) > 0
