"""An index of another version is derived data: it is made anew, and said so."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, replace
from typing import Any

import pytest

from index.manifest import FORMAT, NAME, Manifest, Recipe, read_manifest
from index.workspace import Workspace
from tests.faults.conftest import contents

Record = dict[str, Any]


def with_format(number: object, **more: object) -> Callable[[Record], Record]:
    """Returns what gives a manifest another format, with more fields at that."""

    def change(record: Record) -> Record:
        return {**record, "recipe": {**record["recipe"], "format": number}, **more}

    return change


def without(name: str) -> Callable[[Record], Record]:
    return lambda record: {key: value for key, value in record.items() if key != name}


def first_format(record: Record) -> Record:
    """Returns a manifest as it was before it held its own sha256."""
    return without("sha256")(with_format(1)(record))


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (first_format, f"was made by another version of this program (format 1, not {FORMAT})"),
        (with_format(0), f"(format 0, not {FORMAT})"),
        (with_format(FORMAT + 1), f"(format {FORMAT + 1}, not {FORMAT})"),
        (with_format(FORMAT + 1, shards=[1, 2]), f"(format {FORMAT + 1}, not {FORMAT})"),
        (with_format("new"), f'(format "new", not {FORMAT})'),
        (with_format(None), f"(format null, not {FORMAT})"),
        (lambda record: {**record, "later": 1}, "cannot be read"),
        (lambda record: {**record, "recipe": {**record["recipe"], "later": 1}}, "cannot be read"),
        (lambda record: {**record, "sha256": "0" * 64}, "is damaged"),
        *((without(name), "cannot be read") for name in ("recipe", "files", "counts", "sha256")),
    ],
)
def test_another_manifest_is_replaced_and_the_reason_told(
    change: Callable[[Record], Record], reason: str, workspace: Workspace
) -> None:
    workspace.build()
    fresh = contents(workspace.folder)
    file = workspace.folder / NAME
    file.write_text(json.dumps(change(json.loads(file.read_text("utf-8")))), "utf-8")

    check_built_anew(workspace, reason, fresh)


def check_built_anew(workspace: Workspace, reason: str, fresh: dict[str, bytes]) -> None:
    said: list[str] = []
    workspace.load_or_build(said.append)

    assert len(said) == 1
    assert reason in said[0]
    assert said[0].endswith(". Building it now.")
    assert contents(workspace.folder) == fresh
    workspace.load_or_build(said.append)
    assert len(said) == 1


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        ({"encoder": "other@1"}, "another encoder is wanted"),
        ({"stores": "elsewhere"}, "another store is wanted"),
        ({"passages": {"size": 500, "overlap": 0}}, "passages are cut in another way"),
        ({"libraries": {"bm25s": "0.0.1", "faiss-cpu": "99"}}, "libraries have other versions"),
        ({"code": "000000000000"}, "this is another version of the program"),
        ({"reports": {"nota": "00"}}, "its reports have changed"),
    ],
)
def test_an_index_made_of_other_things_is_replaced_and_the_reason_told(
    other: Record, reason: str, workspace: Workspace
) -> None:
    manifest = workspace.build()
    fresh = contents(workspace.folder)
    theirs = Recipe(**{**asdict(manifest.recipe), **other})
    replace(manifest, recipe=theirs).write(workspace.folder)
    assert read_manifest(workspace.folder) == Manifest(
        theirs, manifest.dimension, manifest.counts, manifest.files
    )

    check_built_anew(workspace, reason, fresh)
