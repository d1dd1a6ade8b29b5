"""The commands on a tiny report, with neither transformer nor index."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import eval.asked.asked_of
import eval.commands.answering
import eval.commands.development
import eval.commands.exchange
import eval.commands.judging
import eval.commands.reporting
import eval.commands.shared
import eval.run.systems
from tests.eval.examples import JORDAN_QUOTE, FakeAnswerer, citation, passage, record
from tests.fakes import FakeEncoder, edition_corpus

JORDAN = "Jordanië ontving 60 miljoen euro voor onderwijs."
QUESTIONS: list[dict[str, Any]] = [
    {"id": "A1", "question": "Hoeveel?", "evidence": [JORDAN_QUOTE], "answer": ["60 miljoen"]},
    {"id": "A2", "question": "Wie?", "answerable": False, "kind": "offtopic", "split": "dev"},
]
RUN = [
    one.as_object()
    for one in (
        record(
            id="A1",
            question="Hoeveel?",
            answer=f"{JORDAN} [1]",
            citations=[citation(JORDAN, 2, 4)],
            passages=[passage(1, "In 2022 keerden mensen terug.", 7, 7), passage(2, JORDAN, 2, 4)],
        ),
        record(id="A2", answered=False, answer="Niet in het rapport."),
    )
]
PARTS = (
    eval.asked.asked_of,
    eval.commands.answering,
    eval.commands.development,
    eval.commands.exchange,
    eval.commands.judging,
    eval.commands.reporting,
    eval.commands.shared,
    eval.run.systems,
)
FAKES: dict[str, Any] = {
    "bundled_corpus": edition_corpus,
    "open_encoder": lambda name: FakeEncoder(),
    "start_answerer": lambda *_, **__: FakeAnswerer(),
}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own, a tiny report and no transformer."""
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path))
    for part in PARTS:
        for name, fake in FAKES.items():
            monkeypatch.setattr(part, name, fake, raising=False)
    return tmp_path


@pytest.fixture
def questions(tmp_path: Path) -> str:
    file = tmp_path / "questions.jsonl"
    file.write_text("".join(f"{json.dumps(question)}\n" for question in QUESTIONS), "utf-8")
    return str(file)
