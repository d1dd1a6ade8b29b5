"""Whether the evidence is enough to answer: a logistic model, calibrated on labelled questions.

There are two: one for a report with anticipated questions, and one for a report read
automatically, where less evidence can be had. `python -m eval calibrate` fits both and writes
the file; the figures behind them are in eval/LOG.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from app.answer.logistic import LogisticModel
from app.answer.outcome.evidence import Evidence
from ingest.errors import SettingsError

FILE = Path(__file__).parent / "abstention.json"
Preparation = Literal["anticipated", "automatic"]
Certainty = Literal["certain", "likely", "doubtful"]

# Of the development questions answered as a whole with a confidence from .93, from .8 and below
# that, .89, .67 and .58 were verified (eval/LOG.md, "The models of outcomes").
CERTAIN, LIKELY = 0.93, 0.8


@dataclass(frozen=True, slots=True)
class AbstentionModel:
    """P(the report answers the question) = 1 / (1 + exp(-(intercept + weights . evidence))).

    Attributes:
        weights: By name of the figure.
        intercept: Of the linear term.
        threshold: Confidence in [0, 1] below which no answer is given.
    """

    weights: dict[str, float]
    intercept: float
    threshold: float

    def confidence(self, evidence: Evidence) -> float:
        """Returns how probable it is that the report answers the question, in [0, 1]."""
        return LogisticModel(self.weights, self.intercept).probability(evidence)


ANSWER_ALL = AbstentionModel(dict.fromkeys(Evidence.names(), 0.0), intercept=0.0, threshold=0.0)


def write_models(models: Mapping[str, AbstentionModel], file: Path = FILE) -> None:
    """Writes models as JSON, by their names; others that the file holds stay."""
    records = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    records.update({name: asdict(model) for name, model in models.items()})
    file.write_text(json.dumps(records, indent=1, sort_keys=True) + "\n", "utf-8")


def model_name(preparation: Preparation, encoder_id: str) -> str:
    """Returns what the model fitted for an encoder is called, whatever the encoder's version."""
    return f"{preparation} {encoder_id.partition('@')[0]}"


def read_model(
    preparation: Preparation, encoder_id: str = "", file: Path = FILE
) -> AbstentionModel:
    """Reads the model for reports with or without anticipated questions.

    Args:
        preparation: Which of the two.
        encoder_id: The encoder, as manifests name it; one that no model was fitted for has that of
            the bundled encoder.
        file: That holds the models.

    Raises:
        SettingsError: The file is missing or lacks a weight.
    """
    try:
        records = json.loads(file.read_text("utf-8"))
        record = records.get(model_name(preparation, encoder_id)) or records[preparation]
        weights = {name: float(record["weights"][name]) for name in Evidence.names()}
        return AbstentionModel(weights, float(record["intercept"]), float(record["threshold"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(
            f"The abstention model {file} cannot be read; run 'python -m eval calibrate'."
        ) from error


def certainty(confidence: float) -> Certainty:
    """Returns how a confidence is put to people, who can use words better than percentages."""
    if confidence >= CERTAIN:
        return "certain"
    return "likely" if confidence >= LIKELY else "doubtful"
