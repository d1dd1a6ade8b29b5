from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.__main__ import main
from eval.asked.json_lines import write_json_lines
from tests.eval.commands.conftest import QUESTIONS, RUN


@pytest.fixture
def run(tmp_path: Path) -> str:
    write_json_lines(RUN, tmp_path / "run.jsonl")
    return str(tmp_path / "run.jsonl")


def test_a_run_is_judged_by_what_its_questions_expect(
    run: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = QUESTIONS
    file = tmp_path / "expected.jsonl"
    demanded = {**first, "most_sentences": 1, "lead": ["60 miljoen"]}
    write_json_lines([demanded, {**second, "outcome": "not_in_report"}], file)

    assert main(["judge", str(file), "--run", run]) == 0

    shown = capsys.readouterr().out
    assert "By demands" in shown
    assert "By labels" in shown
    assert "Not right: 0 of 1" in shown
    saved = json.loads((tmp_path / "run.judged.json").read_text("utf-8"))
    assert saved["demands"]["figures"]["all"]["right in all points"] == 1
    assert saved["labels"]["figures"]["all"]["misled"] == 0


def test_questions_that_expect_nothing_are_an_error(
    run: str, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["judge", questions, "--run", run]) == 2
    assert "'score' reads gold quotes" in capsys.readouterr().err
