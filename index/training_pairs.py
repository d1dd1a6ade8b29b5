"""The texts an encoder learns from: Dutch-English pairs, and headings with their passages."""

from __future__ import annotations

import csv
import json
import lzma
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TextIO

import numpy as np
from numpy.typing import NDArray

from ingest.errors import SettingsError

# How often a source is drawn per pair: government and legal text, thin as it is, counts more;
# noisy synonym lists count less. Sources that are not named count once.
SOURCE_WEIGHTS = {
    "odwn_lemmas": 0.15,
    "odwn_gloss": 0.5,
    "gdpr": 4.0,
    "udhr": 4.0,
    "covid_dashboard": 2.0,
    "openforms_gov": 2.0,
    "cldr_territories": 6.0,
    "cldr_names": 2.0,
    "ntrex_flores": 3.0,
    "tatoeba_opus": 2.0,
    "libreoffice_ui": 0.5,
    "mozilla_ui": 0.4,
    "chromium_ui": 0.4,
    "josm_osm": 0.4,
}


@dataclass(frozen=True, slots=True)
class Pairs:
    """Two texts a row that should come close, and how often each row is drawn."""

    left: tuple[str, ...]
    right: tuple[str, ...]
    weights: NDArray[np.float64]


def read_pairs(path: Path) -> Pairs:
    """Reads Dutch-English pairs (columns en, nl, source, kind)."""
    with _open(path) as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    weights = np.array([SOURCE_WEIGHTS.get(row["source"], 1.0) for row in rows])
    return Pairs(
        tuple(row["en"] for row in rows), tuple(row["nl"] for row in rows), weights / weights.sum()
    )


def read_headings(path: Path) -> Pairs:
    """Reads heading-passage records as pairs in every language direction they have."""
    left, right = [], []
    with _open(path) as lines:
        for line in lines:
            record = json.loads(line)
            for query in ("query_en", "query_nl"):
                for passage in ("passage_nl", "passage_en"):
                    if record.get(query) and record.get(passage):
                        left.append(record[query])
                        right.append(record[passage])
    return Pairs(tuple(left), tuple(right), np.full(len(left), 1 / len(left)))


def draw_pairs(pairs: Pairs, size: int, rng: np.random.Generator) -> tuple[list[str], list[str]]:
    """Returns two columns of texts, drawn with replacement by the pairs' weights."""
    rows = rng.choice(len(pairs.left), size, p=pairs.weights)
    return [pairs.left[row] for row in rows], [pairs.right[row] for row in rows]


def hold_out(pairs: Pairs, size: int, rng: np.random.Generator) -> tuple[Pairs, Pairs]:
    """Returns the pairs without, and only, some that are drawn by their weights."""
    size = min(size, len(pairs.left) // 2)
    if not size:
        return pairs, Pairs((), (), np.empty(0))
    held = rng.choice(len(pairs.left), size, replace=False, p=pairs.weights)
    # A text that stands on both sides of the split would make the score a memory test.
    known = {pairs.left[row] for row in held} | {pairs.right[row] for row in held}
    kept = [
        row
        for row, texts in enumerate(zip(pairs.left, pairs.right, strict=True))
        if known.isdisjoint(texts)
    ]
    return _select(pairs, kept), _select(pairs, held.tolist())


def _select(pairs: Pairs, rows: Sequence[int]) -> Pairs:
    weights = pairs.weights[list(rows)]
    return replace(
        pairs,
        left=tuple(pairs.left[row] for row in rows),
        right=tuple(pairs.right[row] for row in rows),
        weights=weights / weights.sum(),
    )


def _open(path: Path) -> TextIO:
    if not path.is_file():
        raise SettingsError(f"There is no training file {path}.")
    return lzma.open(path, "rt", encoding="utf-8", newline="")
