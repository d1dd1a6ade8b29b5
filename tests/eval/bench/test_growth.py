from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

import eval.bench.growth
from eval.bench.growth import K, grow, measure_growth, recall
from eval.bench.synthetic import MOST_SENTENCES, synthetic_passages
from eval.show.plots import growth_figure
from index.encoder import Vectors
from index.store import FaissStore
from tests.fakes import FakeEncoder, edition_corpus

SENTENCES = [sentence.text for sentence in edition_corpus().report.sentences.values()]


def test_passages_come_in_batches_up_to_the_count() -> None:
    batches = list(synthetic_passages(SENTENCES, 25, batch=10))
    assert [len(batch) for batch in batches] == [10, 10, 5]


def test_the_same_seed_makes_the_same_passages() -> None:
    first, second, other = (list(synthetic_passages(SENTENCES, 20, seed)) for seed in (1, 1, 2))
    assert first == second
    assert first != other


def test_passages_are_made_of_the_reports_words_and_keep_most_in_place() -> None:
    (passages,) = synthetic_passages(SENTENCES, 200)
    words = {word for sentence in SENTENCES for word in sentence.split()}
    longest = MOST_SENTENCES * max(len(sentence.split()) for sentence in SENTENCES)

    assert {word for passage in passages for word in passage.split()} <= words
    assert all(0 < len(passage.split()) <= longest for passage in passages)
    assert any(passage not in "\n".join(SENTENCES) for passage in passages)
    pairs = {pair for sentence in SENTENCES for pair in _pairs(sentence)}
    kept = [pair in pairs for passage in passages for pair in _pairs(passage)]
    # Both words of a pair are kept in .7 * .7 of the cases, ends of sentences aside.
    assert 0.3 < np.mean(kept) < 0.65


def _pairs(text: str) -> list[tuple[str, str]]:
    words = text.split()
    return list(pairwise(words))


def test_an_exact_store_misses_nothing() -> None:
    vectors = FakeEncoder(64).encode_queries([f"woord{n} en {n % 7}" for n in range(300)])
    ids, _ = FaissStore.exact(vectors).search(vectors[:20], K)
    assert recall(ids, ids, vectors, vectors[:20]) == 1.0


def test_recall_is_the_share_that_is_near_enough() -> None:
    vectors = np.array([[0.9], [0.8], [0.7], [0.6], [0.6], [0.599999], [0.5]], np.float32)
    query, nearest = np.ones((1, 1), np.float32), np.array([[0, 1, 2, 3]])
    assert recall(np.array([[0, 1, 6, -1]]), nearest, vectors, query) == 2 / 4
    # Another passage that is as near as the fourth is no miss; nor is a digit's rounding.
    assert recall(np.array([[0, 1, 4, 5]]), nearest, vectors, query) == 1.0


@pytest.fixture
def _tiny(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(eval.bench.growth, "open_encoder", lambda name: FakeEncoder(64))
    monkeypatch.setattr(eval.bench.growth, "bundled_corpus", edition_corpus)
    monkeypatch.setattr(eval.bench.growth, "run_fresh", lambda function, **given: function(**given))


@pytest.mark.usefixtures("_tiny")
def test_lists_weigh_less_than_all_vectors(tmp_path: Path) -> None:
    growth = grow(400, "fake", ["Hoeveel migranten?", "Welk land?"], tmp_path)

    assert growth.exact_bytes == pytest.approx(64 * 4, rel=0.01)
    assert growth.lists_bytes < growth.exact_bytes
    assert growth.recall == growth.deep_recall == 1  # all of so few lists are looked through
    assert growth.exact_p50 <= growth.exact_p95
    assert growth.peak_memory > 0
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("_tiny")
def test_the_questions_are_searched_in_the_same_passages_by_both(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made: list[Vectors] = []
    fill = FaissStore._fill

    def note(store: FaissStore, vectors: Vectors) -> None:
        made.append(vectors)
        fill(store, vectors)

    monkeypatch.setattr(FaissStore, "_fill", note)
    measure_growth(250, "fake", ["Wie?"], str(tmp_path))

    assert len(made) == 2
    assert made[0] is made[1]
    assert len(made[0]) == 250


def test_a_figure_names_its_axes_and_lines() -> None:
    panels = {"time, ms": {"lists": [1.0, 10.0], "exact": [2.0, 30.0]}, "bytes": {"x": [5.0, 6.0]}}

    svg = growth_figure([100, 1000], panels)

    text = " ".join(ElementTree.fromstring(svg).itertext())
    for words in ("passages", "time, ms", "lists", "exact", "bytes"):
        assert words in text
    assert svg == growth_figure([100, 1000], panels)
