"""Real objects in miniature: an encoder and two reports with rankings to work out by hand."""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import numpy as np

from app.query.query import Query, read_question
from index.build import build, load
from index.encoder import Encoder, Halves, Vectors
from index.language import LanguageDetector
from index.library import Library
from index.manifest import Recipe
from index.stores import LocalStores, StoreFactory
from index.terms import Terms
from ingest.corpus import AnticipatedQuestion, Corpus, Entity
from ingest.document import Block, BlockKind, Report, Sentence, SentenceKey
from ingest.passages import PassageSettings
from ingest.text.alignment import fold

T = TypeVar("T")


@dataclass
class FakeEncoder:
    """Each word has one dimension; a text is the normalised sum of its words.

    The cosine of two texts is then that of their word counts, as long as no two words fall on
    the same dimension.
    """

    dimension: int = 8192
    id: str = "fake@000000000000"
    encoded: list[str] = field(default_factory=list)

    @property
    def of_words(self) -> FakeEncoder:
        return self

    @property
    def table(self) -> Halves | None:
        return None

    def tokens(self, texts: Sequence[str]) -> Terms | None:
        return None

    def place(self, word: str) -> int:
        """Returns a word's dimension: the same in every process."""
        return zlib.crc32(fold(word).encode()) % self.dimension

    def encode_queries(self, texts: list[str]) -> Vectors:
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"[^\W_]+", text):
                vectors[row, self.place(word)] += 1
        lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
        return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        self.encoded += texts
        return self.encode_queries(texts)


SOURCE = (
    "1 Inleiding",  # 1
    "Nederland steunt opvang in de regio. Jordanié",  # 2: an OCR error
    "ontving 60 miljoen euro voor onder-",  # 3: a word broken by a hyphen
    "wijs.",  # 4
    "",  # 5
    " 2 Terugkeer",  # 6: a new page
    "In 2022 keerden 1.250 mensen vrijwillig terug.",  # 7
    "IOM begeleidt hen daarbij!",  # 8
    "",  # 9
    "Asielaanvragen",  # 10
    "E. Syrié 12.640",  # 11
    "E. Turkije 2.685",  # 12
    "",  # 13
    "1 IOM is de Internationale Organisatie voor Migratie.",  # 14
)
SUPPORT = SentenceKey("a1", 0)
JORDAN = SentenceKey("a1", 1)
RETURN = SentenceKey("b1", 0)
GUIDANCE = SentenceKey("b1", 1)
SYRIA = SentenceKey("t1", 0)
TURKEY = SentenceKey("t1", 1)
IOM_NOTE = SentenceKey("f1", 0)
DROUGHT = SentenceKey("n1", 0)
WATER = SentenceKey("n1", 1)


