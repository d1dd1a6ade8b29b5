"""Whether what bears on a question answers the whole of it or only a part.

A logistic model on the same evidence as for abstention, for reports with prepared questions;
`python -m eval calibrate` fits it and writes the file. Figures are in eval/LOG.md.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from app.answer.logistic import LogisticModel
from app.answer.outcome.evidence import Evidence
from ingest.errors import SettingsError

FILE = Path(__file__).parent / "completeness.json"


@dataclass(frozen=True, slots=True)
class CompletenessModel:
    """P(the whole question is answered), if the report bears on it at all.

    Attributes:
        model: Of the evidence.
        answered_from: Chance of a whole answer from which on it is said to be one.
        missing_from: Chance that only a part is answered from which on what may be missing is
            said although the answer is said to be whole.
    """

    model: LogisticModel
    answered_from: float
    missing_from: float

    def whole(self, evidence: Evidence) -> float:
        """Returns how probable it is that the whole question is answered, in [0, 1]."""
        return self.model.probability(evidence)


def write_completeness(model: CompletenessModel, file: Path = FILE) -> None:
    """Writes the model as JSON."""
    file.write_text(json.dumps(asdict(model), indent=1, sort_keys=True) + "\n", "utf-8")


def read_completeness(file: Path = FILE) -> CompletenessModel:
    """Reads the model.

    Raises:
        SettingsError: The file is missing or lacks a weight.
    """
    try:
        record = json.loads(file.read_text("utf-8"))
        weights = {name: float(record["model"]["weights"][name]) for name in Evidence.names()}
        return CompletenessModel(
            LogisticModel(weights, float(record["model"]["intercept"])),
            float(record["answered_from"]),
            float(record["missing_from"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise SettingsError(
            f"The completeness model {file} cannot be read; run 'python -m eval calibrate'."
        ) from error
