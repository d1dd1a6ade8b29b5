"""The scores that must not be lost: command, figures and tolerance stored together."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path

from eval.asked.question_record import Split

FILE = Path(__file__).parent / "baseline.json"
Measure = Callable[[Path, Split | None], Mapping[str, Mapping[str, float]]]


def check_baseline(measure: Measure, file: Path = FILE) -> tuple[list[str], bool]:
    """Measures again what the baseline file lists.

    Args:
        measure: From a question file and split to figures by group.
        file: The baseline.

    Returns:
        One line a figure, and whether all are within their tolerance.
    """
    baseline = json.loads(file.read_text("utf-8"))
    lines = []
    all_ok = True
    for entry in baseline["sets"]:
        figures = measure(file.parent / entry["questions"], entry.get("split"))
        lines.append(f"{entry['questions']} {entry.get('split') or ''}".rstrip())
        for group, expected in entry["scores"].items():
            for name, score in expected.items():
                found = figures[group][name]
                ok = found >= score - baseline["tolerance"]
                all_ok = all_ok and ok
                verdict = "ok" if ok else "NOT OK"
                lines.append(f"  {group:4} {name:24} {found:.3f} (baseline {score:.3f})  {verdict}")
    return lines, all_ok
