"""Fitting how a request for an overview is worded.

Learnt from the wordings by which overviews are known, against the questions that are prepared for
the report and the questions among the lines written for dialogue acts. What asks for a summary or a
list among these is left out, for it may well be a request, and so are questions that a set of
sentences answers.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from app.answer.overview.signs import EVERYTHING, SUMMARY
from app.query.acts.act_model import LinearModel
from app.query.acts.grams import grams_of, words_of
from eval.tune.fit.act_fit import LINES, QUESTION
from eval.tune.fit.gram_matrix import gram_matrix, known_grams
from index.overview_wordings import overview_wordings
from ingest.corpus import Corpus
from ingest.text.alignment import letters_and_digits

FREEDOM = 10.0
OF_WRITTEN = (
    5.0  # weight of a line written for dialogue acts; the others are worded much more alike
)
DIGITS = 2


class RequestLine(NamedTuple):
    """A line to learn from, whether it asks for an overview, and how much it counts."""

    text: str
    is_request: bool
    weight: float


def gather_request_lines(corpus: Corpus, file: Path = LINES) -> list[RequestLine]:
    """Returns the wordings of the overviews, and the questions that ask for none, each once."""
    wordings = {wording.text for wording in overview_wordings([corpus])}
    known = set(map(letters_and_digits, wordings))
    lines = [RequestLine(text, True, 1.0) for text in sorted(wordings)]
    for weight, others in ((OF_WRITTEN, _written(file)), (1.0, _prepared(corpus))):
        for text in sorted(set(others)):
            if letters_and_digits(text) not in known:
                lines.append(RequestLine(text, False, weight))
                known.add(letters_and_digits(text))
    return lines


def fit_request_model(lines: Sequence[RequestLine]) -> LinearModel:
    """Returns the model of lines. Few weights, so that the file can be read."""
    grams = [grams_of(words_of(line.text)) for line in lines]
    known = known_grams(grams)
    model = LogisticRegression(
        l1_ratio=1.0, C=FREEDOM, solver="liblinear", tol=0.01, random_state=0
    )
    labels, weights = zip(*((line.is_request, line.weight) for line in lines), strict=True)
    model.fit(gram_matrix(grams, known), np.array(labels), np.array(weights))
    slopes = zip(known, model.coef_[0].round(DIGITS).tolist(), strict=True)
    intercept = round(float(model.intercept_[0]), DIGITS)
    return LinearModel(intercept, {gram: slope for gram, slope in slopes if slope})


def _written(file: Path) -> Iterator[str]:
    for line in file.read_text("utf-8").splitlines():
        record = json.loads(line)
        text = str(record["line"])
        if record["act"] == QUESTION and not (SUMMARY.search(text) or EVERYTHING.search(text)):
            yield text


def _prepared(corpus: Corpus) -> Iterator[str]:
    yield from (one.question for one in corpus.anticipated)
    yield from (one.question for one in corpus.unanswered)
    yield from (one.question for one in corpus.partial)
