"""What is timed: the chat and the tutorial pipeline, each from its files to its answer.

Unlike `eval.run.systems` these write no run records, which would be timed with the answer, and keep
their index on disk. Libraries are imported where they are used: neither pays for the other's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from index.encoder import Encoder
from ingest.bundled import FOLDER as REPORT_FOLDER
from ingest.errors import QuestionError

Ask = Callable[[str], object]

SOURCE = REPORT_FOLDER / "source.txt"
DEPTH = 10  # passages that either finds


class Contender(Protocol):
    """A system that can be timed."""

    @property
    def modules(self) -> tuple[str, ...]:
        """Names of what it imports to load its index and answer."""

    def build(self, encoder: Encoder, folder: Path) -> None:
        """Builds its index into a folder, in the place of one that is there."""

    def load(self, encoder: Encoder, folder: Path) -> Ask:
        """Returns the function that answers a question, with the index of a folder."""


class Chat:
    """Our answerer, as `python -m app` starts it."""

    modules = ("sentence_transformers", "app.startup")

    def build(self, encoder: Encoder, folder: Path) -> None:
        """Builds its index into a folder, in the place of one that is there."""
        from index.workspace import Workspace

        Workspace(encoder, data=folder).build()

    def load(self, encoder: Encoder, folder: Path) -> Ask:
        """Returns the function that answers a question, or refuses to, as in the chat."""
        from app.answer.answering import ExtractiveAnswerer
        from app.answer.outcome.abstention import read_model
        from index.search import Retriever
        from index.workspace import Workspace

        library = Workspace(encoder, data=folder).load()
        answerer = ExtractiveAnswerer(Retriever(library, encoder), read_model("anticipated"))

        def ask(question: str) -> object:
            try:
                return answerer.answer(question)
            except QuestionError as error:
                return str(error)

        return ask


class Tutorial:
    """The recursive splitter, an encoder and FAISS: it finds passages and answers nothing."""

    modules = ("sentence_transformers", "index.store")

    def build(self, encoder: Encoder, folder: Path) -> None:
        """Builds its index into a folder, in the place of one that is there."""
        from index.store import FaissStore
        from ingest.passages import split_raw_text

        texts = [text for text, _ in split_raw_text(SOURCE.read_text("utf-8"))]
        FaissStore.build(encoder.encode_documents(texts)).save(folder / "vectors.faiss")
        (folder / "texts.json").write_text(json.dumps(texts, ensure_ascii=False), "utf-8")

    def load(self, encoder: Encoder, folder: Path) -> Ask:
        """Returns the function that finds the passages nearest to a question."""
        from index.store import FaissStore

        store = FaissStore.load(folder / "vectors.faiss")
        texts = json.loads((folder / "texts.json").read_text("utf-8"))

        def ask(question: str) -> object:
            ids, _ = store.search(encoder.encode_queries([question]), DEPTH)
            return [texts[place] for place in ids[0]]

        return ask


CONTENDERS: Mapping[str, Contender] = {"chat": Chat(), "tutorial": Tutorial()}
