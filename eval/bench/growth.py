"""How the vector store grows: time, memory and what lists miss, by number of passages.

Each size has a process of its own. It holds the encoder, the exact store and the lists at once,
so its memory is more than a chat of that size needs.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tqdm import tqdm

from eval.bench.fresh_process import peak_memory, run_fresh
from eval.bench.latency import percentiles
from eval.bench.steps import Figures
from eval.bench.synthetic import synthetic_passages
from index.encoder import Encoder, Vectors
from index.encoders import open_encoder
from index.store import FaissStore
from ingest.bundled import bundled_corpus

K = 10
DEEP = 2_000  # as many as retrieval asks for
ROUNDING = 1e-5  # of a cosine in float32, by two ways of summing it

Ids = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Growth:
    """The store at one size.

    Attributes:
        encode_seconds: To encode all passages.
        exact_seconds: To build the exact store of their vectors.
        lists_seconds: To put them in lists.
        exact_bytes: Of the exact store's file, a passage.
        lists_bytes: Of the lists' file, a passage.
        exact_p50: Of searching exactly for one question with one thread, in milliseconds.
        exact_p95: As before.
        lists_p50: The same in lists.
        lists_p95: As before.
        lists_deep_p95: The same for as many as retrieval asks for.
        recall: Share of the ten nearest passages that lists find, a mean over the questions.
        deep_recall: The same of as many as retrieval asks for.
        peak_memory: Of the process that holds both, in MB.
    """

    encode_seconds: float
    exact_seconds: float
    lists_seconds: float
    exact_bytes: float
    lists_bytes: float
    exact_p50: float
    exact_p95: float
    lists_p50: float
    lists_p95: float
    lists_deep_p95: float
    recall: float
    deep_recall: float
    peak_memory: float

    def row(self) -> Figures:
        """Returns the figures by name and unit, as a table shows them."""
        return {
            "encode s": self.encode_seconds,
            "exact build s": self.exact_seconds,
            "lists build s": self.lists_seconds,
            "exact B/passage": self.exact_bytes,
            "lists B/passage": self.lists_bytes,
            "exact p50 ms": self.exact_p50,
            "exact p95 ms": self.exact_p95,
            "lists p50 ms": self.lists_p50,
            "lists p95 ms": self.lists_p95,
            f"lists p95 ms, {DEEP:,} found": self.lists_deep_p95,
            f"recall@{K}": self.recall,
            f"recall@{DEEP:,}": self.deep_recall,
            "peak MB": self.peak_memory,
        }


def grow(size: int, encoder: str, questions: Sequence[str], folder: Path) -> Growth:
    """Returns the figures of a size, measured in a fresh process.

    Args:
        size: Number of passages, at least `K`.
        encoder: Name or folder.
        questions: What is searched for.
        folder: For the stores' files, each of which is deleted once it is weighed.
    """
    figures = run_fresh(
        measure_growth, size=size, encoder=encoder, questions=questions, folder=str(folder)
    )
    return Growth(**figures)


def drawn(growth: Mapping[int, Growth]) -> str:
    """Returns time and memory by size, rising, as SVG."""
    from eval.show.plots import growth_figure

    sizes = list(growth)
    points = growth.items()
    panels = {
        "building: ms per passage": {
            "encoder": [1000 * one.encode_seconds / size for size, one in points],
            "lists": [1000 * one.lists_seconds / size for size, one in points],
            "exact store": [1000 * one.exact_seconds / size for size, one in points],
        },
        "memory: bytes per passage": {
            "process, at its peak": [1e6 * one.peak_memory / size for size, one in points],
            "lists": [one.lists_bytes for one in growth.values()],
            "exact store": [one.exact_bytes for one in growth.values()],
        },
        "search: p95 in ms": {
            "exact store": [one.exact_p95 for one in growth.values()],
            "lists": [one.lists_p95 for one in growth.values()],
        },
    }
    return growth_figure(sizes, panels)


def measure_growth(size: int, encoder: str, questions: Sequence[str], folder: str) -> Figures:
    """Returns the fields of `Growth`."""
    model = open_encoder(encoder)
    start = time.perf_counter()
    vectors = passage_vectors(size, model)
    encode_seconds = time.perf_counter() - start
    exact, exact_seconds = _made(FaissStore.exact, vectors)
    lists, lists_seconds = _made(FaissStore.in_lists, vectors)
    queries = model.encode_queries(list(questions))
    expected, exact_times = _search(exact, queries, K)
    found, lists_times = _search(lists, queries, K)
    deep_expected, _ = _search(exact, queries, DEEP)
    deep_found, deep_times = _search(lists, queries, DEEP)
    exact_p50, exact_p95, _ = percentiles(exact_times)
    lists_p50, lists_p95, _ = percentiles(lists_times)
    growth = Growth(
        encode_seconds=encode_seconds,
        exact_seconds=exact_seconds,
        lists_seconds=lists_seconds,
        exact_bytes=_weight(exact, Path(folder)) / size,
        lists_bytes=_weight(lists, Path(folder)) / size,
        exact_p50=exact_p50,
        exact_p95=exact_p95,
        lists_p50=lists_p50,
        lists_p95=lists_p95,
        lists_deep_p95=percentiles(deep_times)[1],
        recall=recall(found, expected, vectors, queries),
        deep_recall=recall(deep_found, deep_expected, vectors, queries),
        peak_memory=peak_memory(),
    )
    return asdict(growth)


def passage_vectors(size: int, encoder: Encoder) -> Vectors:
    """Returns float32 (size, d): of synthetic passages of the bundled report."""
    sentences = [sentence.text for sentence in bundled_corpus().report.sentences.values()]
    vectors = np.empty((size, encoder.dimension), dtype=np.float32)
    done = 0
    with tqdm(total=size, desc=f"{size:,} passages", unit="passage") as progress:
        for texts in synthetic_passages(sentences, size):
            vectors[done : done + len(texts)] = encoder.encode_documents(texts)
            done += len(texts)
            progress.update(len(texts))
    return vectors


def recall(found: Ids, expected: Ids, vectors: Vectors, queries: Vectors) -> float:
    """Returns the share of what was found that is as near as the k-th nearest, or nearer.

    So equal passages may stand for each other (Aumüller and others 2020, ANN-Benchmarks).

    Args:
        found: Ids (n, k); -1 stands for none.
        expected: Ids (n, k) of the k nearest.
        vectors: Of the passages.
        queries: What was searched for, (n, d).
    """
    shares = []
    for own, best, query in zip(found, expected, queries, strict=True):
        least = (vectors[best] @ query).min() - ROUNDING
        shares.append((vectors[own[own >= 0]] @ query >= least).sum() / len(best))
    return float(np.mean(shares))


def _made(make: Callable[[Vectors], FaissStore], vectors: Vectors) -> tuple[FaissStore, float]:
    """Returns a store and the seconds that making it takes."""
    start = time.perf_counter()
    store = make(vectors)
    return store, time.perf_counter() - start


def _search(store: FaissStore, queries: Vectors, k: int) -> tuple[Ids, list[float]]:
    """Returns the ids found for each query, and the seconds each took."""
    store.search(queries[:1], k)  # the first one finds a cold cache
    found, seconds = [], []
    for query in queries:
        start = time.perf_counter()
        found.append(store.search(query[None], k)[0][0])
        seconds.append(time.perf_counter() - start)
    return np.array(found), seconds


def _weight(store: FaissStore, folder: Path) -> int:
    """Returns the bytes of a store's file."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        file = Path(place) / "store"
        store.save(file)
        return file.stat().st_size
