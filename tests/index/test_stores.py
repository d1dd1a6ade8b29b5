"""The retriever over stores of another kind, which keep their data elsewhere and give only few."""

from __future__ import annotations

import math
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

import index.stores
from index.encoder import Vectors
from index.fusion import FusionWeights, Scores
from index.library import Library
from index.search import Retriever
from index.stores import LocalStores
from index.terms import Analyser, Terms
from index.token_bags import TokenBags
from index.workspace import Workspace
from ingest.document import SentenceKey
from ingest.errors import IndexFolderError
from tests.fakes import (
    DROUGHT,
    IOM_NOTE,
    JORDAN,
    RETURN,
    SYRIA,
    TURKEY,
    WATER,
    FakeEncoder,
    make_library,
    tiny_corpora,
)

MOST = 4  # rows that these stores reveal of what they hold, whoever asks for how many


class MeanVectors:
    """Every vector in an array, searched one by one."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors

    def __len__(self) -> int:
        return len(self._vectors)

    def search(self, queries: Vectors, k: int) -> tuple[NDArray[np.int64], Vectors]:
        cosines = queries @ self._vectors.T
        best = np.argsort(-cosines, axis=1, kind="stable")[:, : min(k, MOST)]
        return best.astype(np.int64), np.take_along_axis(cosines, best, axis=1)

    def every(self, queries: Vectors) -> Vectors:
        return np.asarray(queries @ self._vectors.T, dtype=np.float32)

    def some(self, places: NDArray[np.int64]) -> MeanVectors:
        return MeanVectors(self._vectors[places])


@dataclass(frozen=True, eq=False)
class MeanTexts:
    """Documents as sets of terms; a document scores the idf of the terms it shares."""

    documents: list[set[str]]
    analyser: Analyser

    def __len__(self) -> int:
        return len(self.documents)

    def search(self, query: str, k: int) -> tuple[NDArray[np.int64], Scores]:
        terms = set(self.terms(query))
        scores = np.array(
            [sum(map(self.idf, document & terms)) for document in self.documents], np.float32
        )
        best = np.argsort(-scores, kind="stable")[: min(k, MOST)]
        best = best[scores[best] > 0]
        return best.astype(np.int64), scores[best]

    def terms(self, text: str) -> list[str]:
        return self.analyser.terms(text)

    def idf(self, term: str) -> float:
        holders = sum(term in document for document in self.documents)
        return math.log(1 + (len(self) - holders + 0.5) / (holders + 0.5))

    def knows(self, term: str) -> bool:
        return any(term in document for document in self.documents)


@dataclass
class Elsewhere:
    """Stores outside the index folder, in which they leave only a name to find them by."""

    id: str = "elsewhere"
    folder: str = "index"
    kept: dict[str, Vectors | list[set[str]]] = field(default_factory=dict)

    def are_there(self) -> bool:
        return True

    def make_vectors(
        self, vectors: Mapping[str, Vectors], folder: Path, bags: TokenBags | None = None
    ) -> None:
        for name, own in vectors.items():
            self._keep(own, folder, name)

    def open_vectors(self, folder: Path, channels: Sequence[str]) -> dict[str, MeanVectors]:
        kept = {name: self.kept[(folder / f"{name}.there").read_text("utf-8")] for name in channels}
        return {name: MeanVectors(np.asarray(own, np.float32)) for name, own in kept.items()}

    def make_lexical(self, terms: Terms, analyser: Analyser, folder: Path, name: str) -> None:
        documents = [[terms.vocabulary[place] for place in one] for one in terms.documents()]
        self._keep([set(one) for one in documents], folder, name)

    def open_lexical(self, size: int, analyser: Analyser, folder: Path, name: str) -> MeanTexts:
        texts = self.kept[(folder / f"{name}.there").read_text("utf-8")]
        assert isinstance(texts, list)
        assert len(texts) == size
        return MeanTexts(texts, analyser)

    def _keep(self, what: Vectors | list[set[str]], folder: Path, name: str) -> None:
        place = uuid.uuid4().hex
        self.kept[place] = what
        (folder / f"{name}.there").write_text(place, "utf-8")


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("elsewhere") / "index"
    return make_library(folder, tiny_corpora(), FakeEncoder(), Elsewhere())


@pytest.mark.parametrize(
    ("query", "language", "best"),
    [
        ("Welk land kreeg geld voor scholen?", "nl", JORDAN),
        ("Which country got money for schools?", "en", JORDAN),
        ("Hoeveel migranten gingen naar huis?", "nl", RETURN),
        ("Turkije", "nl", TURKEY),
        ("Syria", "en", SYRIA),
        ("Wat is er met de 1250 mensen?", "nl", RETURN),
        ("What does the abbreviation IOM mean?", "en", IOM_NOTE),
        ("droogte in Kenia", "nl", DROUGHT),
        ("water", "nl", WATER),
    ],
)
def test_the_best_sentence_is_found_in_stores_that_give_only_few_rows(
    query: str, language: str, best: SentenceKey, elsewhere: Library
) -> None:
    result = Retriever(elsewhere, FakeEncoder()).search(query, language)

    assert result.sentences[0].ref.key == best
    assert result.hits[0].best.key == best


def test_a_context_is_searched_in_such_stores_too(elsewhere: Library) -> None:
    retriever = Retriever(elsewhere, FakeEncoder())

    alone, leaning = (
        {
            hit.ref.key: hit.score
            for hit in retriever.search("Turkije", "nl", context=context).sentences
        }
        for context in ("", "Asielaanvragen uit Syrië")
    )

    assert max(leaning, key=leaning.__getitem__) == TURKEY
    assert leaning[SYRIA] > alone[SYRIA]


def test_stores_that_give_only_few_rows_find_what_others_find_of_so_many(
    elsewhere: Library, library: Library, encoder: FakeEncoder
) -> None:
    # With the cosines alone: the lexical stores here count otherwise.
    shallow = FusionWeights(depth=MOST, expanded_bm25=0, question_ngrams=0)
    query = "Hoeveel mensen keerden vrijwillig terug?"

    here, there = (
        Retriever(one, encoder, shallow).search(query, "tr").sentences
        for one in (library, elsewhere)
    )

    assert here[0].ref.key == there[0].ref.key == RETURN
    assert here[0].score == pytest.approx(there[0].score, abs=1e-4)
    assert len(there) < len(library.sentences)


def test_a_workspace_opens_only_stores_of_its_own_kind(tmp_path: Path) -> None:
    report = tmp_path / "nota.txt"
    report.write_text("1 Geld\nEgypte krijgt 4 miljoen euro voor vluchtelingen.\n", "utf-8")
    stores = Elsewhere()
    workspace = Workspace(FakeEncoder(), report, data=tmp_path, stores=stores)
    local = Workspace(FakeEncoder(), report, data=tmp_path)
    workspace.build()

    assert Retriever(workspace.load(), FakeEncoder()).search("Egypte", "nl").sentences
    assert len(stores.kept) == 7
    with pytest.raises(IndexFolderError, match="another store is wanted"):
        local.load()


def test_vectors_come_back_as_they_were_unless_they_are_kept_rounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = np.random.default_rng(1).normal(size=(7, 4)).astype(np.float32)
    LocalStores().make_vectors({"texts": vectors}, tmp_path)
    assert np.array_equal(LocalStores().vectors(tmp_path, ["texts"])["texts"], vectors)
    monkeypatch.setattr(index.stores, "EXACT_UP_TO", 6)
    with pytest.raises(IndexFolderError, match="are rounded"):
        LocalStores().vectors(tmp_path, ["texts"])
