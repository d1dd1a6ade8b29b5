"""The manifest: what an index was made of, written last, so that its presence means complete.

An index is derived from the report, so it is never converted: one of another format, older or
newer, is made anew, which loses nothing. Two versions of the program that share one data folder
build by turns; each may have a folder of its own (RAPPORTWIJZER_HOME).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from index.digest import take_in
from index.stores import LocalStores
from ingest.checkout import ROOT
from ingest.errors import IndexFolderError
from ingest.passages import PassageSettings

NAME = "manifest.json"
FORMAT = 6
BUILD_COMMAND = "python -m index build"
MISSING = "missing"
CHANGED = {
    "reports": "its reports have changed",
    "passages": "passages are cut in another way",
    "encoder": "another encoder is wanted",
    "stores": "another store is wanted",
    "libraries": "libraries have other versions",
    "code": "this is another version of the program",
}


# What wrote the files, and what read, cut and stemmed the text in them: a newer stemmer may know a
# word by another stem, which then meets no stem of the index.
LIBRARIES = ("bm25s", "faiss-cpu", "langchain-text-splitters", "pypdfium2", "PyStemmer")


@dataclass(frozen=True, slots=True)
class Recipe:
    """What an index is made of; two equal recipes make the same index.

    Attributes:
        format: Version of the folder's layout.
        reports: Hash of everything read for each report, by report id.
        passages: How passages were cut.
        encoder: Name and hash of the encoder.
        stores: Kind of the stores.
        libraries: Versions of the libraries that decide what is in the files.
        code: Hash of the modules that read reports and write the index.
    """

    format: int
    reports: dict[str, str]
    passages: dict[str, Any]
    encoder: str
    stores: str
    libraries: dict[str, str]
    code: str

    @classmethod
    def of(
        cls,
        reports: dict[str, str],
        passages: PassageSettings,
        encoder: str,
        stores: str = LocalStores.id,
    ) -> Recipe:
        """Returns the recipe for an index made now."""
        libraries = {name: version(name) for name in LIBRARIES}
        return cls(FORMAT, reports, asdict(passages), encoder, stores, libraries, _code_hash())

    def difference(self, other: Recipe) -> str | None:
        """Returns what differs, in words for a person, or None."""
        theirs = asdict(other)
        differing = (field for field, value in asdict(self).items() if value != theirs[field])
        return next((CHANGED.get(field, field) for field in differing), None)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A complete index folder.

    Attributes:
        recipe: What it was made of.
        dimension: Length of its vectors.
        counts: Numbers of reports, sentences, passages and rows.
        files: sha256 of every other file, by relative path.
    """

    recipe: Recipe
    dimension: int
    counts: dict[str, int]
    files: dict[str, str]

    @property
    def fingerprint(self) -> str:
        """12 hexadecimal digits that change with anything in the index."""
        text = json.dumps(asdict(self), sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:12]

    @property
    def content(self) -> bytes:
        """The file of this manifest, its own sha256 included: equal manifests, equal bytes."""
        record = asdict(self)
        digest = hashlib.sha256(json.dumps(record, sort_keys=True).encode()).hexdigest()
        text = json.dumps({**record, "sha256": digest}, indent=1, sort_keys=True)
        return f"{text}\n".encode()

    def write(self, folder: Path) -> None:
        """Writes the manifest into an index folder."""
        (folder / NAME).write_bytes(self.content)


def read_manifest(folder: Path) -> Manifest:
    """Reads the manifest of an index folder.

    Raises:
        IndexFolderError: There is none, it cannot be read, it is of another format, or a byte of
            it has changed.
    """
    file = folder / NAME
    try:
        content = file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise IndexFolderError(
            f"There is no index in {folder}; run '{BUILD_COMMAND}'.",
            "" if folder.exists() else MISSING,
        ) from None
    except OSError as error:
        raise IndexFolderError(f"The manifest {file} cannot be read ({error.strerror}).") from error
    try:
        manifest = _read(content, folder)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise IndexFolderError(
            f"The manifest {file} cannot be read; run '{BUILD_COMMAND}'."
        ) from error
    if manifest.content != content:
        raise IndexFolderError(f"The manifest {file} is damaged; run '{BUILD_COMMAND}'.")
    return manifest


def _read(content: bytes, folder: Path) -> Manifest:
    """Returns the manifest in a file's content, not yet compared with its sha256.

    Raises:
        IndexFolderError: It is of another format.
        ValueError, TypeError, KeyError: It has not the fields of a manifest.
    """
    record = json.loads(content)
    # First of all: another format may have other fields.
    made = record["recipe"]["format"]
    if made != FORMAT:
        raise IndexFolderError(
            f"The index in {folder} was made by another version of this program "
            f"(format {_short(made)}, not {FORMAT}); run '{BUILD_COMMAND}'."
        )
    del record["sha256"]
    record["recipe"] = Recipe(**record["recipe"])
    return Manifest(**record)


def verify(folder: Path, manifest: Manifest, expected: Recipe) -> None:
    """Checks that an index is what is wanted and that no file of it has changed.

    Raises:
        IndexFolderError: The message names the field or file and the command to run.
    """
    difference = expected.difference(manifest.recipe)
    if difference:
        raise IndexFolderError(
            f"The index in {folder} is out of date: {difference}; run '{BUILD_COMMAND}'."
        )
    for name, digest in manifest.files.items():
        if not _is_whole(folder / name, digest):
            raise IndexFolderError(
                f"The index file {folder / name} is missing or damaged; run '{BUILD_COMMAND}'."
            )


def _is_whole(file: Path, digest: str) -> bool:
    try:
        return sha256_of(file) == digest
    except OSError:  # missing, or the disk itself cannot read it
        return False


@lru_cache(maxsize=1)
def _code_hash() -> str:
    """Returns 12 hexadecimal digits that change with the code of ingest and index."""
    digest = hashlib.sha256()
    for package in ("ingest", "index"):
        for file in sorted((ROOT / package).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def sha256_of(file: Path) -> str:
    """Returns the sha256 of a file in hexadecimal."""
    digest = hashlib.sha256()
    take_in(digest, file)
    return digest.hexdigest()


def building_now(error: IndexFolderError) -> str:
    """Returns what to tell who waits while an index is built because of an error."""
    if error.reason == MISSING:
        return "Building the index, for its first use."
    return str(error).replace(f"; run '{BUILD_COMMAND}'", "") + " Building it now."


def _short(value: object) -> str:
    text = json.dumps(value, sort_keys=True)
    return text if len(text) <= 80 else text[:77] + "…"
