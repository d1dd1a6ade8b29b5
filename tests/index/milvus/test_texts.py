from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.lexical import LexicalIndex, NgramAnalyser, StemAnalyser
from index.milvus.connection import Connection
from index.milvus.stores import MilvusStores
from index.terms import Terms

DOCUMENTS = [
    "Geld voor scholen in Jordanië",
    "",
    "geld geld en nog eens geld",
    "Schole voor kinderen",
    "De en het",
    "scholen",
    "scholen",
]
QUERIES = ("geld scholen", "geld geld scholen", "kinderen", "olifant", "", "Jordanië")


@pytest.mark.parametrize("analyser", [StemAnalyser("nl"), NgramAnalyser()])
def test_it_scores_as_bm25_in_memory_does(
    analyser: StemAnalyser | NgramAnalyser, connection: Connection, tmp_path: Path
) -> None:
    stores, memory = MilvusStores(connection), LexicalIndex.build(DOCUMENTS, analyser)
    stores.make_lexical(Terms.of(DOCUMENTS, analyser), analyser, tmp_path, "nl-sentences")
    store = stores.open_lexical(len(DOCUMENTS), analyser, tmp_path, "nl-sentences")

    for query in QUERIES:
        for k in (1, 3, 100):
            places, scores = store.search(query, k)
            expected_places, expected = memory.search(query, k)
            np.testing.assert_array_equal(places, expected_places)
            np.testing.assert_allclose(scores, expected, rtol=1e-5)
    for term in ("geld", "gel", "olifant"):
        assert store.idf(term) == memory.idf(term)
        assert store.knows(term) == memory.knows(term)
    assert len(store) == len(memory)
    assert store.terms("Geld!") == memory.terms("Geld!")


def test_documents_without_any_term_can_be_stored(connection: Connection, tmp_path: Path) -> None:
    stores, analyser = MilvusStores(connection), StemAnalyser("nl")
    stores.make_lexical(Terms.of(["", "de"], analyser), analyser, tmp_path, "a")
    store = stores.open_lexical(2, analyser, tmp_path, "a")

    assert len(store.search("geld", 5)[0]) == 0
    assert len(store) == 2
    with pytest.raises(ValueError, match="should have 3"):
        stores.open_lexical(3, analyser, tmp_path, "a")
