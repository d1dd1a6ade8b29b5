"""Logistic models as JSON: a weight for each figure of a dataclass, and an intercept."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from ingest.errors import SettingsError


@dataclass(frozen=True, slots=True)
class LogisticModel:
    """P = 1 / (1 + exp(-(intercept + weights . figures))).

    Attributes:
        weights: By name of the figure.
        intercept: Of the linear term.
    """

    weights: Mapping[str, float]
    intercept: float

    def probability(self, figures: object) -> float:
        """Returns a probability in [0, 1].

        Args:
            figures: A dataclass that has a number for each weight.
        """
        terms = (weight * getattr(figures, name) for name, weight in self.weights.items())
        linear = self.intercept + sum(terms)
        return 1 / (1 + math.exp(-max(-50.0, min(50.0, linear))))


def figure_names(of: type) -> list[str]:
    """Returns the names of the figures of a dataclass, in order."""
    return [field.name for field in fields(of)]


def write_models(models: Mapping[str, LogisticModel], file: Path) -> None:
    """Writes models by name."""
    records = {name: asdict(model) for name, model in models.items()}
    file.write_text(json.dumps(records, indent=1, sort_keys=True) + "\n", "utf-8")


def read_models(file: Path) -> dict[str, LogisticModel]:
    """Reads models by name.

    Raises:
        SettingsError: The file is missing or holds none.
    """
    try:
        records = json.loads(file.read_text("utf-8"))
        return {
            name: LogisticModel(
                {figure: float(weight) for figure, weight in record["weights"].items()},
                float(record["intercept"]),
            )
            for name, record in records.items()
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"The models of {file} cannot be read; run 'python -m eval calibrate'."
        ) from error
