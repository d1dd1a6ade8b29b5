"""Fitting what tells small talk from questions to the report, and its kinds.

The lines of `small_talk.jsonl`, written for this, are learnt with their kinds; whatever else is
prepared for the report is learnt as questions to it.
"""

from __future__ import annotations

import json
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from app.answer.small_talk.kinds import KINDS, Kind
from app.answer.small_talk.line_model import LinearModel, LineModel, grams_of, words_of
from app.answer.small_talk.recognition import SmallTalk
from app.answer.small_talk.rules import Rules
from ingest.alignment import letters_and_digits
from ingest.corpus import Corpus

LINES = Path(__file__).parent / "small_talk.jsonl"
QUESTION = "question"
FEWEST = 3  # lines that have an n-gram which is learnt
# Freedom and weights by cross validation and the development questions; see eval/LOG.md.
FREEDOM, OF_KINDS = 10.0, 30.0
OF_SMALL_TALK, OF_WRITTEN_QUESTIONS = 5.0, 10.0
LEAST_WEIGHT = 0.6  # of an n-gram for a kind; smaller ones change no kind of a line
FOLDS, SEED = 5, 0
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to learn from.

    Attributes:
        texts: As typed.
        kinds: Of each, or QUESTION.
        weights: How much each counts.
    """

    texts: tuple[str, ...]
    kinds: tuple[str, ...]
    weights: tuple[float, ...]

    def where(self, rows: Iterable[int]) -> Lines:
        """Returns some of the lines."""
        chosen = list(rows)
        return Lines(
            tuple(self.texts[row] for row in chosen),
            tuple(self.kinds[row] for row in chosen),
            tuple(self.weights[row] for row in chosen),
        )


def gather_lines(corpus: Corpus, file: Path = LINES) -> Lines:
    """Returns the written lines, and all questions prepared for a report that are none of them."""
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    written = [(str(one["line"]), str(one["kind"])) for one in records]
    known = {letters_and_digits(text) for text, _ in written}
    prepared = sorted({text for text in _prepared(corpus) if letters_and_digits(text) not in known})
    return Lines(
        (*(text for text, _ in written), *prepared),
        (*(kind for _, kind in written), *(QUESTION for _ in prepared)),
        (
            *(OF_WRITTEN_QUESTIONS if kind == QUESTION else OF_SMALL_TALK for _, kind in written),
            *(1.0 for _ in prepared),
        ),
    )


def fit_line_model(lines: Lines) -> LineModel:
    """Returns the model of lines."""
    grams = [grams_of(words_of(text)) for text in lines.texts]
    talk = [row for row, kind in enumerate(lines.kinds) if kind != QUESTION]
    return LineModel(
        _fit_small_talk(grams, lines),
        _fit_kinds([grams[row] for row in talk], lines.where(talk)),
    )


def held_out_kinds(lines: Lines, rules: Rules) -> list[str]:
    """Returns what each line is taken for by a model that has not seen it."""
    found = [""] * len(lines.texts)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(lines.texts, lines.kinds):
        small_talk = SmallTalk(rules, fit_line_model(lines.where(seen)))
        for row in unseen:
            found[row] = small_talk.kind(lines.texts[row]) or QUESTION
    return found


def _fit_small_talk(grams: Sequence[set[str]], lines: Lines) -> LinearModel:
    known = _known(grams)
    labels = np.array([kind != QUESTION for kind in lines.kinds])
    # Few weights, so that the file can be read: most n-grams weigh nothing.
    model = LogisticRegression(
        l1_ratio=1.0, C=FREEDOM, solver="liblinear", tol=0.01, random_state=SEED
    )
    model.fit(_matrix(grams, known), labels, np.array(lines.weights))
    return _linear(known, model.coef_[0], float(model.intercept_[0]), 0.0)


def _fit_kinds(grams: Sequence[set[str]], lines: Lines) -> dict[Kind, LinearModel]:
    known = _known(grams)
    model = LogisticRegression(C=OF_KINDS, max_iter=300, tol=0.001, class_weight="balanced")
    model.fit(_matrix(grams, known), np.array(lines.kinds))
    places = {kind: place for place, kind in enumerate(model.classes_)}
    return {
        kind: _linear(
            known, model.coef_[places[kind]], float(model.intercept_[places[kind]]), LEAST_WEIGHT
        )
        for kind in KINDS
    }


def _known(grams: Sequence[set[str]]) -> list[str]:
    counts = Counter(gram for line in grams for gram in line)
    return sorted(gram for gram, count in counts.items() if count >= FEWEST)


def _matrix(grams: Sequence[set[str]], known: Sequence[str]) -> csr_matrix:
    """Returns float (lines, n-grams): what `LinearModel.score` multiplies the weights with."""
    place = {gram: column for column, gram in enumerate(known)}

    def cells() -> Iterator[tuple[int, int, float]]:
        for row, line in enumerate(grams):
            share = 1 / math.sqrt(max(1, len(line)))
            yield from ((row, place[gram], share) for gram in line if gram in place)

    rows, columns, shares = zip(*cells(), strict=True)
    return csr_matrix((shares, (rows, columns)), shape=(len(grams), len(known)))


def _linear(
    known: Sequence[str], weights: NDArray[np.float64], intercept: float, least: float
) -> LinearModel:
    kept = {
        gram: round(float(weight), DIGITS)
        for gram, weight in zip(known, weights, strict=True)
        if abs(weight) > max(least, 0.005)
    }
    return LinearModel(round(intercept, DIGITS), kept)


def _prepared(corpus: Corpus) -> Iterator[str]:
    yield from (one.question for one in (*corpus.anticipated, *corpus.broad))
    yield from (one.question for one in corpus.unanswered)
    yield from (one.question for one in corpus.partial)
    for overview in corpus.overviews:
        for names in overview.names.values():
            yield from names
