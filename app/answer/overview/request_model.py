"""How much a line is worded like a request for an overview, whatever it is about.

A linear model of the n-grams of its words, fitted to the wordings of all overviews against all
other questions that were prepared; `python -m eval calibrate` writes the file.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from functools import lru_cache
from pathlib import Path

from app.query.acts.act_model import LinearModel
from app.query.acts.grams import grams_of, words_of
from ingest.errors import SettingsError

FILE = Path(__file__).parent / "request_model.json"


def worded_as_request(line: str) -> float:
    """Returns the log-odds that a line is a request, by its wording alone.

    Raises:
        SettingsError: The model cannot be read.
    """
    return request_model().score(grams_of(words_of(line)))


@lru_cache(maxsize=1)
def request_model() -> LinearModel:
    """Returns the model of the file, read once.

    Raises:
        SettingsError: It cannot be read.
    """
    return read_request_model()


def write_request_model(model: LinearModel, file: Path = FILE) -> None:
    """Writes the model as JSON."""
    text = json.dumps(asdict(model), indent=1, sort_keys=True, ensure_ascii=False)
    file.write_text(text + "\n", "utf-8")


def read_request_model(file: Path = FILE) -> LinearModel:
    """Reads the model.

    Raises:
        SettingsError: The file is missing or is none.
    """
    try:
        record = json.loads(file.read_text("utf-8"))
        weights = {str(gram): float(weight) for gram, weight in record["weights"].items()}
        return LinearModel(float(record["intercept"]), weights)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SettingsError(
            f"The model of requests {file} cannot be read; run 'python -m eval calibrate'."
        ) from error
