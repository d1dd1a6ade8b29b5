"""The vector stores of two versions, filled with the same passages and searched in turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path

import numpy as np

from eval.bench.growth import DEEP, K, passage_vectors, recall
from eval.bench.latency import percentiles
from eval.bench.steps import Figures
from eval.bench.versions.answers import Side, asked
from eval.bench.versions.starting import with_ratios
from eval.bench.versions.version import Version, beside
from index.encoder import Vectors
from index.encoders import open_encoder
from index.store import FaissStore

SIDE = Path(__file__).with_name("store_side.py")


def compare_stores(
    ref: str, size: int, encoder: str, questions: Sequence[str], folder: Path
) -> dict[str, Figures]:
    """Returns the figures of both stores by name, as `with_ratios`.

    Args:
        ref: The commit whose store is measured beside this version's.
        size: Number of passages.
        encoder: Name or folder.
        questions: What is searched for.
        folder: For the earlier version, the vectors and the stores.
    """
    model = open_encoder(encoder)
    file = folder / f"{size}.npy"
    np.save(file, passage_vectors(size, model))
    with beside(ref, folder, with_index=False) as versions:
        return measure_stores(versions, file, model.encode_queries(list(questions)), folder)


def measure_stores(
    versions: Mapping[str, Version], file: Path, queries: Vectors, folder: Path
) -> dict[str, Figures]:
    """Returns the figures of the stores by name, as `with_ratios`.

    Args:
        versions: By name; each makes its store in its turn, and then both are asked in turn.
        file: Of float32 (n, d) unit vectors.
        queries: float32 (questions, d).
        folder: For the stores.
    """
    vectors = np.load(file, mmap_mode="r")
    nearest = FaissStore.exact(vectors).search(queries, DEEP)[0]
    figures: dict[str, Figures] = {}
    with ExitStack() as stack:
        sides = {
            name: stack.enter_context(asked(one, script=SIDE)) for name, one in versions.items()
        }
        for name, side in sides.items():
            made = side.tell(vectors=str(file), file=str(folder / f"{name}.{len(vectors)}"))
            figures[name] = {
                "building s": made["seconds"],
                "building, processor s": made["worked"],
                "B/passage": made["bytes"] / len(vectors),
            }
        for k in (K, DEEP):
            for name, told in _in_turn(sides, queries, k).items():
                ids = np.array([one["ids"] for one in told])
                figures[name] |= {
                    f"recall@{k:,}": recall(ids, nearest[:, :k], vectors, queries),
                    **_times(f"{k:,} found", told),
                }
    return with_ratios(figures)


def _in_turn(
    sides: Mapping[str, Side], queries: Vectors, k: int
) -> dict[str, list[Mapping[str, object]]]:
    """Returns what each query comes to, by version; the first is asked twice and counts once."""
    told: dict[str, list[Mapping[str, object]]] = {name: [] for name in sides}
    for place, query in enumerate([queries[0], *queries]):
        for name in list(sides) if place % 2 else list(sides)[::-1]:
            told[name].append(sides[name].tell(query=query.tolist(), k=k))
    return {name: own[1:] for name, own in told.items()}


def _times(label: str, told: Sequence[Mapping[str, object]]) -> Figures:
    figures: Figures = {}
    for field, title in (("seconds", "ms"), ("worked", "processor ms")):
        p50, p95, _ = percentiles([float(str(one[field])) for one in told])
        figures |= {f"{label}: p50 {title}": p50, f"{label}: p95 {title}": p95}
    return figures
