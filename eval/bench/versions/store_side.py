"""What each version runs to have its store measured by another process: it obeys line by line.

Its text is given to `python -c`, as that of `side.py` is. The store is saved and opened again, so
that it is searched as an index is.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from index.store import FaissStore


def make(vectors: str, file: str) -> dict[str, Any]:
    """Returns the seconds that making a store takes, by clock and of the processor, and its bytes.

    Args:
        vectors: File of float32 (n, d).
        file: Where it is written.
    """
    content = np.load(vectors)
    clock, processor = time.perf_counter(), time.process_time()
    store = FaissStore.build(content)
    seconds, worked = time.perf_counter() - clock, time.process_time() - processor
    store.save(Path(file))
    return {"seconds": seconds, "worked": worked, "bytes": Path(file).stat().st_size}


def search(store: FaissStore, query: list[float], k: int) -> dict[str, Any]:
    """Returns the ids found, and the seconds of the clock and of this thread that it took."""
    vector = np.array([query], dtype=np.float32)
    clock, thread = time.perf_counter(), time.thread_time()
    ids, _ = store.search(vector, k)
    worked, seconds = time.thread_time() - thread, time.perf_counter() - clock
    return {"seconds": seconds, "worked": worked, "ids": ids[0].tolist()}


def main() -> None:
    """Makes a store as the first order says, and searches it until there are no more orders."""
    told, sys.stdout = sys.stdout, sys.stderr  # what libraries print is no outcome
    store: FaissStore | None = None
    for line in sys.stdin:
        order = json.loads(line)
        if store:
            outcome = search(store, **order)
        else:
            outcome, store = make(**order), FaissStore.load(Path(order["file"]))
        print(json.dumps(outcome), file=told, flush=True)


if __name__ == "__main__":
    main()
