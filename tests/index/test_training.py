from __future__ import annotations

import json
import lzma
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from index.encoder import SentenceEncoder
from index.training import (
    QuestionSampler,
    TokenTable,
    TrainingSettings,
    ranking_loss,
    train,
    train_tokenizer,
)
from index.training_pairs import read_headings, read_pairs
from ingest.errors import SettingsError
from tests.fakes import edition_corpus

SETTINGS = TrainingSettings(
    steps=3,
    vocabulary=200,
    dimension=16,
    pair_batch=32,
    heading_batch=32,
    question_batch=4,
    held_out=0.0,
)


def _write(file: Path, *lines: str) -> Path:
    with lzma.open(file, "wt", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines)
    return file


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Training texts, just more than the trainer holds out."""
    folder = tmp_path_factory.mktemp("training")
    rows = [f"people {n}\tmensen {n}\tudhr\ttext" for n in range(1200)]
    _write(folder / "pairs.tsv.xz", "en\tnl\tsource\tkind", *rows)
    headings = [{"query_nl": f"kop {n}", "passage_nl": f"tekst {n}"} for n in range(700)]
    _write(folder / "heading_passages.jsonl.xz", *map(json.dumps, headings))
    (folder / "SOURCES.md").write_text("Read me.\n| udhr | public domain |\n", "utf-8")
    return folder


def test_the_loss_of_a_two_by_two_case() -> None:
    left = torch.eye(2)
    right = torch.tensor([[1.0, 0.0], [0.6, 0.8]])

    # Scores with scale 10: 10 and 6 in the first row, 0 and 8 in the second.
    forward = (math.log(1 + math.exp(6 - 10)) + math.log(1 + math.exp(0 - 8))) / 2
    backward = (math.log(1 + math.exp(0 - 10)) + math.log(1 + math.exp(6 - 8))) / 2
    assert float(ranking_loss(left, right, 10.0)) == pytest.approx((forward + backward) / 2)


def test_rows_that_conflict_are_not_negatives_of_each_other() -> None:
    left = torch.eye(3)
    right = torch.tensor([[1.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]])
    conflict = torch.tensor([[1, 1, 0], [1, 1, 0], [0, 0, 1]], dtype=torch.bool)

    # Left: rows score (1, -, 0), (-, 0, 0) and (0, 0, 1). Right: the columns of the same.
    one, two = math.log(1 + math.exp(-1)), math.log(1 + 2 * math.exp(-1))
    expected = (one + math.log(2) + two) / 3
    assert float(ranking_loss(left, right, 1.0, conflict)) == pytest.approx(expected)
    assert float(ranking_loss(left, right, 1.0)) > expected


def test_pairs_are_drawn_by_the_weight_of_their_source(tmp_path: Path) -> None:
    file = _write(
        tmp_path / "pairs.tsv.xz",
        "en\tnl\tsource\tkind",
        'the "law\tde "wet\tudhr\ttext',
        "chair\tstoel\tsomething else\tword",
    )

    pairs = read_pairs(file)

    assert (pairs.left, pairs.right) == (('the "law', "chair"), ('de "wet', "stoel"))
    np.testing.assert_allclose(pairs.weights, [0.8, 0.2])  # 4 to 1


def test_headings_are_paired_in_every_direction_they_have(tmp_path: Path) -> None:
    both = {"query_en": "qe", "query_nl": "qn", "passage_nl": "pn", "passage_en": "pe"}
    one = {"query_en": "only", "query_nl": None, "passage_nl": "een"}
    file = _write(tmp_path / "headings.jsonl.xz", json.dumps(both), json.dumps(one))

    pairs = read_headings(file)

    assert list(zip(pairs.left, pairs.right, strict=True)) == [
        ("qe", "pn"),
        ("qe", "pe"),
        ("qn", "pn"),
        ("qn", "pe"),
        ("only", "een"),
    ]


@pytest.mark.parametrize("missing", ["pairs.tsv.xz", "heading_passages.jsonl.xz"])
def test_a_missing_training_file_is_named(missing: str, folder: Path, tmp_path: Path) -> None:
    for name in {"pairs.tsv.xz", "heading_passages.jsonl.xz"} - {missing}:
        (tmp_path / name).write_bytes((folder / name).read_bytes())

    with pytest.raises(SettingsError, match=f"There is no training file .*{missing}"):
        train(edition_corpus(), tmp_path, tmp_path / "out", SETTINGS)
    assert not (tmp_path / "out").exists()


def test_drawn_questions_come_with_something_that_means_the_same() -> None:
    settings = TrainingSettings(typo_share=0.0, held_out=0.0)
    sampler = QuestionSampler(edition_corpus(), settings, np.random.default_rng(1))
    jordan = {
        "Jordanië ontving 60 miljoen euro voor onderwijs.",
        "Jordan received 60 million euros for education.",
        "Welk land kreeg geld voor scholen?",
        "Which country got money for schools?",
    }

    for _ in range(20):
        left, right, _ = sampler.draw(8)
        assert len(left) == len(right) == 8
        for one, other in zip(left, right, strict=True):
            assert (one in jordan) == (other in jordan)


def test_drawn_rows_conflict_where_they_share_an_answer() -> None:
    settings = TrainingSettings(typo_share=0.0, held_out=0.0)
    corpus = edition_corpus()
    sampler = QuestionSampler(corpus, settings, np.random.default_rng(1))
    answers = {q.question: set(q.answers) for q in (*corpus.anticipated, *corpus.broad)}

    left, _, conflict = sampler.draw(8)

    known = [row for row in range(8) if left[row] in answers]
    assert len(known) >= 6
    for a in known:
        for b in known:
            assert bool(conflict[a, b]) == bool(answers[left[a]] & answers[left[b]])


def test_the_tokenizer_ignores_case_and_accents() -> None:
    texts = ["Jordanië steunt", "opvang in de regio", "regio opvang"] * 5
    table = TokenTable(train_tokenizer(texts, SETTINGS), max_tokens=4)

    upper, lower, empty, long = table.ids(["JORDANIE", "jordanië", "", "opvang " * 9])

    assert upper.tolist() == lower.tolist()
    assert empty.tolist() == [0]
    assert len(long) == 4


@pytest.mark.real
def test_a_few_steps_write_a_model_with_its_card(folder: Path, tmp_path: Path) -> None:
    settings = replace(SETTINGS, held_out=0.3)
    scores = train(edition_corpus(), folder, tmp_path / "model", settings)

    vectors = SentenceEncoder(tmp_path / "model").encode_queries(["geld voor scholen", "mensen 7"])
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors.shape == (2, 16)
    card = (tmp_path / "model" / "README.md").read_text("utf-8")
    for line in ("- steps: 3", "- scale: 20.0", "- seed: 20231", "| udhr | public domain |"):
        assert f"{line}\n" in card
    assert "Read me." not in card
    for name, value in scores.items():
        assert f"- {name}: {value:.3f}\n" in card
    assert len(scores) == 3
    assert all(0 <= value <= 1 for value in scores.values())


@pytest.mark.real
def test_training_brings_pairs_closer(folder: Path, tmp_path: Path) -> None:
    name = "held-out translation pairs, R@1 of 1000"
    untrained = train(edition_corpus(), folder, tmp_path / "a", replace(SETTINGS, steps=1))
    trained = train(edition_corpus(), folder, tmp_path / "b", replace(SETTINGS, steps=60))

    assert trained[name] > untrained[name]
