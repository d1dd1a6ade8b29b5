"""Makes and measures the systems of a sweep; what several of them share is made once."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from app.answer.record import RunRecord
from app.startup import calibrated_answerer
from eval.asked.question_record import GoldQuestion
from eval.run.reference_systems import DEPTH, bm25, bm25_translation, rrf, tutorial
from eval.run.run_file import ChatSystem, System, run_questions
from eval.run.systems import BUNDLED_SOURCE, OURS
from eval.score.scoring import score_records
from eval.score.summary import summarise
from eval.tune.embedding_cache import CachedEncoder
from eval.tune.grid import Configuration
from index.encoders import open_encoder
from index.library import Library
from index.search import Retriever
from index.workspace import Workspace
from ingest.bundled import bundled_corpus
from ingest.passages import PassageSettings, make_passages

OF_ALL = ("questions", "median seconds")  # beside those of ranking


class Measurer:
    """Measures configurations over the same questions.

    Args:
        folder: Where vectors and indexes are kept, apart from those of the assistant.
        questions: What every system is asked.
        say: Is told if an index is built, and why.
    """

    def __init__(
        self, folder: Path, questions: Sequence[GoldQuestion], say: Callable[[str], None]
    ) -> None:
        self._folder = folder
        self._questions = questions
        self._say = say
        self._corpora = [bundled_corpus()]
        self._reports = [corpus.report for corpus in self._corpora]
        self._encoders: dict[str, CachedEncoder] = {}
        self._libraries: dict[tuple[str, Path | None], Library] = {}
        self._last: tuple[Configuration, list[RunRecord]] | None = None

    def encoder(self, name: str) -> CachedEncoder:
        """Returns the encoder of a name or folder, loaded once.

        Raises:
            EncoderError: It is not on this machine or cannot be loaded.
        """
        if name not in self._encoders:
            folder = self._folder / "embeddings"
            self._encoders[name] = CachedEncoder(open_encoder(name), folder)
        return self._encoders[name]

    def measure(self, configuration: Configuration) -> dict[str, float]:
        """Returns the figures of a configuration, of the passages it retrieves only.

        A system that ranks without answering has none about answers.
        """
        # Fewer passages are the first of more, so that the questions are asked once.
        deepest = replace(configuration, k=DEPTH)
        if self._last is None or self._last[0] != deepest:
            records = list(run_questions(self._system(deepest), self._questions))
            self._last = deepest, records
        cut = [
            replace(record, passages=record.passages[: configuration.k]) for record in self._last[1]
        ]
        figures = summarise(score_records(self._questions, cut, self._corpora))
        if configuration.system in OURS:
            return figures
        return {name: value for name, value in figures.items() if "@" in name or name in OF_ALL}

    def _system(self, configuration: Configuration) -> System:
        passages = configuration.passages
        if configuration.system == "bm25":
            return bm25(self._reports, passages)
        if configuration.system == "bm25-translation":
            return bm25_translation(self._reports, passages)
        assert configuration.encoder is not None
        encoder = self.encoder(configuration.encoder)
        if configuration.system not in OURS:
            make = rrf if configuration.system == "rrf" else tutorial
            return make(self._reports, encoder, passages)
        library = self._library(
            encoder, BUNDLED_SOURCE if configuration.system == "automatic" else None
        )
        cut = with_passages(library, passages)
        return ChatSystem(calibrated_answerer(Retriever(cut, encoder, configuration.weights)))

    def _library(self, encoder: CachedEncoder, report: Path | None) -> Library:
        """Returns the index of a report with default passages; each encoder has its own."""
        if (encoder.id, report) not in self._libraries:
            data = self._folder / re.sub(r"[^\w@.-]", "-", encoder.id)
            library = Workspace(encoder, report, data=data).load_or_build(self._say)
            self._libraries[encoder.id, report] = library
        return self._libraries[encoder.id, report]


def with_passages(library: Library, settings: PassageSettings) -> Library:
    """Returns a library with passages cut anew; nothing else in an index depends on them."""
    passages = [
        passage
        for corpus in library.corpora.values()
        for passage in make_passages(corpus.report, settings)
    ]
    return replace(library, passages=passages)
