from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import eval.tune.measurer
import index.workspace
from app.answer.record import RunRecord
from eval.asked.question_record import GoldQuestion
from eval.run.run_file import System, run_questions
from eval.run.systems import SIGNALS
from eval.tune.grid import Grid
from eval.tune.measurer import Measurer, with_passages
from index.build import build, load
from index.manifest import Recipe
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.passages import PassageSettings
from tests.eval.examples import JORDAN_QUOTE, SYRIA_ROW, gold
from tests.fakes import FakeEncoder, edition_corpus, make_library, tiny_corpora

pytestmark = pytest.mark.slow  # takes seconds

QUESTIONS = [
    gold(
        id="A1",
        question="Welk land kreeg geld voor onderwijs?",
        evidence=(JORDAN_QUOTE,),
        answer=("Jordanië",),
    ),
    gold(id="A2", question="Hoeveel asielaanvragen uit Syrië?", evidence=(SYRIA_ROW,)),
    gold(id="A3", question="Wat kost brood?", answerable=False),
]


def _bundled(*_: object) -> Corpus:
    """The tiny report under the name of the bundled one, as an index of that is kept."""
    corpus = edition_corpus()
    return replace(corpus, report=replace(corpus.report, id=REPORT_ID))


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> dict[str, FakeEncoder]:
    """A tiny report, and encoders that remember what they encoded, by name."""
    encoders: dict[str, FakeEncoder] = {}

    def load_encoder(name: str) -> FakeEncoder:
        assert name not in encoders
        encoders[name] = FakeEncoder(id=f"{name}@000000000000")
        return encoders[name]

    monkeypatch.setattr(eval.tune.measurer, "open_encoder", load_encoder)
    for module in (eval.tune.measurer, index.workspace):
        monkeypatch.setattr(module, "bundled_corpus", _bundled)
    return encoders


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[System]:
    """The systems that the questions were put to."""
    asked: list[System] = []

    def ask(system: System, questions: Sequence[GoldQuestion]) -> Iterable[RunRecord]:
        asked.append(system)
        return run_questions(system, questions)

    monkeypatch.setattr(eval.tune.measurer, "run_questions", ask)
    return asked


def _figures(folder: Path, **settings: Any) -> list[dict[str, float]]:  # noqa: ANN401
    measurer = Measurer(folder, QUESTIONS, lambda _: None)
    grid = Grid(**{"encoders": ("fake",), **settings})
    return [measurer.measure(point.configuration) for point in grid.points()]


def test_every_kind_of_system_can_be_measured(
    tmp_path: Path, loaded: dict[str, FakeEncoder]
) -> None:
    systems = ("chat", "channel:sentence_cosine", "tutorial", "bm25", "bm25-translation", "rrf")

    found = _figures(tmp_path, systems=systems)

    assert all(figures["questions"] == 3 for figures in found)
    assert [("verified" in figures) for figures in found] == [True, True] + [False] * 4
    assert not any("answerable refused" in figures for figures in found[2:])
    assert list(loaded) == ["fake"]


def test_fewer_passages_are_the_first_of_one_run(
    tmp_path: Path, loaded: dict[str, FakeEncoder], runs: list[System]
) -> None:
    one, three, ten = _figures(
        tmp_path, systems=("bm25",), sizes=(50,), overlaps=(0,), ks=(1, 3, 10)
    )

    assert len(runs) == 1
    assert one["R@10"] == one["R@5"] == one["R@1"] == ten["R@1"]
    assert three["R@10"] == three["R@3"] == ten["R@3"]
    assert one["R@10"] < ten["R@10"]


def test_weights_are_measured_on_one_index(
    tmp_path: Path, loaded: dict[str, FakeEncoder], runs: list[System]
) -> None:
    weights = {"sentence_cosine": (0.0, 1.0)}
    _figures(tmp_path, weights=weights, sizes=(50, 1000))

    assert len(runs) == 4
    rows = len(loaded["fake"].encoded)
    assert rows == len(make_library(tmp_path / "i", [edition_corpus()], FakeEncoder()).rows)


def test_a_later_sweep_finds_the_index_and_the_vectors(
    tmp_path: Path, loaded: dict[str, FakeEncoder]
) -> None:
    _figures(tmp_path, systems=("chat", "tutorial"))
    first = loaded.pop("fake")
    _figures(tmp_path, systems=("chat", "tutorial"))

    assert first.encoded
    assert loaded["fake"].encoded == []


def test_each_encoder_has_an_index_of_its_own(
    tmp_path: Path, loaded: dict[str, FakeEncoder]
) -> None:
    for _ in range(2):
        loaded.clear()
        said: list[str] = []
        measurer = Measurer(tmp_path, QUESTIONS, said.append)
        for point in Grid(encoders=("one", "two")).points():
            measurer.measure(point.configuration)

    assert said == []  # the second time, neither had displaced the other


def test_the_weights_decide_what_is_found(tmp_path: Path, loaded: dict[str, FakeEncoder]) -> None:
    weights = {**dict.fromkeys(SIGNALS, (0.0,)), "expanded_bm25": (0.0, 1.0)}
    systems = ("chat", "channel:expanded_bm25")

    nothing, alone, channel, _ = _figures(tmp_path, systems=systems, weights=weights, sizes=(50,))

    # Without any signal, sentences stay in reading order: neither that is wanted comes first.
    assert nothing["sentence R@1"] == 0
    assert alone["sentence R@1"] == channel["sentence R@1"] == 1


def test_passages_cut_anew_are_those_of_an_index_built_with_them(tmp_path: Path) -> None:
    settings = PassageSettings(size=50, overlap=10)
    corpora, encoder = tiny_corpora(), FakeEncoder()
    hashes = {corpus.report.id: corpus.report.sha256 for corpus in corpora}
    build(corpora, hashes, encoder, tmp_path / "built", settings)
    built = load(tmp_path / "built", Recipe.of(hashes, settings, encoder.id))
    library = make_library(tmp_path / "default", corpora, encoder)

    cut = with_passages(library, settings)

    assert cut.passages == built.passages != library.passages
    assert cut.passage_numbers == built.passage_numbers
    for name in ("corpora", "sentences", "rows"):
        assert getattr(cut, name) == getattr(built, name)
    query = encoder.encode_queries(["Jordanië onderwijs"])
    for channel, store in built.vectors.items():
        for found, wanted in zip(
            cut.vectors[channel].search(query, 99), store.search(query, 99), strict=True
        ):
            np.testing.assert_array_equal(found, wanted)
    for language, channels in built.lexical.items():
        ours = cut.lexical[language]
        for found, wanted in zip(
            ours.sentences.search("Jordanië", 99),
            channels.sentences.search("Jordanië", 99),
            strict=True,
        ):
            np.testing.assert_array_equal(found, wanted)
    assert replace(cut, passages=library.passages).passage_numbers == library.passage_numbers
