from __future__ import annotations

import errno
import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

import index.workspace
from index.workspace import Workspace
from ingest.bundled import NAMES, bundled_files
from ingest.checkout import ROOT, home
from ingest.errors import ReportError
from tests.fakes import FakeEncoder

REPORT = "Klimaat\n\nDroogte treft boeren in Kenia. Het water wordt daar steeds schaarser.\n"


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "Mijn Nota.txt"
    file.write_text(REPORT, "utf-8")
    return file


@pytest.fixture
def workspace(tmp_path: Path, report: Path, encoder: FakeEncoder) -> Workspace:
    return Workspace(encoder, report, data=tmp_path / "home")


def _load(workspace: Workspace) -> list[str]:
    """Loads or builds the index and returns what was said."""
    said: list[str] = []
    library = workspace.load_or_build(said.append)
    assert list(library.corpora) == [workspace.folder.name]
    assert workspace.folder.name.startswith("mijn-nota-")
    return said


def test_a_missing_index_is_built_and_said_so(workspace: Workspace) -> None:
    said = _load(workspace)

    assert len(said) == 1
    assert said == ["Building the index, for its first use."]


def test_a_sound_index_is_loaded_in_silence(workspace: Workspace, encoder: FakeEncoder) -> None:
    _load(workspace)
    encoded = len(encoder.encoded)

    assert _load(workspace) == []
    assert len(encoder.encoded) == encoded > 0


def test_a_changed_report_gets_an_index_of_its_own(workspace: Workspace, report: Path) -> None:
    _load(workspace)
    report.write_text(REPORT + "\nEen nieuwe alinea over Egypte.\n", "utf-8")
    later = replace(workspace)

    said = _load(later)

    assert said[0].startswith("Building the index")
    texts = [passage.text for passage in later.load().passages]
    assert any("Egypte" in text for text in texts)


def test_another_encoder_makes_the_index_stale(workspace: Workspace, report: Path) -> None:
    _load(workspace)
    other = Workspace(FakeEncoder(dimension=16, id="other@1"), report, data=workspace.data)

    assert "is out of date: another encoder is wanted. Building" in _load(other)[0]


def test_a_damaged_index_is_built_anew(workspace: Workspace) -> None:
    _load(workspace)
    (workspace.folder / "vectors" / "texts.faiss").write_bytes(b"damaged")

    assert "texts.faiss is missing or damaged" in _load(workspace)[0]
    assert _load(workspace) == []


def test_a_missing_report_is_an_error(tmp_path: Path, encoder: FakeEncoder) -> None:
    workspace = Workspace(encoder, tmp_path / "none.txt", data=tmp_path)

    with pytest.raises(ReportError, match=r"There is no report file .*none\.txt"):
        workspace.load_or_build(lambda _: None)
    assert not (tmp_path / "index").exists()


def test_the_bundled_report_is_known_by_all_its_files(
    tmp_path: Path, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.workspace, "bundled_files", partial(bundled_files, tmp_path))
    for name in NAMES:
        (tmp_path / name).touch()
    recipes = []
    for name in NAMES:
        (tmp_path / name).write_text(json.dumps(name), "utf-8")
        recipes.append(Workspace(encoder, data=tmp_path).recipe)

    hashes = {recipe.reports["migratierapportage-2023"] for recipe in recipes}
    assert len(hashes) == len(NAMES)


def test_home_is_in_the_checkout_unless_the_environment_names_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: FakeEncoder
) -> None:
    monkeypatch.delenv("RAPPORTWIJZER_HOME", raising=False)
    assert home() == ROOT / ".rapportwijzer"

    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path))
    assert home() == tmp_path
    assert Workspace(encoder).folder == tmp_path / "index" / "migratierapportage-2023"


def test_a_report_that_cannot_be_read_is_an_error(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(file: Path) -> bytes:
        raise PermissionError(errno.EACCES, "Permission denied", str(file))

    monkeypatch.setattr(Path, "read_bytes", refuse)

    with pytest.raises(ReportError, match=r"Mijn Nota\.txt cannot be read \(Permission denied\)"):
        workspace.load()