def edition_corpus() -> Corpus:
    """Returns a report "proef" with translations and prepared questions."""
    introduction = ("1 Inleiding",), ("1 Introduction",)
    going_back = ("2 Terugkeer",), ("2 Return",)
    asylum = ("2 Terugkeer", "Asielaanvragen"), ("2 Return", "Asylum applications")
    blocks = (
        _block(
            "a1",
            "paragraph",
            6,
            introduction,
            _sentence(
                SUPPORT,
                "Nederland steunt opvang in de regio.",
                "The Netherlands supports reception in the region.",
                6,
                (2, 2),
            ),
            _sentence(
                JORDAN,
                "Jordanië ontving 60 miljoen euro voor onderwijs.",
                "Jordan received 60 million euros for education.",
                6,
                (2, 4),
            ),
        ),
        _block(
            "b1",
            "paragraph",
            7,
            going_back,
            _sentence(
                RETURN,
                "In 2022 keerden 1.250 mensen vrijwillig terug.",
                "In 2022, 1,250 people returned voluntarily.",
                7,
                (7, 7),
            ),
            _sentence(
                GUIDANCE,
                "IOM begeleidt hen daarbij.",
                "IOM assists them.",
                7,
                (8, 8),
                footnotes=(1,),
            ),
        ),
        _block(
            "t1",
            "table",
            7,
            asylum,
            _sentence(
                SYRIA, "Syrië: 12.640 asielaanvragen.", "Syria: 12,640 applications.", 7, (11, 11)
            ),
            _sentence(
                TURKEY, "Turkije: 2.685 asielaanvragen.", "Turkey: 2,685 applications.", 7, (12, 12)
            ),
        ),
        _block(
            "f1",
            "footnote",
            7,
            going_back,
            _sentence(
                IOM_NOTE,
                "IOM is de Internationale Organisatie voor Migratie.",
                "IOM is the International Organization for Migration.",
                7,
                (14, 14),
            ),
            footnote_number=1,
        ),
    )
    return Corpus(
        Report("proef", "Proefrapport", "nl", "0" * 64, SOURCE, blocks),
        anticipated=(
            AnticipatedQuestion("Welk land kreeg geld voor scholen?", "nl", (JORDAN,)),
            AnticipatedQuestion("Which country got money for schools?", "en", (JORDAN,)),
            AnticipatedQuestion("Hoeveel migranten gingen naar huis?", "nl", (RETURN,)),
            AnticipatedQuestion("How many migrants went home?", "en", (RETURN,)),
            AnticipatedQuestion("Waar staat de afkorting IOM voor?", "nl", (IOM_NOTE,)),
            AnticipatedQuestion("What does the abbreviation IOM mean?", "en", (IOM_NOTE,)),
        ),
        broad=(
            AnticipatedQuestion("Vat het terugkeerbeleid samen", "nl", (GUIDANCE, SUPPORT, RETURN)),
            AnticipatedQuestion("Summarise the return policy", "en", (GUIDANCE, SUPPORT, RETURN)),
        ),
        entities=(
            Entity("jordan", "country", {"nl": ("Jordanië",), "en": ("Jordan",)}, (JORDAN,)),
            Entity("iom", "organisation", {"nl": ("IOM",), "en": ("IOM",)}, (GUIDANCE, IOM_NOTE)),
        ),
    )


def plain_corpus() -> Corpus:
    """Returns a report "nota" as the automatic way reads one: no translation, no questions."""
    source = ("Klimaat", "Droogte treft boeren in Kenia.", "Water wordt schaars.")
    block = _block(
        "n1",
        "paragraph",
        1,
        (("Klimaat",), ()),
        _sentence(DROUGHT, source[1], None, 1, (2, 2)),
        _sentence(WATER, source[2], None, 1, (3, 3)),
    )
    return Corpus(Report("nota", "Nota", "nl", "1" * 64, source, (block,)))


def tiny_corpora() -> list[Corpus]:
    """Returns both reports, not in the order of their ids."""
    return [edition_corpus(), plain_corpus()]


def recipe_for(
    corpora: Sequence[Corpus], encoder: Encoder, stores: StoreFactory | None = None
) -> Recipe:
    """Returns the recipe of an index of these reports with the default settings."""
    hashes = {corpus.report.id: corpus.report.sha256 for corpus in corpora}
    return Recipe.of(hashes, PassageSettings(), encoder.id, (stores or LocalStores()).id)


def make_library(
    folder: Path, corpora: Sequence[Corpus], encoder: Encoder, stores: StoreFactory | None = None
) -> Library:
    """Builds an index of the reports into a folder and loads it."""
    recipe = recipe_for(corpora, encoder, stores)
    build(corpora, recipe.reports, encoder, folder, stores=stores)
    return load(folder, recipe, stores)


def asked(question: str) -> Query:
    """Returns a question asked first, as it is read where only function words tell its language."""
    return read_question(question, LanguageDetector())


def _block(
    id_: str,
    kind: BlockKind,
    page: int,
    section: tuple[tuple[str, ...], tuple[str, ...]],
    *sentences: Sentence,
    footnote_number: int | None = None,
) -> Block:
    lines = sentences[0].source_lines[0], sentences[-1].source_lines[1]
    return Block(id_, kind, page, *section, sentences, (lines,), footnote_number)


def _sentence(
    key: SentenceKey,
    text: str,
    translation: str | None,
    page: int,
    lines: tuple[int, int],
    footnotes: tuple[int, ...] = (),
) -> Sentence:
    return Sentence(key, text, translation, page, lines, footnotes)


def made_in_a_loop(make: Callable[[], T]) -> T:
    """Returns what is made, such as a page: without a running loop Gradio opens some for itself."""

    async def run() -> T:
        return make()

    return asyncio.run(run())
