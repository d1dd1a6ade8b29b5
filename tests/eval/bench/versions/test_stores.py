from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest

import eval.bench.versions.store_side
from eval.bench.versions.stores import measure_stores
from eval.bench.versions.version import Version
from ingest.checkout import ROOT
from ingest.errors import SettingsError

VECTORS = np.eye(40, 16, dtype=np.float32)
# Stands in for `index.store` of an earlier version: it finds only the first of all.
ONE_FOUND = """
import pathlib
import numpy as np
class FaissStore:
    build = load = classmethod(lambda cls, _: cls())
    def save(self, file):
        pathlib.Path(file).write_bytes(bytes(400))
    def search(self, queries, k):
        return np.zeros((len(queries), 1), np.int64), None
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    np.save(tmp_path / "vectors.npy", VECTORS)
    return tmp_path / "vectors.npy"


def earlier(store: str, folder: Path) -> Version:
    """Returns a version whose `index.store` is this text."""
    place = folder / "tree" / "index"
    place.mkdir(parents=True)
    (place / "__init__.py").touch()
    (place / "store.py").write_text(store)
    return Version(place.parent, folder)


def test_both_stores_hold_and_are_asked_the_same(tmp_path: Path, file: Path) -> None:
    versions = {"now": Version(ROOT, tmp_path), "before": earlier(ONE_FOUND, tmp_path)}

    figures = measure_stores(versions, file, VECTORS[:2], tmp_path)

    now, before = figures["now"], figures["before"]
    assert now["recall@10"] == now["recall@2,000"] == 1
    # That there are only forty is no miss.
    assert before["recall@10"] == pytest.approx(1 / 10)
    assert before["recall@2,000"] == pytest.approx(1 / 40)
    assert before["B/passage"] == 10
    assert figures["now / before"]["B/passage"] == pytest.approx(now["B/passage"] / 10)
    assert all(0 < now[f"10 found: p50 {unit}"] <= now[f"10 found: p95 {unit}"] for unit in UNITS)


UNITS = ("ms", "processor ms")


def test_a_version_without_such_a_store_is_told(tmp_path: Path, file: Path) -> None:
    versions = {"now": earlier("", tmp_path)}
    with pytest.raises(SettingsError, match="has ended"):
        measure_stores(versions, file, VECTORS[:2], tmp_path)


def test_a_side_makes_its_store_and_searches_it(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    orders = [
        {"vectors": str(file), "file": str(tmp_path / "store")},
        {"query": VECTORS[3].tolist(), "k": 1},
    ]
    monkeypatch.setattr(sys, "stdin", [json.dumps(order) for order in orders])

    eval.bench.versions.store_side.main()

    made, found = map(json.loads, capsys.readouterr().out.splitlines())
    assert made["bytes"] == (tmp_path / "store").stat().st_size
    assert found["ids"] == [3]
