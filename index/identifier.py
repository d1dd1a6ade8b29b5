"""Tells languages apart, by py3langid; of its model only what is needed, mapped from files.

Its model is packed and knows 142 languages: unpacking it takes a second and 100 MB. What is needed
to tell a few of them is kept in the data folder, from where each start maps it into memory.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any, Protocol, cast

import numpy as np

from index.manifest import sha256_of
from ingest.checkout import home

FOLDER = "languages"
NAMES = "names.json"
ARRAYS = ("ptc", "pc", "nextmove", "row", "output")


class Classifier(Protocol):
    """A language identifier of py3langid."""

    def set_languages(self, langs: list[str]) -> None:
        """Tells only these apart from now on."""

    def classify(self, text: str) -> tuple[str, float]:
        """Returns the most probable language and its probability."""


def identifier_of(languages: Sequence[str]) -> Classifier:
    """Returns what tells some languages apart, from the data folder, where it is put if need be.

    Where that cannot be written, it is unpacked in memory.
    """
    known = f"{version('py3langid')} {' '.join(sorted(languages))}"
    folder = home() / FOLDER / hashlib.sha256(known.encode()).hexdigest()[:12]
    try:
        return _mapped(folder)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    whole = _unpacked()
    try:
        _keep(whole, languages, folder)
        return _mapped(folder)
    except (OSError, ValueError):
        return cast(Classifier, whole)


def _unpacked() -> Any:  # noqa: ANN401 (it has no types)
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def _mapped(folder: Path) -> Classifier:
    """Returns what is kept in a folder.

    Raises:
        OSError, ValueError, KeyError, TypeError: It is missing or damaged.
    """
    from py3langid.langid import LanguageIdentifier

    record = json.loads((folder / NAMES).read_text("utf-8"))
    arrays: dict[str, Any] = {}
    for name in ARRAYS:
        file = folder / f"{name}.npy"
        if sha256_of(file) != record["sha256"][name]:
            raise ValueError(f"{file} is damaged")
        arrays[name] = np.load(file, mmap_mode="r", allow_pickle=False)
    identifier = LanguageIdentifier(
        np.asarray(arrays["ptc"]),
        np.asarray(arrays["pc"]),
        record["languages"],
        # Numbers of Python come out of these, as the walk over a text wants.
        memoryview(arrays["nextmove"]),
        memoryview(arrays["output"]),
        norm_probs=True,
        tk_row=memoryview(arrays["row"]),
    )
    return cast(Classifier, identifier)


def _keep(whole: Any, languages: Sequence[str], folder: Path) -> None:  # noqa: ANN401 (as before)
    """Puts what some languages need into a folder, all of it or nothing.

    Raises:
        OSError: It cannot be written, and none stands there.
    """
    places = [place for place, one in enumerate(whole.nb_classes) if one in set(languages)]
    arrays = {
        "ptc": np.ascontiguousarray(whole.nb_ptc[:, places]),
        "pc": whole.nb_pc[places],
        "nextmove": np.asarray(whole.tk_nextmove),
        "row": np.asarray(whole.tk_row),
        "output": np.asarray(whole.tk_output, dtype=np.int32),
    }
    folder.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}@", dir=folder.parent))
    try:
        for name, array in arrays.items():
            np.save(scratch / f"{name}.npy", array, allow_pickle=False)
        digests = {name: sha256_of(scratch / f"{name}.npy") for name in arrays}
        told = {"languages": [whole.nb_classes[place] for place in places], "sha256": digests}
        (scratch / NAMES).write_text(json.dumps(told), "utf-8")
        scratch.chmod(0o755)
        if folder.exists():  # damaged, or another process was faster
            shutil.rmtree(folder, ignore_errors=True)
        scratch.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
