"""Linear models of n-grams that tell dialogue acts from questions to the report.

One tells whether a line asks the report anything, the others which act it is if it does not.
`python -m eval acts` fits them, with cross validation, and writes the file; figures are in
eval/LOG.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.query.acts.acts import ACTS, Act
from app.query.acts.grams import grams_of, words_of
from index.words.vocabulary import SMALL
from ingest.errors import SettingsError

FILE = Path(__file__).parent / "act_model.json"
WRITTEN_ODDS = 8.0  # log-odds of a line that somebody wrote as what it is, word for word


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Score = intercept + the mean weight of the n-grams, times the root of their number.

    Attributes:
        intercept: Of every line.
        weights: By n-gram; those that are not named weigh nothing.
    """

    intercept: float
    weights: Mapping[str, float]

    def score(self, grams: Collection[str]) -> float:
        """Returns the score of a line that has these n-grams, each once."""
        total = sum(self.weights.get(gram, 0.0) for gram in grams)
        return self.intercept + total / math.sqrt(max(1, len(grams)))


@dataclass(frozen=True, slots=True)
class ReadAct:
    """What a line looks like.

    Attributes:
        odds: Log-odds that it asks the report nothing.
        act: Which act it is, if so.
        new_words: How many of its words, function words left out, no model has learned.
    """

    odds: float
    act: Act
    new_words: int = 0


@dataclass(frozen=True)
class ActModel:
    """Tells dialogue acts.

    Attributes:
        aside: Log-odds that a line asks the report nothing.
        acts: Score of each act, if it does not.
        written: Short lines whose act, or that they are a question, is known: words -> act.
    """

    aside: LinearModel
    acts: Mapping[Act, LinearModel]
    written: Mapping[str, Act | None] = field(default_factory=dict)

    def read(self, line: str) -> ReadAct:
        """Returns what a line looks like."""
        words = words_of(line)
        read = self._by_grams(words)
        known = " ".join(words)
        if known not in self.written:
            return read
        act = self.written[known]
        return replace(read, odds=-WRITTEN_ODDS) if act is None else ReadAct(WRITTEN_ODDS, act)

    def _by_grams(self, words: Sequence[str]) -> ReadAct:
        grams = grams_of(words)
        rows, weights = self._matrix
        total = weights[[rows[gram] for gram in grams if gram in rows]].sum(axis=0)
        root = math.sqrt(max(1, len(grams)))
        intercepts = [model.intercept for model in self.acts.values()]
        act = list(self.acts)[int(np.argmax(intercepts + total / root))]
        new = (word not in SMALL and not self._has_learned(f"={word}") for word in words)
        return ReadAct(self.aside.score(grams), act, sum(new))

    def _has_learned(self, gram: str) -> bool:
        return gram in self._matrix[0] or gram in self.aside.weights

    @cached_property
    def _matrix(self) -> tuple[Mapping[str, int], NDArray[np.float64]]:
        """The row of each n-gram that weighs for an act, and float64 (n-grams, acts)."""
        grams = chain(*(model.weights for model in self.acts.values()))
        rows = {gram: row for row, gram in enumerate(dict.fromkeys(grams))}
        weights = np.zeros((len(rows), len(self.acts)))
        for column, model in enumerate(self.acts.values()):
            weights[[rows[gram] for gram in model.weights], column] = list(model.weights.values())
        return rows, weights


def write_act_model(model: ActModel, file: Path = FILE) -> None:
    """Writes the model as JSON."""
    text = json.dumps(asdict(model), indent=1, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", "utf-8")


def read_act_model(file: Path = FILE) -> ActModel:
    """Reads the model.

    Raises:
        SettingsError: The file is missing or lacks an act.
    """
    try:
        record = json.loads(file.read_text("utf-8"))
        acts: dict[Act, LinearModel] = {act: _linear(record["acts"][act]) for act in ACTS}
        return ActModel(
            _linear(record["aside"]), acts, dict(map(_known, record["written"].items()))
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"The model of dialogue acts {file} cannot be read; run 'python -m eval acts'."
        ) from error


@lru_cache(maxsize=1)
def act_model() -> ActModel:
    """Returns the model of the file, read once.

    Raises:
        SettingsError: It cannot be read.
    """
    return read_act_model()


def _known(line: tuple[str, object]) -> tuple[str, Act | None]:
    words, known = line
    if known is None:
        return words, None
    return words, next(act for act in ACTS if act == known)


def _linear(record: Mapping[str, object]) -> LinearModel:
    weights = record["weights"]
    if not isinstance(weights, dict):
        raise TypeError("weights are no object")
    return LinearModel(
        float(str(record["intercept"])), {str(gram): float(w) for gram, w in weights.items()}
    )
