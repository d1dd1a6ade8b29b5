from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from index.library import FACTS
from index.manifest import Recipe, read_manifest
from index.shards.joining import together
from index.shards.shard import Shard, SpokenIn, make_shard
from index.shards.storage import read_shard, write_shard
from index.terms import Terms
from ingest.corpus import Corpus
from ingest.errors import IndexFolderError
from ingest.passages import PassageSettings
from tests.fakes import FakeEncoder, edition_corpus, plain_corpus, recipe_for


def shard_of(corpus: Corpus) -> Shard:
    """Returns what an index holds of a report."""
    return make_shard(corpus, FakeEncoder(), PassageSettings())


@pytest.fixture
def recipe() -> Recipe:
    return recipe_for([edition_corpus()], FakeEncoder())


def _same_terms(ours: Terms, theirs: Terms) -> None:
    assert ours.vocabulary == theirs.vocabulary
    np.testing.assert_array_equal(ours.numbers, theirs.numbers)
    np.testing.assert_array_equal(ours.lengths, theirs.lengths)


def _same(one: SpokenIn, other: SpokenIn) -> None:
    _same_terms(one.sentences, other.sentences)
    _same_terms(one.questions, other.questions)
    for name, classifier in one.classifiers.items():
        question = "Welk land kreeg geld?"
        assert classifier.log_odds(question) == other.classifiers[name].log_odds(question)


def test_what_is_read_is_what_was_written(tmp_path: Path, recipe: Recipe) -> None:
    tokens = Terms(("7", "31999"), np.array([1, 0, 0], np.int32), np.array([2, 0, 1], np.int32))
    shard = replace(shard_of(edition_corpus()), tokens={"questions": tokens, FACTS: Terms.none(2)})
    write_shard(shard, tmp_path, recipe)
    again = read_shard(tmp_path, recipe)
    assert (again.id, again.corpus, again.passages) == (shard.id, shard.corpus, shard.passages)
    assert again.counts == shard.counts == {"sentences": 7, "passages": 4, "rows": 30}
    assert again.vectors.keys() == shard.vectors.keys()
    for channel, vectors in shard.vectors.items():
        np.testing.assert_array_equal(again.vectors[channel], vectors)
    assert again.tokens.keys() == shard.tokens.keys()
    for channel, own in shard.tokens.items():
        _same_terms(again.tokens[channel], own)
    assert again.spoken.keys() == shard.spoken.keys() == {"nl", "en"}
    for language, spoken in shard.spoken.items():
        _same(again.spoken[language], spoken)


def test_a_changed_byte_of_any_file_is_found(tmp_path: Path, recipe: Recipe) -> None:
    write_shard(shard_of(edition_corpus()), tmp_path, recipe)
    for name in read_manifest(tmp_path).files:
        file = tmp_path / name
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]) if content else b"x")
        with pytest.raises(IndexFolderError, match="is missing or damaged"):
            read_shard(tmp_path, recipe)
        file.write_bytes(content)
    other = recipe_for([plain_corpus()], FakeEncoder())
    with pytest.raises(IndexFolderError, match="is out of date"):
        read_shard(tmp_path, other)


def test_the_classifiers_of_one_report_with_questions_are_kept_and_of_several_fitted() -> None:
    asked, plain = shard_of(edition_corpus()), shard_of(plain_corpus())
    kept = together([plain, asked], "nl").classifiers
    assert kept is asked.spoken["nl"].classifiers
    corpus = edition_corpus()
    second = shard_of(replace(corpus, report=replace(corpus.report, id="ander")))
    assert together([second, asked], "nl").classifiers.keys() == kept.keys()
    assert together([plain], "nl").classifiers.keys() == kept.keys()
