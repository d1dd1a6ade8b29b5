"""The real server, over one index in two processes, for some seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

import eval.commands.loading
from eval.__main__ import main
from eval.load.script import Repertoire, repertoires
from index.language import Language
from ingest.corpus import Corpus

EVERY = 6  # of what people may do: more than that takes part in seconds, and is computed beforehand


def some_repertoires(corpus: Corpus, seed: int) -> Mapping[Language, Repertoire]:
    return {
        language: replace(
            one,
            conversations=one.conversations[::EVERY],
            others={kind: steps[::EVERY] for kind, steps in one.others.items()},
        )
        for language, one in repertoires(corpus, seed).items()
    }


@pytest.mark.real
def test_everybody_gets_their_own_answers(
    real_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(real_home))
    monkeypatch.setattr(eval.commands.loading, "repertoires", some_repertoires)
    file = tmp_path / "load.json"
    options = "load --sessions 6 --minutes 0.15 --workers 2 --pause 0.3".split()
    assert main([*options, "--json", str(file)]) == 0
    record = json.loads(file.read_text("utf-8"))
    counts = record["counts"]
    assert counts["requests"] > 0
    assert counts["questions answered"] > 0
    assert (counts["errors"], counts["swapped"], counts["wrong"]) == (0, 0, 0)
    assert float(record["server"]["memory"]["end"]) > 0
