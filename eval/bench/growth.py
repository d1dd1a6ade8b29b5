"""How the vector store grows: time, memory and what the graph misses, by number of passages.

Each size has a process of its own. It holds the encoder, the exact store and the graph at once,
so its memory is more than a chat of that size needs.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
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
ROUNDING = 1e-5  # of a cosine in float32, by two ways of summing it


@dataclass(frozen=True, slots=True)
class Growth:
    """The store at one size.

    Attributes:
        encode_seconds: To encode all passages.
        exact_seconds: To build the exact store of their vectors.
        graph_seconds: To build the graph of them.
        exact_bytes: Of the exact store's file, a passage.
        graph_bytes: Of the graph's file, a passage.
        exact_p50: Of searching exactly for one question with one thread, in milliseconds.
        exact_p95: As before.
        graph_p50: The same by the graph.
        graph_p95: As before.
        recall: Share of the ten nearest passages that the graph finds, a mean over the questions.
        peak_memory: Of the process that holds both, in MB.
    """

    encode_seconds: float
    exact_seconds: float
    graph_seconds: float
    exact_bytes: float
    graph_bytes: float
    exact_p50: float
    exact_p95: float
    graph_p50: float
    graph_p95: float
    recall: float
    peak_memory: float

    def row(self) -> Figures:
        """Returns the figures by name and unit, as a table shows them."""
        return {
            "encode s": self.encode_seconds,
            "exact build s": self.exact_seconds,
            "graph build s": self.graph_seconds,
            "exact B/passage": self.exact_bytes,
            "graph B/passage": self.graph_bytes,
            "exact p50 ms": self.exact_p50,
            "exact p95 ms": self.exact_p95,
            "graph p50 ms": self.graph_p50,
            "graph p95 ms": self.graph_p95,
            f"recall@{K}": self.recall,
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


def measure_growth(size: int, encoder: str, questions: Sequence[str], folder: str) -> Figures:
    """Returns the fields of `Growth`."""
    model = open_encoder(encoder)
    exact = FaissStore.empty(model.dimension, "exact")
    graph = FaissStore.empty(model.dimension, "graph")
    encode_seconds, exact_seconds, graph_seconds = _fill(size, model, exact, graph)
    queries = model.encode_queries(list(questions))
    expected, exact_times = _search(exact, queries)
    found, graph_times = _search(graph, queries)
    exact_p50, exact_p95, _ = percentiles(exact_times)
    graph_p50, graph_p95, _ = percentiles(graph_times)
    growth = Growth(
        encode_seconds=encode_seconds,
        exact_seconds=exact_seconds,
        graph_seconds=graph_seconds,
        exact_bytes=_weight(exact, Path(folder)) / size,
        graph_bytes=_weight(graph, Path(folder)) / size,
        exact_p50=exact_p50,
        exact_p95=exact_p95,
        graph_p50=graph_p50,
        graph_p95=graph_p95,
        recall=recall(found, expected),
        peak_memory=peak_memory(),
    )
    return asdict(growth)


def recall(found: Vectors, expected: Vectors) -> float:
    """Returns the share of what was found that is as near as the k-th nearest, or nearer.

    So equal passages may stand for each other (Aumüller and others 2020, ANN-Benchmarks).

    Args:
        found: Cosines (n, k), best first; -1 stands for none.
        expected: Cosines (n, k) of the k nearest, best first.
    """
    return float((found >= expected[:, -1:] - ROUNDING).mean())


def _fill(
    size: int, encoder: Encoder, exact: FaissStore, graph: FaissStore
) -> tuple[float, float, float]:
    """Fills both stores; returns the seconds of encoding and of filling each."""
    sentences = [sentence.text for sentence in bundled_corpus().report.sentences.values()]
    encoding = 0.0
    filling = dict.fromkeys((exact, graph), 0.0)
    with tqdm(total=size, desc=f"{size:,} passages", unit="passage") as progress:
        for texts in synthetic_passages(sentences, size):
            start = time.perf_counter()
            vectors = encoder.encode_documents(texts)
            encoding += time.perf_counter() - start
            for store in (exact, graph):
                start = time.perf_counter()
                store.add(vectors)
                filling[store] += time.perf_counter() - start
            progress.update(len(texts))
    return encoding, filling[exact], filling[graph]


def _search(store: FaissStore, queries: Vectors) -> tuple[Vectors, list[float]]:
    """Returns the cosines found, float32 (n, K), and the seconds each query took."""
    cosines = np.empty((len(queries), K), dtype=np.float32)
    store.search(queries[:1], K)  # the first one finds a cold cache
    seconds = []
    for row, query in enumerate(queries):
        start = time.perf_counter()
        cosines[row] = store.search(query[None], K)[1][0]
        seconds.append(time.perf_counter() - start)
    return cosines, seconds


def _weight(store: FaissStore, folder: Path) -> int:
    """Returns the bytes of a store's file."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        file = Path(place) / "store"
        store.save(file)
        return file.stat().st_size
