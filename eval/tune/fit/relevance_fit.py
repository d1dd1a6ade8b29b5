"""Fitting how probable it is that a sentence found is right, on labelled questions.

Questions that the report does not answer are among them: no sentence found for them is right, and
without them every first sentence would seem to be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass

import numpy as np
from numpy.typing import NDArray

from app.answer.answering import ExtractiveAnswerer
from app.answer.choice.relevance import SentenceFigures, sentence_figures
from app.answer.citations import cite
from app.answer.logistic import LogisticModel, figure_names
from eval.asked.question_record import GoldQuestion
from eval.asked.relevance import GoldSource, overlaps
from eval.score.reliability import expected_calibration_error, reliability
from eval.tune.fit.histories import with_histories
from eval.tune.fit.logistic_fit import area_under_curve, fit_logistic, held_out
from index.hits import SentenceHit
from index.library import Library
from ingest.errors import QuestionError

FREEDOM = 1.0


@dataclass(frozen=True, slots=True)
class LabelledSentences:
    """The best sentences found for questions, each known to be right or not.

    Attributes:
        figures: float (n, figures).
        right: bool (n,).
        rank: int (n,): of each among those of its question, from 0.
        group: Set or writer that each question comes from.
    """

    figures: NDArray[np.float64]
    right: NDArray[np.bool_]
    rank: NDArray[np.int64]
    group: tuple[str, ...]


def gather_sentences(
    answerer: ExtractiveAnswerer, sets: Mapping[str, Sequence[GoldQuestion]]
) -> LabelledSentences:
    """Returns the best sentences for every question of the sets, in those of its writers."""
    library = answerer.library
    source = GoldSource.of(corpus.report for corpus in library.corpora.values())
    rows, right, groups = [], [], []
    ranks: list[int] = []
    for name, questions in sets.items():
        for question, history in with_histories(answerer, questions):
            try:
                result = answerer.found(question.question, history, question.language)
            except QuestionError:
                continue
            if result is None:
                continue
            found = sentence_figures(result)
            rows += [astuple(one) for one in found]
            hits = result.sentences[: len(found)]
            right += list(_right(question, hits, library, source))
            ranks += range(len(found))
            groups += [question.writer or name] * len(found)
    return LabelledSentences(
        np.array(rows), np.array(right, dtype=bool), np.array(ranks), tuple(groups)
    )


def fit_relevance(sentences: LabelledSentences) -> LogisticModel:
    """Returns the model of how probable it is that a sentence is right."""
    names = figure_names(SentenceFigures)
    return fit_logistic(sentences.figures, sentences.right, names, FREEDOM)


def relevance_figures(sentences: LabelledSentences) -> dict[str, float]:
    """Returns how good the model is on writers and sets that it has not seen."""
    right = sentences.right
    chances = held_out(sentences.figures, right, sentences.group, FREEDOM)
    first = sentences.rank == 0
    return {
        "sentences": float(len(right)),
        "right": float(right.mean()),
        "first right": float(right[first].mean()),
        "AUC": area_under_curve(right, chances),
        "AUC of the first": area_under_curve(right[first], chances[first]),
        "calibration error": _error(chances, right),
        "calibration error of the first": _error(chances[first], right[first]),
    }


def _error(chances: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    return expected_calibration_error(reliability(chances, right, np.ones(len(right))))


def _right(
    question: GoldQuestion, hits: Sequence[SentenceHit], library: Library, source: GoldSource
) -> Iterator[bool]:
    """Yields whether each sentence is one of the label's or overlaps a gold quote."""
    keys = question.label.sentences if question.label else ()
    quotes = [source.find(quote) for quote in question.evidence]
    for hit in hits:
        citation = cite(library, hit.ref, 1)
        place = source.place(hit.ref.report_id, citation.source_lines)
        yield hit.ref.key in keys or any(overlaps(q, citation.quote, place) for q in quotes)
