"""How a whole answer grows with the library: the report and as many sentences of text beside it.

The report stands in it once, with all that was prepared for it. The rest is text alone: its
sentences in another order with other numbers and names, unchanged copies left out. Both are asked
in turn, the report by itself and the whole.
"""

from __future__ import annotations

import re
import statistics
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import numpy as np

from app.answer.answering import ExtractiveAnswerer
from app.answer.record import RunRecord, run_record
from app.startup import calibrated_answerer, nothing_to_collect
from eval.asked.question_file import read_questions
from eval.asked.question_record import GoldQuestion, Split
from eval.asked.relevance import GoldSource
from eval.bench.fresh_process import peak_memory, run_fresh
from eval.bench.steps import Figures
from eval.score.metrics import rank_of_need
from index.build import build, read_library
from index.encoders import open_encoder
from index.manifest import read_manifest
from index.search import Retriever
from ingest.bundled import REPORT_ID, bundled_corpus
from ingest.corpus import Corpus
from ingest.document import Block, Report, Sentence, SentenceKey

OF_A_BLOCK, OF_A_PAGE = 4, 24  # sentences, much as in the report
DEPTH = 5
DIGITS = re.compile(r"\d+")
NAME = re.compile(r"(?<=\w )[A-ZÀ-Þ][\w-]+")


def rewritten(sentences: Sequence[str], seed: int = 0) -> Iterator[str]:
    """Yields sentences with other numbers and names, without end, none as it was and none twice.

    Args:
        sentences: What they are made of; some must have a number or a name.
        seed: Of the random choices.
    """
    random = np.random.default_rng(seed)
    names = sorted({name for one in sentences for name in NAME.findall(one)})
    known = set(sentences)
    while True:
        text = sentences[int(random.integers(len(sentences)))]
        text = DIGITS.sub(lambda found: str(random.integers(1, 10 ** min(len(found[0]), 9))), text)
        if names:
            text = NAME.sub(lambda _: names[int(random.integers(len(names)))], text)
        if text not in known:
            known.add(text)
            yield text


def text_report(texts: Sequence[str]) -> Report:
    """Returns a report of sentences, in blocks of some, without an edition."""
    sentences = [
        Sentence(
            SentenceKey(f"b{place // OF_A_BLOCK}", place % OF_A_BLOCK),
            text,
            None,
            1 + place // OF_A_PAGE,
            (place + 1, place + 1),
        )
        for place, text in enumerate(texts)
    ]
    blocks = [sentences[start : start + OF_A_BLOCK] for start in range(0, len(texts), OF_A_BLOCK)]
    return Report(
        id="rewritten",
        title="Rewritten",
        language="nl",
        sha256="0" * 64,
        source=tuple(texts),
        blocks=tuple(
            Block(
                id=own[0].key.block,
                kind="paragraph",
                page=own[0].page,
                section=(f"Deel {own[0].page}",),
                section_translation=(),
                sentences=tuple(own),
                line_ranges=((own[0].source_lines[0], own[-1].source_lines[1]),),
            )
            for own in blocks
        ),
    )


def grow_answers(
    size: int, encoder: str, questions: Path, split: Split | None, folder: Path
) -> Figures:
    """Returns the figures of `measure_building` and `measure_answers`, each of a fresh process.

    Args:
        size: Sentences beside the report's.
        encoder: Name or folder.
        questions: A file of them about the report.
        split: Which half of it.
        folder: Where the library is built, which is deleted once it was asked.
    """
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        place = str(Path(scratch) / "index")
        built = run_fresh(measure_building, size=size, encoder=encoder, folder=place)
        asked = run_fresh(
            measure_answers, encoder=encoder, questions=str(questions), split=split, folder=place
        )
    return {**built, **asked}


def measure_building(size: int, encoder: str, folder: str) -> Figures:
    """Returns what building a library of so many sentences beside the report's takes.

    Args:
        size: How many.
        encoder: Name or folder.
        folder: Where it is built.
    """
    model, corpus = open_encoder(encoder), bundled_corpus()
    texts = rewritten([one.text for one in corpus.report.sentences.values()])
    corpora = [corpus, Corpus(text_report(list(islice(texts, size))))]
    hashes = {one.report.id: "0" for one in corpora}
    with _timed("building") as took, nothing_to_collect():
        build(corpora, hashes, model, Path(folder))
    return {**took, "building: peak MB": peak_memory()}


def measure_answers(encoder: str, questions: str, split: Split | None, folder: str) -> Figures:
    """Returns what loading a library takes and a whole answer in it, beside its report's alone.

    Args:
        encoder: Name or folder.
        questions: A file of them about the report.
        split: Which half of it.
        folder: Where the library stands.
    """
    model, place = open_encoder(encoder), Path(folder)
    with _timed("loading") as took, nothing_to_collect():
        library = read_library(place, read_manifest(place))
        whole = calibrated_answerer(Retriever(library, model))
    alone = whole.of([REPORT_ID])
    asked = read_questions(Path(questions), split)
    answerers = {"grown": whole, "alone": alone}
    for one in answerers.values():
        one.answer(asked[0].question)  # what loads with the first answer is nobody's
    taken = [{name: _asked(one, question) for name, one in answerers.items()} for question in asked]
    median = {
        name: 1000 * statistics.median(answers[name].seconds for answers in taken)
        for name in answerers
    }
    # A rewritten sentence is none of the evidence, even if it says the same.
    source = GoldSource.of([library.report(REPORT_ID), text_report([])])
    found = {
        name: recall(asked, [answers[name] for answers in taken], source) for name in answerers
    }
    return {
        **took,
        "median ms": median["grown"],
        "report alone: median ms": median["alone"],
        "multiple": median["grown"] / median["alone"],
        f"R@{DEPTH}": found["grown"],
        f"report alone: R@{DEPTH}": found["alone"],
        "answering: peak MB": peak_memory(),
    }


@contextmanager
def _timed(what: str) -> Iterator[Figures]:
    """Yields what will hold the seconds of what is done, by the clock and of the processor."""
    took: Figures = {}
    clock, worked = time.perf_counter(), time.process_time()
    yield took
    took[f"{what} s"] = time.perf_counter() - clock
    took[f"{what}, processor s"] = time.process_time() - worked


def _asked(answerer: ExtractiveAnswerer, question: GoldQuestion) -> RunRecord:
    start = time.perf_counter()
    answer = answerer.answer(question.question)
    return run_record(answer, question.id, time.perf_counter() - start)


def recall(
    questions: Sequence[GoldQuestion], records: Sequence[RunRecord], source: GoldSource
) -> float:
    """Returns the share of the questions with evidence that find it among the first passages."""
    ranks = [
        rank_of_need(question, record, source)
        for question, record in zip(questions, records, strict=True)
        if question.answerable
    ]
    return sum(rank is not None and rank <= DEPTH for rank in ranks) / max(len(ranks), 1)
