from __future__ import annotations

import json
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import pytest

import index.manifest
from index.manifest import (
    LIBRARIES,
    Manifest,
    Recipe,
    building_now,
    read_manifest,
    sha256_of,
    verify,
)
from ingest.errors import IndexFolderError
from ingest.passages import PassageSettings

RECIPE = Recipe.of({"proef": "00ff"}, PassageSettings(), "fake@1")
MANIFEST = Manifest(RECIPE, 16, {"rows": 3, "café": 1}, {})


def test_a_recipe_names_the_library_versions() -> None:
    assert RECIPE.libraries == {name: version(name) for name in LIBRARIES}
    assert {"bm25s", "faiss-cpu", "PyStemmer"} <= RECIPE.libraries.keys()
    assert RECIPE.passages == {"size": 1000, "overlap": 0}


def test_equal_recipes_do_not_differ() -> None:
    assert RECIPE.difference(Recipe.of({"proef": "00ff"}, PassageSettings(), "fake@1")) is None


@pytest.mark.parametrize(
    ("theirs", "message"),
    [
        (replace(RECIPE, format=0), "out of date: format"),
        (replace(RECIPE, reports={}), "out of date: its reports have changed;"),
        (replace(RECIPE, encoder="e@2"), "another encoder is wanted;"),
        (
            replace(RECIPE, passages={"size": 500, "overlap": 0}),
            "passages are cut in another way;",
        ),
        (replace(RECIPE, stores="milvus"), "another store is wanted;"),
        (replace(RECIPE, libraries={}), "libraries have other versions;"),
    ],
)
def test_each_difference_names_field_folder_and_command(
    theirs: Recipe, message: str, tmp_path: Path
) -> None:
    with pytest.raises(IndexFolderError) as caught:
        verify(tmp_path, replace(MANIFEST, recipe=theirs), RECIPE)

    assert message in str(caught.value)
    assert str(tmp_path) in str(caught.value)
    assert "python -m index build" in str(caught.value)


def test_who_waits_is_told_why_and_no_command_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexFolderError) as missing:
        read_manifest(tmp_path / "none")
    assert building_now(missing.value) == "Building the index, for its first use."
    with pytest.raises(IndexFolderError) as other:
        verify(tmp_path, replace(MANIFEST, recipe=replace(RECIPE, code="0")), RECIPE)
    assert building_now(other.value) == (
        f"The index in {tmp_path} is out of date: this is another version of the program."
        " Building it now."
    )


def test_a_written_manifest_is_read_back(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)

    assert read_manifest(tmp_path) == MANIFEST


def test_a_missing_manifest_is_an_error_with_the_command(tmp_path: Path) -> None:
    with pytest.raises(
        IndexFolderError, match=r"There is no index in .* run 'python -m index build'"
    ):
        read_manifest(tmp_path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"{}",
        b"\xff",
        b'{"recipe": 3}',
        b'{"recipe": {"format": 6}}',
        b"[" * 10**5,
    ],
)
def test_an_unreadable_manifest_is_an_error_with_the_command(
    content: bytes, tmp_path: Path
) -> None:
    (tmp_path / "manifest.json").write_bytes(content)

    with pytest.raises(IndexFolderError, match="cannot be read; run 'python -m index build'"):
        read_manifest(tmp_path)


def test_another_format_is_told_before_its_fields_are_read(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text('{"recipe": {"format": 7, "later": 1}}', "utf-8")

    with pytest.raises(IndexFolderError) as caught:
        read_manifest(tmp_path)
    assert str(caught.value) == (
        f"The index in {tmp_path} was made by another version of this program "
        "(format 7, not 6); run 'python -m index build'."
    )


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (b'"dimension": 16', b'"dimension": 17'),
        (b'"rows": 3', b'"rows": 4'),
        (b'"overlap": 0', b'"overlap": 1'),
        (b'"fake@1"', b'"fake@2"'),
        (b'"sha256": "', b'"sha256": "0'),
        (b"\n", b"\n\n"),
    ],
)
def test_a_change_in_the_manifest_itself_is_found(was: bytes, now: bytes, tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
    file = tmp_path / "manifest.json"
    assert was in file.read_bytes()
    file.write_bytes(file.read_bytes().replace(was, now, 1))

    with pytest.raises(IndexFolderError, match="is damaged; run 'python -m index build'"):
        read_manifest(tmp_path)


def test_a_folder_in_its_place_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").mkdir()

    with pytest.raises(IndexFolderError, match=r"cannot be read \(Is a directory\)"):
        read_manifest(tmp_path)


def test_an_unknown_field_is_an_error(tmp_path: Path) -> None:
    MANIFEST.write(tmp_path)
    file = tmp_path / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "later": 1}), "utf-8")

    with pytest.raises(IndexFolderError, match="cannot be read"):
        read_manifest(tmp_path)


def test_verify_accepts_files_with_the_recorded_hash_only(tmp_path: Path) -> None:
    file = tmp_path / "rows"
    file.write_bytes(b"abc")
    # The sha256 of "abc" as FIPS 180-2 gives it.
    digest = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    manifest = replace(MANIFEST, files={"rows": digest})

    assert sha256_of(file) == digest
    verify(tmp_path, manifest, RECIPE)
    file.write_bytes(b"abd")
    with pytest.raises(IndexFolderError, match="rows is missing or damaged"):
        verify(tmp_path, manifest, RECIPE)


@pytest.mark.parametrize(
    "other",
    [
        replace(MANIFEST, dimension=17),
        replace(MANIFEST, files={"rows": "ab"}),
        replace(MANIFEST, recipe=replace(RECIPE, encoder="fake@2")),
    ],
)
def test_the_fingerprint_changes_with_anything(other: Manifest) -> None:
    assert len(MANIFEST.fingerprint) == 12
    assert MANIFEST.fingerprint == replace(MANIFEST).fingerprint
    assert MANIFEST.fingerprint != other.fingerprint


def test_a_library_of_another_version_is_no_data_for_a_person() -> None:
    older = replace(RECIPE, libraries={**RECIPE.libraries, "PyStemmer": "2.2.0.3"})
    assert RECIPE.difference(older) == "libraries have other versions"


@pytest.mark.parametrize(
    ("module", "matters"),
    [
        ("ingest/pdf/reader/__main__.py", True),
        ("index/new.py", True),
        ("index/store/remote.py", True),
        ("ingest/report/notes.md", False),
        ("app/web/page.py", False),
    ],
)
def test_the_code_hash_changes_with_modules_of_ingest_and_index_in_any_folder(
    module: str, matters: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.manifest, "ROOT", tmp_path)
    uncached = index.manifest._code_hash.__wrapped__
    before = uncached()
    file = tmp_path / module
    file.parent.mkdir(parents=True)
    file.write_text("x = 1", "utf-8")
    assert (uncached() != before) == matters
