"""Is a question worded like those that a report answers, or like those known to have no answer?

A near miss names the right things and asks for what the report does not tell about them: a
budget, a name, another year. Which of these it tells shows in the questions indexed for it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path

import numpy as np

from index.lexical import NgramAnalyser
from ingest.errors import IndexFolderError

INVERSE_REGULARISATION = 10.0  # 3 to 30 do as well; see eval/LOG.md


class AnswerabilityClassifier:
    """Logistic regression on the letter n-grams of a question, each counted once.

    Args:
        weights: By n-gram; empty if there is nothing to tell by.
        intercept: Of the linear term.
    """

    def __init__(self, weights: Mapping[str, float], intercept: float) -> None:
        self._weights = weights
        self._intercept = intercept
        self._analyser = NgramAnalyser()

    @classmethod
    def fit(cls, answered: Sequence[str], unanswered: Sequence[str]) -> AnswerabilityClassifier:
        """Returns a classifier of questions in one language; both kinds weigh the same in all."""
        if not answered or not unanswered:
            return cls({}, 0.0)
        # Slow to import, and only needed for building.
        from scipy.sparse import csr_matrix
        from sklearn.linear_model import LogisticRegression

        analyser = NgramAnalyser()
        rows = [sorted(set(analyser.terms(text))) for text in (*answered, *unanswered)]
        number = {gram: place for place, gram in enumerate(sorted(set(chain(*rows))))}
        starts = np.cumsum([0, *map(len, rows)])
        columns = [number[gram] for row in rows for gram in row]
        values = np.concatenate([np.full(len(row), len(row) ** -0.5) for row in rows if row])
        features = csr_matrix((values, columns, starts), shape=(len(rows), len(number)))
        labels = np.arange(len(rows)) < len(answered)
        model = LogisticRegression(
            C=INVERSE_REGULARISATION, class_weight="balanced", solver="liblinear", random_state=0
        ).fit(features, labels)
        weights = dict(zip(number, np.round(model.coef_[0], 4).tolist(), strict=True))
        return cls(weights, round(float(model.intercept_[0]), 4))

    def log_odds(self, question: str) -> float:
        """Returns ln(p / (1 - p)) for the report answering the question, by its wording alone.

        0 if there is nothing to tell by.
        """
        known = [gram for gram in set(self._analyser.terms(question)) if gram in self._weights]
        if not known:
            return self._intercept
        total = sum(self._weights[gram] for gram in known)
        return float(total / len(known) ** 0.5 + self._intercept)

    def save(self, file: Path) -> None:
        """Writes the classifier as JSON."""
        record = {"intercept": self._intercept, "weights": self._weights}
        file.write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")

    @classmethod
    def load(cls, file: Path) -> AnswerabilityClassifier:
        """Reads a saved classifier.

        Raises:
            IndexFolderError: The file is missing or damaged.
        """
        try:
            record = json.loads(file.read_text("utf-8"))
            return cls(record["weights"], float(record["intercept"]))
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise IndexFolderError(f"The classifier {file} cannot be read.") from error
