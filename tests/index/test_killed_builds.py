"""Builds killed at any moment, and many at once: an index is there, whole, old or new."""

from __future__ import annotations

import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import load
from ingest.corpus import Corpus
from tests.fakes import FakeEncoder, edition_corpus, recipe_for, tiny_corpora
from tests.faults.victims import build_in_turn, start

pytestmark = pytest.mark.slow

KILLS = 25


def whole(folder: Path, corpora: Callable[[], list[Corpus]]) -> bool:
    """Returns whether the index of some reports stands there, every file of it as written."""
    try:
        load(folder, recipe_for(corpora(), FakeEncoder()))
    except Exception:
        return False
    return True


def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_index(tmp_path: Path) -> None:
    folder, moments = tmp_path / "index", random.Random(2023)
    builder, told = start(build_in_turn, folder, 1)
    builder.join(120)
    assert builder.exitcode == 0
    told.close()

    for _ in range(KILLS):
        builder, told = start(build_in_turn, folder, 10**6)
        assert told.recv() == "built"
        time.sleep(moments.uniform(0, 0.3))
        builder.kill()
        builder.join(30)
        assert builder.exitcode == -signal.SIGKILL
        told.close()
        assert whole(folder, lambda: [edition_corpus()]) or whole(folder, tiny_corpora)


@pytest.mark.parametrize("builders", [3])
def test_many_building_at_once_wait_for_each_other(builders: int, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    running = [start(build_in_turn, folder, 6) for _ in range(builders)]

    for builder, told in running:
        builder.join(120)
        assert builder.exitcode == 0
        assert [told.recv() for _ in range(6)] == ["built"] * 6
        told.close()
    assert whole(folder, tiny_corpora)  # each ends with these
    assert sorted(path.name for path in tmp_path.iterdir()) == [".index.lock", "index"]
