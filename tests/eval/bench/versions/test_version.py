from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import eval.bench.versions.version
from eval.bench.versions.version import Version, beside
from ingest.errors import SettingsError


def git(folder: Path, *arguments: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    command = ["git", "-C", str(folder), *identity, *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two commits of one file."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q")
    for text in ("old", "new"):
        (folder / "file").write_text(text)
        git(folder, "add", "file")
        git(folder, "commit", "-qm", text)
    monkeypatch.setattr(eval.bench.versions.version, "ROOT", folder)
    monkeypatch.setattr(Version, "build", lambda self: None)
    return folder


def test_an_earlier_version_stands_beside_this_one_and_goes_again(
    root: Path, tmp_path: Path
) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()

    with beside("HEAD~1", scratch) as versions:
        before = versions["before"]
        assert (before.tree / "file").read_text() == "old"
        assert (versions["now"].tree / "file").read_text() == "new"
        assert before.environment["PYTHONPATH"] == str(before.tree)
        assert before.home != versions["now"].home
    assert not before.tree.exists()
    assert len(git(root, "worktree", "list").splitlines()) == 1


def test_a_commit_that_is_not_there_is_told(root: Path, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="git worktree failed"), beside("nosuch", tmp_path):
        pass


def test_an_index_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    broken = tmp_path / "index"
    broken.mkdir()
    (broken / "__init__.py").touch()
    (broken / "__main__.py").write_text("raise SystemExit('no report')")
    with pytest.raises(SettingsError, match=r"index of .* no report"):
        Version(tmp_path, tmp_path / "home").build()


def test_what_was_compiled_is_kept_as_of_libraries(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.setenv("KEPT", "yes")
    environment = Version(tmp_path, tmp_path).environment
    assert "PYTHONDONTWRITEBYTECODE" not in environment
    assert environment["KEPT"] == "yes"
