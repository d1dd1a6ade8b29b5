"""Builds killed at any moment, and many at once: an index is there, whole, old or new."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from index.build import load
from ingest.checkout import ROOT
from ingest.corpus import Corpus
from tests.fakes import FakeEncoder, edition_corpus, recipe_for, tiny_corpora

pytestmark = pytest.mark.slow

KILLS = 25
# Builds two indexes in turn, over and over, until it is killed.
BUILDER = """
import sys
from pathlib import Path
from index.build import build
from tests.fakes import FakeEncoder, edition_corpus, recipe_for, tiny_corpora

encoder, folder = FakeEncoder(), Path(sys.argv[1])
for number in range(int(sys.argv[2])):
    corpora = tiny_corpora() if number % 2 else [edition_corpus()]
    build(corpora, recipe_for(corpora, encoder).reports, encoder, folder)
    print("built", flush=True)
"""


def start(folder: Path, builds: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", BUILDER, str(folder), str(builds)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )


def whole(folder: Path, corpora: Callable[[], list[Corpus]]) -> bool:
    """Returns whether the index of some reports stands there, every file of it as written."""
    try:
        load(folder, recipe_for(corpora(), FakeEncoder()))
    except Exception:
        return False
    return True


def test_a_build_killed_at_any_moment_leaves_the_old_or_the_new_index(tmp_path: Path) -> None:
    folder, moments = tmp_path / "index", random.Random(2023)
    builder = start(folder, 1)
    assert builder.wait(120) == 0
    if builder.stdout:
        builder.stdout.close()

    for _ in range(KILLS):
        builder = start(folder, 10**6)
        assert builder.stdout is not None
        assert builder.stdout.readline() == "built\n"
        time.sleep(moments.uniform(0, 0.3))
        builder.kill()
        builder.wait(30)
        builder.stdout.close()
        assert whole(folder, lambda: [edition_corpus()]) or whole(folder, tiny_corpora)


@pytest.mark.parametrize("builders", [3])
def test_many_building_at_once_wait_for_each_other(builders: int, tmp_path: Path) -> None:
    folder = tmp_path / "index"
    running = [start(folder, 6) for _ in range(builders)]

    for builder in running:
        out, _ = builder.communicate(timeout=120)
        assert builder.returncode == 0
        assert out.count("built") == 6
    assert whole(folder, tiny_corpora)  # each ends with these
    assert sorted(path.name for path in tmp_path.iterdir()) == [".index.lock", "index"]
