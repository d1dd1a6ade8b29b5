"""What figures depend on beside the questions: our code and data, Python and its libraries."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from eval.asked.question_file import QUESTION_FOLDER
from ingest.checkout import ROOT
from ingest.errors import SettingsError

PACKAGES = ("ingest", "index", "app", "eval")
READ = frozenset((".py", ".json", ".jsonl", ".txt", ".safetensors"))
LIBRARIES = (
    "bm25s",
    "faiss-cpu",
    "ir-measures",
    "langchain-text-splitters",
    "numpy",
    "py3langid",
    "PyStemmer",
    "sentence-transformers",
    "torch",
)


def code_hash() -> str:
    """Returns 12 hexadecimal digits that change with our code, the report or the encoder."""
    digest = hashlib.sha256()
    for package in PACKAGES:
        for file in sorted((ROOT / package).rglob("*")):
            # A question file is known by its own hash.
            if file.suffix in READ and QUESTION_FOLDER not in file.parents:
                digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0")
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def versions() -> Mapping[str, str]:
    """Returns the versions of Python and of the libraries that figures may depend on."""
    return {
        "python": platform.python_version(),
        **{library: version(library) for library in LIBRARIES},
    }


def commit(folder: Path) -> str:
    """Returns the short hash of the commit that is checked out.

    Raises:
        SettingsError: This is no git checkout, or git is missing.
    """
    try:
        found = subprocess.run(
            ["git", "rev-parse", "--short", "HEAD"],
            cwd=folder,
            capture_output=True,
            check=True,
            text=True,
        )
    except (OSError, subprocess.CalledProcessError):
        raise SettingsError("The commit cannot be told: this needs git and a checkout.") from None
    return found.stdout.strip()
