"""Measuring many configurations, each once: what was interrupted goes on where it stopped.

A result is kept under a key over everything it depends on: the settings, the encoder's content,
the question file and its half, our code with the report's files, and the versions of libraries.
Whatever changes, results from before are not found again, so none can be stale.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tqdm import tqdm

from eval.asked.json_lines import as_line
from eval.asked.question_record import Split
from eval.run.provenance import code_hash, versions
from eval.tune.grid import Configuration, Point
from index.manifest import sha256_of
from ingest.durable import append_line

RESULTS = "results.jsonl"
BEST_BY = "nDCG@10"
COLUMNS = ("R@1", "R@5", BEST_BY, "sentence R@1", "verified")

Figures = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What the results of a sweep depend on beside the configurations.

    Attributes:
        questions: sha256 of the question file, in hexadecimal.
        split: Half of it that is asked, or None.
        code: Hash of our code and of the report's files.
        versions: Of Python and of libraries.
    """

    questions: str
    split: Split | None
    code: str
    versions: Mapping[str, str]

    @classmethod
    def of(cls, questions: Path, split: Split | None) -> Circumstances:
        """Returns the circumstances of a sweep now."""
        return cls(
            questions=sha256_of(questions),
            split=split,
            code=code_hash(),
            versions=versions(),
        )

    def record_of(self, configuration: Configuration, encoder_id: str | None) -> dict[str, Any]:
        """Returns all that the figures of a configuration depend on, as a JSON object.

        Args:
            configuration: The configuration.
            encoder_id: Name and content hash of its encoder, None without one.
        """
        return {
            "settings": {**configuration.as_record(), "encoder": encoder_id},
            "questions": self.questions,
            "split": self.split,
            "code": self.code,
            "versions": dict(self.versions),
        }


class ResultsFile:
    """Results on disk, one JSON object a line; a line that was cut off counts as missing."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self) -> dict[str, Figures]:
        """Returns the figures by key."""
        if not self._file.is_file():
            return {}
        found: dict[str, Figures] = {}
        for line in self._file.read_bytes().split(b"\n"):
            try:
                record = json.loads(line)
                found[str(record["key"])] = {
                    str(name): float(value) for name, value in record["figures"].items()
                }
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
                continue
        return found

    def append(self, made_with: Mapping[str, Any], figures: Figures) -> None:
        """Adds a result; it is on the disk when this returns.

        Raises:
            OSError: The file cannot be written.
        """
        self._file.parent.mkdir(parents=True, exist_ok=True)
        record = {"key": key_of(made_with), **made_with, "figures": dict(figures)}
        append_line(self._file, as_line(record).encode())


def key_of(made_with: Mapping[str, Any]) -> str:
    """Returns 16 hexadecimal digits that change with anything a result depends on."""
    text = json.dumps(made_with, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def sweep(
    configurations: Sequence[Configuration],
    depends_on: Callable[[Configuration], Mapping[str, Any]],
    measure: Callable[[Configuration], Figures],
    results: ResultsFile,
) -> dict[Configuration, Figures]:
    """Returns the figures of each configuration, measured now unless they are in the file.

    Args:
        configurations: All different.
        depends_on: From a configuration to all that its figures depend on.
        measure: From a configuration to its figures.
        results: Where they are kept; each is written as soon as it is known.
    """
    known = results.read()
    found: dict[Configuration, Figures] = {}
    for configuration in tqdm(configurations, desc="sweeping", unit="configuration"):
        made_with = depends_on(configuration)
        figures = known.get(key_of(made_with))
        if figures is None:
            figures = measure(configuration)
            results.append(made_with, figures)
        found[configuration] = figures
    return found


def ranked(
    points: Sequence[Point], found: Mapping[Configuration, Figures]
) -> dict[str, dict[str, float]]:
    """Returns the table of a sweep: a row for each configuration, best nDCG@10 first."""
    names: dict[Configuration, str] = {}
    for point in points:
        names.setdefault(point.configuration, point.name)
    best = sorted(names, key=lambda one: -found[one][BEST_BY])
    return {
        names[one]: {name: found[one][name] for name in COLUMNS if name in found[one]}
        for one in best
    }


def best_over_the_rest(
    points: Sequence[Point],
    found: Mapping[Configuration, Figures],
    rows: tuple[str, Sequence[str]] | None,
    columns: tuple[str, Sequence[str]],
) -> list[list[float]]:
    """Returns nDCG@10 for each pair of values, the best over all other settings.

    Args:
        points: All combinations.
        found: Their figures.
        rows: A setting and its values; None for a single row.
        columns: Another setting and its values.
    """
    cells: dict[tuple[str, str], float] = {}
    for point in points:
        cell = (point.values[rows[0]] if rows else "", point.values[columns[0]])
        value = found[point.configuration][BEST_BY]
        cells[cell] = max(value, cells.get(cell, value))
    return [[cells[row, column] for column in columns[1]] for row in (rows[1] if rows else ("",))]
