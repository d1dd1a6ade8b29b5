"""Whether a line is small talk, by the letters of its words: linear models that were fitted.

One tells small talk from questions to the report, the others which kind it is. `python -m eval
small-talk` fits them, with cross validation, and writes the file; figures are in eval/LOG.md.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path

from app.answer.small_talk.kinds import KINDS, Kind
from ingest.alignment import WORD, fold
from ingest.errors import SettingsError

FILE = Path(__file__).parent / "line_model.json"
SHORTEST, LONGEST = 2, 4  # letters of an n-gram, the spaces around a word among them


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
class LineModel:
    """Tells small talk and its kind.

    Attributes:
        small_talk: Log-odds that a line is small talk.
        kinds: Score of each kind, if it is.
    """

    small_talk: LinearModel
    kinds: Mapping[Kind, LinearModel]

    def odds(self, words: Sequence[str]) -> tuple[float, Kind]:
        """Returns the log-odds that a line is small talk, and the kind that it would be.

        Args:
            words: Of the line; see `words_of`.
        """
        grams = grams_of(words)
        kind = max(self.kinds, key=lambda kind: self.kinds[kind].score(grams))
        return self.small_talk.score(grams), kind


def words_of(line: str) -> list[str]:
    """Returns the words of a line, folded, "what's" as one."""
    return WORD.findall(fold(line.replace("'", "").replace("’", "")))


def grams_of(words: Sequence[str]) -> set[str]:
    """Returns the n-grams of words and the pairs of words in a line."""
    grams = {f"{first} {second}" for first, second in pairwise(words)}
    for word in words:
        padded = f" {word} "
        for length in range(SHORTEST, LONGEST + 1):
            grams.update(padded[at : at + length] for at in range(len(padded) - length + 1))
    return grams


def write_line_model(model: LineModel, file: Path = FILE) -> None:
    """Writes the model as JSON."""
    text = json.dumps(asdict(model), indent=1, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", "utf-8")


def read_line_model(file: Path = FILE) -> LineModel:
    """Reads the model.

    Raises:
        SettingsError: The file is missing or lacks a kind.
    """
    try:
        record = json.loads(file.read_text("utf-8"))
        kinds: dict[Kind, LinearModel] = {kind: _linear(record["kinds"][kind]) for kind in KINDS}
        return LineModel(_linear(record["small_talk"]), kinds)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"The model of small talk {file} cannot be read; run 'python -m eval small-talk'."
        ) from error


def _linear(record: Mapping[str, object]) -> LinearModel:
    weights = record["weights"]
    if not isinstance(weights, dict):
        raise TypeError("weights are no object")
    return LinearModel(
        float(str(record["intercept"])), {str(gram): float(w) for gram, w in weights.items()}
    )
