"""A version of the program in a folder, with a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from ingest.checkout import ROOT
from ingest.errors import SettingsError

# Settings under which Python compiles a version anew at each start, or its libraries as well.
COMPILING = ("PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX")


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the program.

    Attributes:
        tree: Its files.
        home: Its data folder.
    """

    tree: Path
    home: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of its processes, which import it from its own files.

        Python keeps what it compiled of them, as it does of installed libraries.
        """
        own = {"PYTHONPATH": str(self.tree), "RAPPORTWIJZER_HOME": str(self.home)}
        kept = {name: value for name, value in os.environ.items() if name not in COMPILING}
        return {**kept, **own}

    def build(self) -> None:
        """Makes its index.

        Raises:
            SettingsError: It cannot be made.
        """
        done = subprocess.run(
            [sys.executable, "-m", "index", "build"],
            cwd=self.tree,
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode:
            raise SettingsError(f"The index of {self.tree} failed: {done.stderr.strip()[-300:]}")


@contextmanager
def beside(ref: str, folder: Path, with_index: bool = True) -> Iterator[dict[str, Version]]:
    """Yields this version ("now") and that of a commit ("before").

    Args:
        ref: A commit, as git names it.
        folder: For the files and indexes; nothing of a version is in it yet.
        with_index: Whether each makes its index.

    Raises:
        SettingsError: There is no git, no such commit, or an index cannot be made.
    """
    tree = folder / "tree"
    _git("worktree", "add", "--detach", str(tree), ref)
    try:
        versions = {
            "now": Version(ROOT, folder / "home-now"),
            "before": Version(tree, folder / "home-before"),
        }
        for version in versions.values():
            version.home.mkdir()
            if with_index:
                version.build()
        yield versions
    finally:
        _git("worktree", "remove", "--force", str(tree))


def _git(*arguments: str) -> None:
    command: Sequence[str] = ("git", "-C", str(ROOT), *arguments)
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        raise SettingsError("--against needs git.") from None
    if done.returncode:
        raise SettingsError(f"git {arguments[0]} failed: {done.stderr.strip()[-300:]}")
