"""The figures that the app's About page shows, with the date and commit they were measured at."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from eval.asked.question_record import Split
from eval.run.provenance import commit

# By the name the page gives them: question file and half.
SETS: Mapping[str, tuple[str, Split | None]] = {
    "gold": ("gold.jsonl", "test"),
    "natural_fresh": ("natural_fresh.jsonl", None),
    "natural_dev": ("natural_dev.jsonl", None),
}
# By the name the page gives them: name in the summary.
FIGURES = {
    "questions": "questions",
    "verified": "verified",
    "answerable_refused": "answerable refused",
    "unanswerable_refused": "unanswerable refused",
}


def publish(
    summarise: Callable[[str, Split | None], Mapping[str, float]], file: Path
) -> dict[str, Any]:
    """Writes the figures of each set to a file and returns them.

    Args:
        summarise: Runs a question file, or half of it, and returns its figures.
        file: JSON, for the app.

    Raises:
        SettingsError: This is no git checkout, or git is missing.
    """
    figures = {
        name: {shown: round(summary[own], 4) for shown, own in FIGURES.items()}
        for name, (questions, split) in SETS.items()
        for summary in [summarise(questions, split)]
    }
    record = {"date": date.today().isoformat(), "commit": commit(file.parent), "sets": figures}
    file.write_text(json.dumps(record, indent=1) + "\n", "utf-8")
    return record
