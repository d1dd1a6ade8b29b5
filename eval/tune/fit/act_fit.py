"""Fitting what tells dialogue acts from questions to the report.

The lines of `acts.jsonl`, written for this, are learnt with their acts; whatever else is prepared
for the report is learnt as questions to it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold

from app.query.acts.act_model import ActModel, LinearModel, ReadAct
from app.query.acts.acts import ACTS, Act
from app.query.acts.grams import grams_of, words_of
from eval.tune.fit.gram_matrix import gram_matrix, known_grams
from index.language import Language
from ingest.corpus import Corpus
from ingest.text.alignment import letters_and_digits

LINES = Path(__file__).parent / "acts.jsonl"
QUESTION = "question"
# Freedom and weights by cross validation and the development questions; see eval/LOG.md.
FREEDOM, OF_ACTS = 10.0, 30.0
OF_WRITTEN_ACTS, OF_WRITTEN_QUESTIONS, OF_PREPARED = 5.0, 10.0, 1.0
MOST_WRITTEN = 6  # words of a line that somebody else may well type again
LEAST_WEIGHT = 0.6  # of an n-gram for an act; smaller ones change no act of a line
FOLDS, SEED = 5, 0
DIGITS = 2
# How the last answer is pointed at by what it is of, and how the report is asked about that.
ABOUT_TOPICS: tuple[tuple[str, Language, str], ...] = (
    ("place", "nl", "waar staat dat van die {}"),
    ("place", "nl", "pagina van die {}"),
    ("place", "en", "where does it say that about the {}"),
    ("place", "en", "which page has that {}"),
    (QUESTION, "nl", "meer over {} graag"),
    (QUESTION, "nl", "waar staat iets over {}"),
    (QUESTION, "nl", "en in het kort: {}"),
    (QUESTION, "nl", "hoeveel is dat voor {} samen"),
    (QUESTION, "en", "tell me more about {}"),
    (QUESTION, "en", "where does it say anything on {}"),
    (QUESTION, "en", "in short, what about {}"),
    (QUESTION, "en", "how much in total for {}"),
)


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines to learn from.

    Attributes:
        texts: As typed.
        acts: Of each, or QUESTION.
        weights: How much each counts.
    """

    texts: tuple[str, ...]
    acts: tuple[str, ...]
    weights: tuple[float, ...]

    def where(self, rows: Iterable[int]) -> Lines:
        """Returns some of the lines."""
        chosen = list(rows)
        return Lines(
            tuple(self.texts[row] for row in chosen),
            tuple(self.acts[row] for row in chosen),
            tuple(self.weights[row] for row in chosen),
        )


def gather_lines(corpus: Corpus, file: Path = LINES) -> Lines:
    """Returns the written lines, and all questions prepared for a report that are none of them."""
    records = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    written = [(str(one["line"]), str(one["act"])) for one in records]
    written += _about_topics(corpus)
    known = {letters_and_digits(text) for text, _ in written}
    prepared = sorted({text for text in _prepared(corpus) if letters_and_digits(text) not in known})
    return Lines(
        (*(text for text, _ in written), *prepared),
        (*(act for _, act in written), *(QUESTION for _ in prepared)),
        (
            *(OF_WRITTEN_QUESTIONS if act == QUESTION else OF_WRITTEN_ACTS for _, act in written),
            *(OF_PREPARED for _ in prepared),
        ),
    )


def fit_act_model(lines: Lines) -> ActModel:
    """Returns the model of lines."""
    grams = [grams_of(words_of(text)) for text in lines.texts]
    asides = [row for row, act in enumerate(lines.acts) if act != QUESTION]
    return ActModel(
        _fit_aside(grams, lines),
        _fit_acts([grams[row] for row in asides], lines.where(asides)),
        _written(lines),
    )


def held_out_acts(lines: Lines) -> list[ReadAct]:
    """Returns how each line is read by a model that has not seen it."""
    found: dict[int, ReadAct] = {}
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=SEED)
    for seen, unseen in folds.split(lines.texts, lines.acts):
        model = fit_act_model(lines.where(seen))
        found.update({row: model.read(lines.texts[row]) for row in unseen})
    return [found[row] for row in range(len(lines.texts))]


def _written(lines: Lines) -> dict[str, Act | None]:
    """Returns the short lines that were written for this, but for those with two acts."""
    known: dict[str, set[str]] = {}
    for text, act, weight in zip(lines.texts, lines.acts, lines.weights, strict=True):
        words = words_of(text)
        if weight > OF_PREPARED and len(words) <= MOST_WRITTEN:
            known.setdefault(" ".join(words), set()).add(act)
    names: dict[str, Act | None] = {QUESTION: None, **{act: act for act in ACTS}}
    return {words: names[acts.pop()] for words, acts in known.items() if len(acts) == 1}


def _fit_aside(grams: Sequence[set[str]], lines: Lines) -> LinearModel:
    known = known_grams(grams)
    labels = np.array([act != QUESTION for act in lines.acts])
    # Few weights, so that the file can be read: most n-grams weigh nothing.
    model = LogisticRegression(
        l1_ratio=1.0, C=FREEDOM, solver="liblinear", tol=0.01, random_state=SEED
    )
    model.fit(gram_matrix(grams, known), labels, np.array(lines.weights))
    return _linear(known, model.coef_[0], float(model.intercept_[0]), 0.0)


def _fit_acts(grams: Sequence[set[str]], lines: Lines) -> dict[Act, LinearModel]:
    known = known_grams(grams)
    model = LogisticRegression(C=OF_ACTS, max_iter=300, tol=0.001, class_weight="balanced")
    model.fit(gram_matrix(grams, known), np.array(lines.acts))
    places = {act: place for place, act in enumerate(model.classes_)}
    return {
        act: _linear(
            known, model.coef_[places[act]], float(model.intercept_[places[act]]), LEAST_WEIGHT
        )
        for act in ACTS
    }


def _linear(
    known: Sequence[str], weights: NDArray[np.float64], intercept: float, least: float
) -> LinearModel:
    kept = {
        gram: round(float(weight), DIGITS)
        for gram, weight in zip(known, weights, strict=True)
        if abs(weight) > max(least, 0.005)
    }
    return LinearModel(round(intercept, DIGITS), kept)


def _about_topics(corpus: Corpus) -> list[tuple[str, str]]:
    """Returns lines about what the overviews of a report are of, with their acts."""
    return [
        (wording.format(overview.title[language].rpartition(": ")[2].lower()), act)
        for overview in corpus.overviews
        for act, language, wording in ABOUT_TOPICS
    ]


def _prepared(corpus: Corpus) -> Iterator[str]:
    yield from (one.question for one in (*corpus.anticipated, *corpus.broad))
    yield from (one.question for one in corpus.unanswered)
    yield from (one.question for one in corpus.partial)
    for overview in corpus.overviews:
        for names in overview.names.values():
            yield from names
