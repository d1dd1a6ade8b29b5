"""One changed bit anywhere in an index: found when it is loaded, and mended at the start."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import build, load
from index.manifest import NAME, read_manifest
from index.workspace import Workspace
from ingest.errors import IndexFolderError
from tests.fakes import FakeEncoder, recipe_for, tiny_corpora
from tests.faults.conftest import Count, contents

OFFSETS = 8  # random ones in each file, beside its first and its last byte


def flipped(content: bytes, place: int, bit: int) -> bytes:
    return content[:place] + bytes([content[place] ^ 1 << bit]) + content[place + 1 :]


def flips(content: bytes, chosen: random.Random) -> Iterator[bytes]:
    """Yields a content with one bit changed, several times."""
    last = len(content) - 1
    for place in (0, last, *(chosen.randint(0, last) for _ in range(OFFSETS))):
        yield flipped(content, place, chosen.randrange(8))


def other_sizes(content: bytes) -> Iterator[bytes]:
    """Yields a content cut, lengthened, and replaced by as many zeros, as power cuts leave them."""
    yield b""
    yield content[: len(content) // 2]
    yield content[:-1]
    yield content + b"\n"
    yield content + b"\0"
    yield bytes(len(content))


def test_any_damage_is_found(tmp_path: Path, encoder: FakeEncoder, count_faults: Count) -> None:
    folder, recipe = tmp_path / "index", recipe_for(tiny_corpora(), encoder)
    build(tiny_corpora(), recipe.reports, encoder, folder)
    whole, chosen, faults = contents(folder), random.Random(2023), 0
    assert len(whole) > 20

    for name, content in whole.items():
        file = folder / name
        for damaged in (*flips(content, chosen), *other_sizes(content)):
            file.write_bytes(damaged)
            with pytest.raises(IndexFolderError):
                load(folder, recipe)
            faults += 1
        file.unlink()
        with pytest.raises(IndexFolderError):
            load(folder, recipe)
        file.mkdir()
        with pytest.raises(IndexFolderError):
            load(folder, recipe)
        file.rmdir()
        file.write_bytes(content)
        faults += 2

    assert load(folder, recipe).corpora
    count_faults(faults)
    assert faults >= 400


def test_each_byte_of_the_manifest_counts(
    tmp_path: Path, encoder: FakeEncoder, count_faults: Count
) -> None:
    recipe = recipe_for(tiny_corpora(), encoder)
    build(tiny_corpora(), recipe.reports, encoder, tmp_path / "index")
    content = (tmp_path / "index" / NAME).read_bytes()
    file, chosen = tmp_path / NAME, random.Random(2025)

    for place in range(len(content)):
        file.write_bytes(flipped(content, place, chosen.randrange(8)))
        with pytest.raises(IndexFolderError):
            read_manifest(tmp_path)

    count_faults(len(content))
    assert len(content) > 3000


def test_a_start_mends_it_says_why_and_makes_the_same_index(
    workspace: Workspace, count_faults: Count
) -> None:
    workspace.build()
    fresh, chosen, faults = contents(workspace.folder), random.Random(2024), 0

    for name, content in fresh.items():
        file = workspace.folder / name
        for damaged in (None, flipped(content, chosen.randrange(len(content)), 0)):
            file.unlink()
            if damaged:
                file.write_bytes(damaged)
            said = list[str]()
            workspace.load_or_build(said.append)
            assert len(said) == 1
            assert str(workspace.folder) in said[0]
            assert said[0].endswith("Building it now.")
            assert contents(workspace.folder) == fresh
            faults += 1

    count_faults(faults)
    assert faults == 2 * len(fresh) >= 20
