from __future__ import annotations

from pathlib import Path

import pytest

from eval.__main__ import main
from eval.asked.json_lines import write_json_lines
from tests.eval.commands.conftest import RUN


@pytest.fixture
def runs(tmp_path: Path) -> tuple[str, str]:
    better, worse = tmp_path / "better.jsonl", tmp_path / "worse.jsonl"
    write_json_lines(RUN, better)
    write_json_lines(
        [RUN[0] | {"answered": False, "citations": [], "answer": "Nee."}, RUN[1]], worse
    )
    return str(better), str(worse)


def test_a_comparison_shows_p_values_and_both_answers_side_by_side(
    runs: tuple[str, str], questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *runs, "--questions", questions]) == 0

    out = capsys.readouterr().out
    verified = next(line.split() for line in out.splitlines() if line.startswith("verified"))
    assert verified == [
        "verified",
        "1.000",
        "0.000",
        "-1.000",
        "[-1.00,",
        "-1.00]",
        *("1.0000 2 0 1 0".split()),
    ]
    assert "Compared with A, B is better on no question, worse on 1 question and equal on" in out
    assert "So few differences may be chance.\nTest of “went well”: Fisher's" in out
    assert "1 of 2 questions changed" in out
    assert "A1 (worse): Hoeveel?" in out
    side_by_side = next(line for line in out.splitlines() if "Jordanië ontving" in line)
    assert side_by_side.rstrip().endswith("Nee.")


def test_a_run_compared_with_itself_has_p_1(
    runs: tuple[str, str], questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", runs[0], runs[0], "--questions", questions]) == 0

    out = capsys.readouterr().out
    assert "0 of 2 questions changed" in out
    rows = [line.split() for line in out.splitlines() if line.endswith(("     1", "     2"))]
    assert rows
    assert {row[-5] for row in rows} == {"1.0000"}


def test_changed_questions_can_be_left_out(
    runs: tuple[str, str], questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", *runs, "--questions", questions, "--changes", "0"]) == 0
    assert "(worse)" not in capsys.readouterr().out


def test_runs_over_different_questions_are_an_error(
    runs: tuple[str, str], questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_json_lines(RUN[:1], tmp_path / "short.jsonl")

    assert main(["compare", runs[0], str(tmp_path / "short.jsonl"), "--questions", questions]) == 2

    error = capsys.readouterr().err
    assert error.startswith("error: The runs are over different questions: A2 is in ")
    assert "better.jsonl only (1 such)" in error
