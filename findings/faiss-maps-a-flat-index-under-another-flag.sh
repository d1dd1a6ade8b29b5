#!/usr/bin/env bash
# Subject: an index opened by read_index with IO_FLAG_MMAP, or with IO_FLAG_MMAP_IFC
# Versions: faiss-cpu 1.15.1 with numpy 2.2.6
# Behaviour: IO_FLAG_MMAP is accepted for a flat index and read whole into memory all the same. Inverted
#     lists it does map, and from then on each search starts up to 32 threads that touch them, whatever
#     omp_set_num_threads says. IO_FLAG_MMAP_IFC maps both, and no search starts a thread.
# Output seen: IO_FLAG_MMAP, flat: 29 MB of its own, 0 more threads; lists: 0 MB, 32 more threads;
#     IO_FLAG_MMAP_IFC, flat: 0 MB, 0 more threads; lists: 0 MB, 0 more threads
# Why a good guess is wrong: the flag that is named after mapping, and that examples use, is the older one,
#     nothing warns that it was passed over, and one thread was asked for. The two are no more and less of
#     the same: they are different ways, chosen by one argument.
# Who meets it: whoever serves vectors in several processes and wonders that each holds all of them; and
#     whoever maps lists, one question at a time, and waits two to three times as long as for lists read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet faiss-cpu==1.15.1 numpy==2.2.6
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import threading
from pathlib import Path

import faiss
import numpy as np

faiss.omp_set_num_threads(1)
vectors = np.random.default_rng(0).normal(size=(60_000, 128)).astype(np.float32)
flat = faiss.IndexFlatIP(128)
lists = faiss.IndexIVFFlat(faiss.IndexFlatIP(128), 128, 64, faiss.METRIC_INNER_PRODUCT)
lists.train(vectors[:5_000])
for index, name in ((flat, "flat"), (lists, "lists")):
    index.add(vectors)
    faiss.write_index(index, name)


def own_megabytes() -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) / 1024


def threads() -> int:
    return len(list(Path("/proc/self/task").iterdir()))


def more_threads(index: faiss.Index) -> int:
    done, seen = threading.Event(), []

    def watch() -> None:
        while not done.is_set():
            seen.append(threads())

    watcher = threading.Thread(target=watch)
    watcher.start()
    before = threads()
    for query in vectors[:1_000]:
        index.search(query[None], 10)
    done.set()
    watcher.join()
    return max(seen) - before


found, opened = {}, []
for flag in ("IO_FLAG_MMAP", "IO_FLAG_MMAP_IFC"):
    for name in ("flat", "lists"):
        before = own_megabytes()
        index = faiss.read_index(name, getattr(faiss, flag))
        held = own_megabytes() - before
        if name == "lists":
            index.nprobe = 64
        opened.append(index)
        found[flag, name] = held, more_threads(index)
        print(f"{flag}, {name}: {held:.0f} MB of its own, {found[flag, name][1]} more threads")
size = vectors.nbytes / 2**20
assert found["IO_FLAG_MMAP", "flat"][0] > 0.9 * size
assert found["IO_FLAG_MMAP", "lists"][0] < 0.1 * size
assert found["IO_FLAG_MMAP", "lists"][1] > 8
assert all(found["IO_FLAG_MMAP_IFC", name][0] < 0.1 * size for name in ("flat", "lists"))
assert all(found["IO_FLAG_MMAP_IFC", name][1] == 0 for name in ("flat", "lists"))
PYTHON
