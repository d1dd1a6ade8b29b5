from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest

import eval.load.against
import eval.load.serving
from eval.bench.versions.version import Version
from eval.load.against import Against, compare_versions
from eval.load.serving import HELD, held_alone, held_serving


def test_the_libraries_alone_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval.load.serving, "LIBRARIES", "json")
    assert 1 < held_alone() < 100


def test_a_server_is_weighed_once_it_has_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []

    @contextmanager
    def running(folder: Path, tree: Path, environment: object) -> Iterator[object]:
        told.append((folder, tree, environment))
        yield SimpleNamespace(url="there", process=SimpleNamespace(pid=os.getpid()))

    async def ask(url: str, questions: Sequence[str]) -> None:
        told.append((url, questions))

    monkeypatch.setattr(eval.load.serving, "running_server", running)
    monkeypatch.setattr(eval.load.serving, "_ask", ask)

    assert held_serving(tmp_path, {"A": "b"}, ["Wat?"], tmp_path) > 1
    assert told == [(tmp_path, tmp_path, {"A": "b"}), ("there", ["Wat?"])]


def test_parts_come_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    versions = {name: Version(Path(name), tmp_path) for name in ("now", "before")}

    @contextmanager
    def beside(ref: str, folder: Path) -> Iterator[dict[str, Version]]:
        assert (ref, folder) == ("abc", tmp_path)
        yield versions

    of_ask = {"now": {"s": 1.0}, "before": {"s": 2.0}, "alone": {"s": 1.0}}
    of_answers = {"now": {"ms": 3.0}, "now / before": {"ms": 0.5}}
    replaced = {
        "beside": beside,
        "compare_starts": lambda *_: {name: {**own} for name, own in of_ask.items()},
        "compare_answers": lambda *_: (of_answers, ["Wie?"]),
        "held_alone": lambda: 4.0,
        "held_serving": lambda tree, *_: {"now": 6.0, "before": 8.0}[str(tree)],
    }
    for name, function in replaced.items():
        monkeypatch.setattr(eval.load.against, name, function)

    found = compare_versions(Against("abc", ("Wat?",), 8, 3), tmp_path)

    figures = found["figures"]
    assert figures["now"] == {"s": 1, HELD: 6, "ms": 3}
    assert figures["now / alone"] == {HELD: 1.5}
    assert figures["now / before"] == {HELD: 0.75, "ms": 0.5}
    assert found["answered otherwise"] == ["Wie?"]
    assert len(found["load"]) == 4
