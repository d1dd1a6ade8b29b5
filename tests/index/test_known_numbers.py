from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.known_numbers import KnownNumbers
from index.library import Library
from index.search import Retriever
from tests.fakes import RETURN, FakeEncoder, make_library, tiny_corpora


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder: Path = tmp_path_factory.mktemp("index") / "index"
    return make_library(folder, tiny_corpora(), FakeEncoder())


@pytest.fixture(scope="module")
def known(library: Library) -> KnownNumbers:
    return KnownNumbers(library)


@pytest.mark.parametrize(
    ("query", "language", "spelled"),
    [
        ("Wie waren die 1250?", "nl", ["Wie waren die 1.250?"]),
        ("Wie waren die 1 250?", "nl", ["Wie waren die 1.250?"]),
        ("Who were the 1250?", "en", ["Who were the 1,250?"]),
        ("Waarvoor 60.000.000 en 1250?", "nl", ["Waarvoor 60 miljoen en 1.250?"]),
        ("Waarvoor 60.000.001 in 2022?", "nl", ["Waarvoor 60.000.001 in 2022?"]),
        ("Hoeveel?", "nl", ["Hoeveel?"]),
    ],
)
def test_numbers_are_spelled_as_in_the_library(
    known: KnownNumbers, query: str, language: str, spelled: list[str]
) -> None:
    assert known.spelled(query, language) == spelled


def test_sentences_with_most_of_the_numbers_are_lifted_and_the_others_stay(
    library: Library, known: KnownNumbers
) -> None:
    scores = np.linspace(0, 1, len(library.sentences), dtype=np.float32)
    every = np.arange(len(scores))
    lifted = known.first("Waar staat 1 250?", every, scores)
    (place,) = known.holding("Waar staat 1 250?")
    assert library.sentences[place].key == RETURN
    assert int(lifted.argmax()) == place
    assert np.delete(lifted, place).tolist() == np.delete(scores, place).tolist()
    assert known.first("Waar staat 1 251?", every, scores) is scores


@pytest.mark.parametrize("number", ["1250", "1.250", "1 250", "1,250", "1\u202f250"])
def test_every_spelling_finds_the_same_with_the_sentence_first(
    library: Library, number: str
) -> None:
    retriever = Retriever(library, FakeEncoder())
    found = retriever.search(f"Wat is er met de {number} mensen?", "nl")
    assert found.sentences[0].ref.key == RETURN
    assert found == retriever.search("Wat is er met de 1.250 mensen?", "nl")
