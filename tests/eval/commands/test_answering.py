from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import eval.commands.answering
import eval.commands.shared
from eval.__main__ import main
from eval.asked.json_lines import write_json_lines
from eval.run.configuration import configuration
from index.manifest import sha256_of
from tests.eval.asked.spreadsheet.made import delimited, workbook
from tests.eval.commands.conftest import RUN


def _run(home: Path, records: list[dict[str, Any]]) -> Path:
    write_json_lines(records, home / "runs" / "last.jsonl")
    return home / "runs" / "last.jsonl"


def test_score_prints_and_saves_the_figures_of_the_last_run(
    home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _run(home, RUN)

    assert main(["score", "--questions", questions]) == 0

    saved = json.loads(file.with_suffix(".scores.json").read_text("utf-8"))
    assert saved["figures"]["all"] == pytest.approx(
        {
            "questions": 2,
            "R@1": 0,
            "R@3": 1,
            "R@5": 1,
            "R@10": 1,
            "P@1": 0,
            "P@5": 0.2,
            "RR@10": 0.5,
            "AP@10": 0.5,
            "nDCG@10": 0.63093,
            "sentence R@1": 0,
            "sentence R@3": 0,
            "verified": 1,
            "verified or rightly partly": 1,
            "swallowed": 0,
            "led": 0,
            "answerable partly": 0,
            "partly with evidence": 0,
            "evidence lost": 0,
            "unanswerable declined": 1,
            "unanswerable partly": 0,
            "median words": 7,
            "right if answered": 1,
            "answerable refused": 0,
            "unanswerable refused": 1,
            "unanswerable answered": 0,
            "citation precision": 1,
            "citation recall": 1,
            "quotes verbatim": 1,
            "language right": 1,
            "median seconds": 0.5,
        },
        abs=1e-5,
    )
    assert saved["intervals"]["nl"]["verified"] == pytest.approx([0.2065, 1], abs=1e-4)  # Wilson
    out = capsys.readouterr().out
    assert out.startswith("Both questions went well.\nThe one question that the report answers got")
    assert "type offtopic" in out
    assert "95 % bootstrap" in out
    assert "last.scores.json" in out


def test_score_takes_one_half_another_run_and_another_place(home: Path, questions: str) -> None:
    run = home / "other.jsonl"
    write_json_lines(RUN[1:], run)
    arguments = ["--questions", questions, "--run", str(run), "--split", "dev"]

    assert main(["score", *arguments, "--out", str(home / "scores.json")]) == 0

    assert json.loads((home / "scores.json").read_text("utf-8"))["figures"]["all"]["questions"] == 1


def test_a_report_of_ones_own_is_asked_and_its_quotes_are_looked_up(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, asked = home / "report.txt", home / "own.jsonl"
    report.write_text("Er waren 612 deelnemers aan de taallessen.\n", "utf-8")
    question = {"id": "A1", "question": "Hoeveel?", "evidence": ["612 deelnemers"]}
    lines = [question | {"document": sha256_of(report)}]
    write_json_lines(lines, asked)
    _run(home, RUN[:1])

    assert main(["check", str(asked), "--documents", str(home)]) == 0
    assert main(["check", str(asked)]) == 1
    assert main(["score", "--questions", str(asked), "--report", str(report)]) == 0
    assert main(["score", "--questions", str(asked), "--documents", str(home / "none")]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"error: There is no folder {home / 'none'}."


def test_missing_answers_are_an_error(
    home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(home, RUN[:1])

    assert main(["score", "--questions", questions]) == 2
    assert capsys.readouterr().err == (
        "error: The run has no answer to A2 (1 of 2 questions are missing).\n"
    )


@pytest.mark.parametrize("arguments", [["score"], ["run", "--questions", "none.jsonl"]])
def test_a_missing_file_is_an_error_of_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2

    error = capsys.readouterr().err
    assert error.startswith("error: There is no ")
    assert error.count("\n") == 1


@pytest.mark.parametrize("system", ["chat", "automatic", "tutorial", "bm25"])
def test_every_system_writes_a_run_that_can_be_scored(
    system: str, home: Path, questions: str
) -> None:
    assert main(["run", "--questions", questions, "--system", system]) == 0
    assert main(["score", "--questions", questions]) == 0

    lines = (home / "runs" / "last.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["A1", "A2"]


def test_wrong_usage_exits_with_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["run", "--system", "oracle"])
    assert caught.value.code == 2


def test_a_good_file_is_checked_without_complaint(
    questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", questions]) == 0
    assert capsys.readouterr().out == "Questions: 2, errors: 0, warnings: 0.\n"


def test_a_bad_file_is_told_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text('{"id": "A1"\n{"id": "A2", "question": "Wie?", "answerable": false, "x": 1}\n')

    assert main(["check", str(file)]) == 1

    first, second, total = capsys.readouterr().out.splitlines()
    assert first.startswith("line 1: error: is not JSON")
    assert second == "line 2: warning: the field 'x' is not read"
    assert total == "Questions: 1, errors: 1, warnings: 1."


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_bad_spreadsheet_is_told_row_by_row(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [["vraag", "beantwoordbaar"], ["Wie?", "nee"], ["Wat?", "soms"], ["Hoe?", "nee"]]
    file = tmp_path / f"bad.{ending}"
    file.write_bytes(workbook(rows) if ending == "xlsx" else delimited(rows, ";").encode())

    assert main(["check", str(file)]) == 1

    assert capsys.readouterr().out.splitlines() == [
        "row 3: error: column B (“beantwoordbaar”): “soms” is neither yes nor no;"
        " write “yes” or “no”",
        "Questions: 2, errors: 1, warnings: 0.",
    ]
    assert main(["run", "--questions", str(file)]) == 2
    said = capsys.readouterr().err
    assert f"Row 3 of {file}: column B (“beantwoordbaar”): “soms” is neither yes nor no;" in said


def test_of_very_many_problems_the_first_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.jsonl"
    file.write_text("{\n" * 1000)

    assert main(["check", str(file)]) == 1

    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 102
    assert lines[-2:] == ["… and 900 more.", "Questions: 0, errors: 1000, warnings: 0."]


def test_a_run_over_other_questions_is_an_error(
    home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(home, [RUN[0] | {"question": "Iets anders?"}, RUN[1]])

    assert main(["score", "--questions", questions]) == 2
    assert "A1 is “Iets anders?” there and “Hoeveel?”" in capsys.readouterr().err


def test_an_interruption_says_how_to_go_on(
    questions: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(eval.commands.answering, "answer_into", interrupted)

    assert main(["run", "--questions", questions]) == 130
    assert "the same command goes on from here" in capsys.readouterr().err


def test_a_run_from_another_index_is_told(
    home: Path, questions: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _run(home, RUN)
    made = configuration("chat", "encoder", "0a1b", Path(questions), None)
    made.write(file)
    monkeypatch.setattr(eval.commands.shared, "present_index", lambda _: "ffff")

    assert main(["score", "--questions", questions]) == 0
    assert "made with the index 0a1b; the present one is ffff" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--questions", "{q}", "--out", "{q}"],
        ["score", "--questions", "{q}", "--run", "{r}", "--out", "{r}"],
        ["report", "--questions", "{q}", "--run", "{r}", "--out", "{q}"],
        ["import", "--beir", "{b}", "--trec-run", "{r}", "--out", "{r}"],
    ],
)
def test_no_command_writes_over_what_it_reads(
    arguments: list[str], home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    run = _run(home, RUN)
    before = Path(questions).read_bytes(), run.read_bytes()
    filled = [text.format(q=questions, r=run, b=home) for text in arguments]

    assert main(filled) == 2

    assert "would be written over itself" in capsys.readouterr().err
    assert (Path(questions).read_bytes(), run.read_bytes()) == before


@pytest.mark.parametrize("command", ["run", "score", "report"])
def test_a_folder_in_the_way_is_told_before_anything_is_done(
    command: str, home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _run(home, RUN)

    assert main([command, "--questions", questions, "--out", str(home)]) == 2

    out = capsys.readouterr()
    assert "it is a folder" in out.err
    assert out.out == ""


def test_a_system_that_only_ranks_has_no_figures_about_answers(
    home: Path, questions: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["run", "--questions", questions, "--system", "bm25"]) == 0
    assert main(["score", "--questions", questions]) == 0

    saved = json.loads((home / "runs" / "last.scores.json").read_text("utf-8"))
    assert "RR@10" in saved["figures"]["all"]
    assert (
        not {"verified", "unanswerable refused", "language right"} & saved["figures"]["all"].keys()
    )
