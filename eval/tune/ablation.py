"""What each part is worth: everything answered again with one part switched off at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from app.answer.answering import ExtractiveAnswerer
from app.answer.choice.sentence_choice import ChoiceSettings
from app.answer.outcome.abstention import ANSWER_ALL
from eval.run.systems import WEIGHED
from eval.score.metrics import QuestionScore
from eval.score.summary import by_language, summarise
from index.build import build, load
from index.encoder import Encoder
from index.fusion import FusionWeights
from index.library import Library
from index.manifest import Recipe
from index.search import Retriever
from ingest.corpus import Corpus
from ingest.passages import PassageSettings

FIGURES = ("R@1", "R@5", "sentence R@1", "sentence R@3", "verified")


@dataclass(frozen=True, slots=True)
class Variant:
    """The system with a part switched off.

    Attributes:
        name: What is off.
        weights: How the signals are fused.
        settings: How much is said.
        without: Fields of the corpus that are emptied.
    """

    name: str
    weights: FusionWeights = field(default_factory=FusionWeights)
    settings: ChoiceSettings = field(default_factory=ChoiceSettings)
    without: tuple[str, ...] = ()


def variants() -> Iterator[Variant]:
    """Yields the whole system, then each signal, kind of question and step switched off."""
    yield Variant("everything")
    for signal in WEIGHED:
        weights = replace(FusionWeights(), **{signal: 0.0})  # type: ignore[arg-type]
        yield Variant(f"no {signal.replace('_', ' ')}", weights=weights)
    yield Variant("no anticipated questions", without=("anticipated",))
    yield Variant("no broad questions", without=("broad",))
    yield Variant("neither of them", without=("anticipated", "broad"))
    yield Variant("never a set", settings=ChoiceSettings(set_sentences=0))
    yield Variant("one sentence", settings=ChoiceSettings(sentences=1, set_sentences=0))


def ablate(
    corpus: Corpus,
    encoder: Encoder,
    score: Callable[[ExtractiveAnswerer], Sequence[QuestionScore]],
) -> Iterator[tuple[str, dict[str, float]]]:
    """Yields what is off and the figures then, for both languages.

    Every question is answered, so that abstention, calibrated for the whole, does not blur what
    a part is worth.

    Args:
        corpus: The report with what was prepared for it.
        encoder: Makes the vectors.
        score: From an answerer to the scores of the questions.
    """
    libraries: dict[tuple[str, ...], Library] = {}
    for variant in variants():
        if variant.without not in libraries:
            libraries[variant.without] = _library(corpus, encoder, variant.without)
        retriever = Retriever(libraries[variant.without], encoder, variant.weights)
        scores = score(ExtractiveAnswerer(retriever, ANSWER_ALL, variant.settings))
        yield (
            variant.name,
            {
                f"{figure} {language}": summarise(group)[figure]
                for figure in FIGURES
                for language, group in sorted(by_language(scores).items(), reverse=True)
                if language != "all"
            },
        )


def _library(corpus: Corpus, encoder: Encoder, without: Sequence[str]) -> Library:
    emptied = replace(corpus, **dict.fromkeys(without, ()))  # type: ignore[arg-type]
    hashes = {corpus.report.id: corpus.report.sha256}
    recipe = Recipe.of(hashes, PassageSettings(), encoder.id)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "index"
        build([emptied], hashes, encoder, folder)
        return load(folder, recipe)
