from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main
from eval.asked.json_lines import write_json_lines
from eval.run.configuration import configuration
from tests.eval.commands.conftest import RUN


@pytest.fixture
def run(tmp_path: Path) -> Path:
    write_json_lines(RUN, tmp_path / "run.jsonl")
    return tmp_path / "run.jsonl"


def test_a_report_is_written_beside_the_run(
    run: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    configuration("chat", "index/encoder", "0a1b", Path(questions), None).write(run)

    assert main(["report", "--questions", questions, "--run", str(run)]) == 0

    html = run.with_suffix(".html").read_text("utf-8")
    assert "Evaluation of chat on questions.jsonl" in html
    assert "python -m eval run --questions questions.jsonl --system chat" in html
    assert capsys.readouterr().out == f"Wrote {run.with_suffix('.html')}.\n"


def test_a_report_can_be_dutch_and_compare(run: Path, questions: str, tmp_path: Path) -> None:
    out = tmp_path / "dutch.html"
    arguments = ["--questions", questions, "--run", str(run), "--against", str(run)]

    assert main(["report", *arguments, "--language", "nl", "--out", str(out)]) == 0

    html = out.read_text("utf-8")
    assert '<html lang="nl">' in html
    assert "Vergeleken met run.jsonl" in html
    assert "Er is geen verschil." in html


def test_a_report_of_another_run_is_an_error(
    run: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json_lines(RUN[:1], run)
    assert main(["report", "--questions", questions, "--run", str(run)]) == 2
    assert "has no answer to A2" in capsys.readouterr().err
