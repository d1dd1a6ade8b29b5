"""What adding a report to a library costs, beside building the whole library.

Reports are texts of synthetic passages, a hundred pages each, as different from one another as
their seeds. Real ones come as PDF, which takes longer to read: for one report as for all.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tqdm import tqdm

from eval.bench.fresh_process import peak_memory, run_fresh
from eval.bench.steps import Figures
from eval.bench.synthetic import synthetic_passages
from index.encoder import Encoder
from index.encoders import open_encoder
from index.search import Retriever
from index.shared_library import SharedLibrary
from ingest.bundled import bundled_corpus
from ingest.library.adding import Wishes, add_report
from ingest.library.shelf import Shelf

PAGES = 100
PASSAGES = 10  # a page: some 25 sentences, as the bundled report has


def synthetic_report(sentences: Sequence[str], seed: int, pages: int = PAGES) -> str:
    """Returns a text of so many pages, each with a heading and paragraphs.

    Args:
        sentences: What it is made of.
        seed: Of the random choices.
        pages: How many.
    """
    (passages,) = synthetic_passages(sentences, pages * PASSAGES, seed, pages * PASSAGES)
    chapters = [
        f"{page + 1} Hoofdstuk {page + 1}\n\n"
        + "\n\n".join(passages[page * PASSAGES : (page + 1) * PASSAGES])
        for page in range(pages)
    ]
    return "\f".join(chapters)


def add_to_library(reports: int, encoder: str, questions: Sequence[str], folder: Path) -> Figures:
    """Returns the figures of `measure_library` of a fresh process."""
    return run_fresh(
        measure_library,
        reports=reports,
        encoder=encoder,
        folder=str(folder),
        questions=questions,
    )


def measure_library(
    reports: int, encoder: str, folder: str, questions: Sequence[str], pages: int = PAGES
) -> Figures:
    """Returns what building a library of so many reports takes, and adding one more.

    Args:
        reports: How many.
        encoder: Name or folder.
        folder: An empty one.
        questions: What is searched for in the end.
        pages: Of each report.
    """
    model, home = open_encoder(encoder), Path(folder)
    sentences = [one.text for one in bundled_corpus().report.sentences.values()]
    files = [home / f"{number}.txt" for number in range(reports + 1)]
    for seed, file in enumerate(files):
        file.write_text(synthetic_report(sentences, seed, pages), "utf-8")
    model.encode_documents(sentences[:32])  # what loads at first is nobody's
    with tqdm(files[:-1], desc="building all", unit="report") as bar:
        reading = sum(_seconds(lambda: _add(home, file)) for file in bar)  # noqa: B023
    whole = reading + _seconds(lambda: _build(model, home))
    read = _seconds(lambda: _add(home, files[-1]))
    one = read + _seconds(lambda: _build(model, home))
    again = _seconds(lambda: _build(model, home))
    start = time.perf_counter()
    library = SharedLibrary.of(model, home).load_or_build(print)
    loading = time.perf_counter() - start
    retriever = Retriever(library, model)
    searching = [_seconds(lambda: retriever.search(one, "nl")) for one in questions]  # noqa: B023
    return {
        "sentences": len(library.sentences),
        "building all s": whole,
        "of which reading s": reading,
        "adding one s": one,
        "of which reading it s": read,
        "of which putting together s": again,
        "share": one / whole,
        "loading s": loading,
        "search p50 ms": 1000 * sorted(searching)[len(searching) // 2],
        "peak MB": peak_memory(),
    }


def _add(home: Path, file: Path) -> None:
    add_report(Shelf(home), file, Wishes(), lambda _: None)


def _build(encoder: Encoder, home: Path) -> None:
    SharedLibrary.of(encoder, home).build()


def _seconds(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start
