from __future__ import annotations

from pathlib import Path

import pytest

import eval.run.provenance
from eval.run.provenance import code_hash, versions


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for folder in ("ingest", "index/encoder", "app", "eval/questions"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "app" / "module.py").write_text("one")
    monkeypatch.setattr(eval.run.provenance, "ROOT", tmp_path)
    monkeypatch.setattr(eval.run.provenance, "QUESTION_FOLDER", tmp_path / "eval" / "questions")
    return tmp_path


@pytest.mark.parametrize(
    ("file", "matters"),
    [
        ("app/module.py", True),
        ("ingest/edition.jsonl", True),
        ("index/encoder/model.safetensors", True),
        ("eval/questions/gold.jsonl", False),
        ("app/notes.md", False),
    ],
)
def test_the_hash_changes_with_what_figures_depend_on(file: str, matters: bool, root: Path) -> None:
    before = code_hash()
    (root / file).write_text("two")
    assert (code_hash() != before) == matters


def test_a_renamed_module_changes_the_hash(root: Path) -> None:
    before = code_hash()
    (root / "app" / "module.py").rename(root / "app" / "other.py")
    assert code_hash() != before


def test_versions_are_those_installed() -> None:
    assert versions()["torch"].startswith("2.13.0")
    assert "python" in versions()
